import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Environment } from '../environment.ts';
import { tryLock } from '../lockFile.ts';
import { findTemporal } from './executable.ts';
import type { ReportProgress } from './executable.ts';
import { externalTemporal } from './external.ts';
import type { ExternalTemporal, TemporalConnectionOptions } from './external.ts';
import { prepareLogFile } from './logFile.ts';
import { temporalInUse, temporalNamespaceMissing, temporalUnreachable } from './problems.ts';
import { waitUntilReady } from './ready.ts';
import { superviseDevServer } from './supervisor.ts';
import type { ServiceLog } from './supervisor.ts';

/** A Temporal service that answered. */
export interface TemporalService {
  readonly kind: 'external' | 'local';
  /** `host:port` of its gRPC endpoint; a local one keeps it for as long as it is supervised. */
  readonly address: string;
  readonly namespace: string;
  /** For `Connection.connect` and `NativeConnection.connect`: address, TLS, API key, metadata. */
  readonly connectionOptions: TemporalConnectionOptions;
  /** Ends a local service; leaves an external one alone. May be called more than once. */
  stop(): Promise<void>;
}

export interface ProvideTemporalOptions {
  /** The data folder: a local service keeps its database in `temporal/`, its log in `logs/temporal.log`. */
  readonly dataDir: string;
  readonly env: Environment;
  readonly log: ServiceLog;
  /** Told what takes long: fetching, building, waiting. */
  readonly onProgress?: ReportProgress;
  /** How long an external service may take to answer. Default 60,000. */
  readonly externalLimitMs?: number;
}

const EXTERNAL_LIMIT_MS = 60_000;

/**
 * The Temporal service that the environment names (see `externalTemporal`), or else a local one: the official dev
 * server on a SQLite file in the data folder, started, supervised and stopped with us.
 * Throws a LocalServiceError that names the way out when it cannot be had.
 */
export async function provideTemporal(options: ProvideTemporalOptions): Promise<TemporalService> {
  const external = externalTemporal(options.env);
  return external ? await provideExternal(external, options) : await provideLocal(options);
}

async function provideExternal(
  { namespace, connectionOptions }: ExternalTemporal,
  { onProgress, externalLimitMs = EXTERNAL_LIMIT_MS }: ProvideTemporalOptions,
): Promise<TemporalService> {
  const { address } = connectionOptions;
  onProgress?.({
    'zh-CN': `正在连接 Temporal 服务 ${address}…`,
    en: `Connecting to the Temporal service at ${address}…`,
  });
  const readiness = await waitUntilReady(connectionOptions, namespace, externalLimitMs);
  if (readiness.state === 'noNamespace') throw temporalNamespaceMissing(address, namespace);
  if (readiness.state === 'unreachable') throw temporalUnreachable(address, externalLimitMs / 1000, readiness.detail);
  return { kind: 'external', address, namespace, connectionOptions, stop: async () => undefined };
}

async function provideLocal({ dataDir, env, log, onProgress }: ProvideTemporalOptions): Promise<TemporalService> {
  const home = resolve(dataDir);
  const folder = join(home, 'temporal');
  const logFile = join(home, 'logs', 'temporal.log');
  const executable = await findTemporal({ env, onProgress: onProgress ?? (() => undefined) });
  await mkdir(folder, { recursive: true });
  const attempt = await tryLock(join(folder, 'owner.lock'));
  if ('heldByPid' in attempt) throw temporalInUse(home, attempt.heldByPid);
  try {
    await prepareLogFile(logFile);
    const database = join(folder, 'temporal.db');
    const portFile = join(folder, 'port');
    const preferredPort = await rememberedPort(portFile);
    const server = await superviseDevServer({ executable, database, logFile, preferredPort }, log);
    if (server.port !== preferredPort) await writeFile(portFile, `${server.port}\n`);
    const address = `127.0.0.1:${server.port}`;
    log.info({ address, executable }, 'The local Temporal server runs');
    const stop = async (): Promise<void> => {
      await server.stop();
      await attempt.lock.release();
    };
    let stopped: Promise<void> | undefined;
    return {
      kind: 'local',
      address,
      namespace: 'default',
      connectionOptions: { address },
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    await attempt.lock.release();
    throw error;
  }
}

async function rememberedPort(portFile: string): Promise<number | undefined> {
  const text = await readFile(portFile, 'utf8').catch(() => '');
  const port = Number(text.trim());
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
