import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { freePort } from '../freePort.ts';
import { untilListening } from '../untilListening.ts';
import { startDevServer, killLeftovers } from './devServer.ts';
import type { DevServer, DevServerOptions } from './devServer.ts';
import { logTail } from './logFile.ts';
import { temporalNotStarting } from './problems.ts';
import { waitUntilReady } from './ready.ts';

export type ServiceLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export interface SupervisedServer {
  readonly port: number;
  /** Ends the server for good. */
  stop(): Promise<void>;
}

const NAMESPACE = 'default';
const READY_LIMIT_MS = 60_000;
const START_ATTEMPTS = 3;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;
/** A server that ran this long was healthy: its next restart is immediate again. */
const HEALTHY_MS = 30_000;

/**
 * Starts the dev server on the preferred port, or on another one if that is taken, waits until it answers, and starts
 * it again, on the same port, whenever it dies. Throws a LocalServiceError with the end of its log if it never answers.
 */
export async function superviseDevServer(
  options: Omit<DevServerOptions, 'port'> & { readonly preferredPort?: number },
  log: ServiceLog,
): Promise<SupervisedServer> {
  const { server, port } = await firstStart(options);
  const stopping = new AbortController();
  const supervision = keepRunning(server, { ...options, port }, log, stopping.signal);
  return {
    port,
    stop: async () => {
      stopping.abort();
      await supervision;
    },
  };
}

async function firstStart(
  options: Omit<DevServerOptions, 'port'> & { readonly preferredPort?: number },
): Promise<{ server: DevServer; port: number }> {
  const logStart = await stat(options.logFile).then(
    (file) => file.size,
    () => 0,
  );
  // Between choosing a free port and listening on it, somebody else may take it: then the server ends at once.
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const port = await freePort(attempt === 1 ? options.preferredPort : undefined);
    await killLeftovers(options.database);
    const server = await startDevServer({ ...options, port });
    if (await becomesReady(server, port)) return { server, port };
    await server.stop();
  }
  const tail = await logTail(options.logFile, logStart);
  throw temporalNotStarting({ path: options.executable, logFile: options.logFile, tail, database: options.database });
}

/** False as soon as the server has ended, without waiting for a connection to it to time out. */
async function becomesReady(server: DevServer, port: number): Promise<boolean> {
  const ended = new AbortController();
  const whenEnded = server.exited.then(() => {
    ended.abort();
    return false;
  });
  // A gRPC channel that was refused waits a second before it tries again, so none is made before there is a listener.
  const answer = untilListening(port, AbortSignal.any([ended.signal, AbortSignal.timeout(READY_LIMIT_MS)])).then(() =>
    waitUntilReady({ address: `127.0.0.1:${port}` }, NAMESPACE, READY_LIMIT_MS, ended.signal),
  );
  return await Promise.race([answer.then(({ state }) => state === 'ready'), whenEnded]);
}

async function keepRunning(
  first: DevServer,
  options: DevServerOptions,
  log: ServiceLog,
  stopping: AbortSignal,
): Promise<void> {
  const stopRequested = new Promise<void>((resolve) =>
    stopping.addEventListener('abort', () => resolve(), { once: true }),
  );
  let server = first;
  for (let backoffMs = FIRST_BACKOFF_MS; ; backoffMs = Math.min(backoffMs * 2, MAX_BACKOFF_MS)) {
    const startedAt = performance.now();
    await Promise.race([server.exited, stopRequested]);
    if (stopping.aborted) return await server.stop();
    if (performance.now() - startedAt > HEALTHY_MS) backoffMs = FIRST_BACKOFF_MS;
    log.warn({ logFile: options.logFile, backoffMs }, 'The local Temporal server ended; starting it again');
    await Promise.race([delay(backoffMs, undefined, { ref: false }), stopRequested]);
    if (stopping.aborted) return;
    try {
      await killLeftovers(options.database);
      server = await startDevServer(options);
      if (await becomesReady(server, options.port))
        log.info({ port: options.port }, 'The local Temporal server is back');
      else await server.stop();
    } catch (error) {
      log.error({ error }, 'The local Temporal server cannot be started');
    }
  }
}
