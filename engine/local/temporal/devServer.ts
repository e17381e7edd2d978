import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { processesWithArgument } from '../processIdentity.ts';

export interface DevServerOptions {
  /** The Temporal CLI. */
  readonly executable: string;
  /** Absolute path of the SQLite file; it also tells our server from others in the list of processes. */
  readonly database: string;
  readonly port: number;
  readonly logFile: string;
}

const STOP_LIMIT_MS = 8_000;

/**
 * Runs the server as a child and ends with it; ends it when standard input closes. Our end of that pipe closes when we
 * stop, and also when we are killed without a chance to clean up: the server never outlives the engine.
 */
const KEEPER = `
  exec 3<&0
  "$@" </dev/null 3<&- &
  server=$!
  {
    while read -r _; do :; done
    kill -TERM $server 2>/dev/null
    tries=0
    while [ $tries -lt 50 ] && kill -0 $server 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
    kill -KILL $server 2>/dev/null
  } <&3 &
  keeper=$!
  exec 3<&-
  wait $server
  code=$?
  kill $keeper 2>/dev/null
  exit $code
`;

/** The arguments of the dev server; the settings that are not plain are measured, see docs/decisions. */
export function devServerArguments({ database, port }: Pick<DevServerOptions, 'database' | 'port'>): string[] {
  // prettier-ignore
  return [
    'server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port),
    '--db-filename', database, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal',
    '--dynamic-config-value', 'system.enableActivityEagerExecution=true',
    '--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"',
    '--log-level', 'warn', '--log-format', 'json',
  ];
}

/** A running dev server. */
export interface DevServer {
  /** Resolves when it has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends it in an orderly way, or after 8 s by force. */
  stop(): Promise<void>;
}

/** Starts the dev server; it is not ready yet when this returns. Its output is appended to the log file. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const log = await open(options.logFile, 'a');
  try {
    const child = spawn(
      '/bin/sh',
      ['-c', KEEPER, 'dacu-temporal', options.executable, ...devServerArguments(options)],
      {
        stdio: ['pipe', log.fd, log.fd],
        // In a process group of its own, so that Ctrl-C in a terminal ends the workers first and their server last.
        detached: true,
      },
    );
    await once(child, 'spawn');
    // Writing never happens; the pipe of a server that has ended is no error of ours.
    child.stdin?.on('error', () => undefined);
    const exited = once(child, 'exit').then(() => {
      child.stdin?.destroy();
    });
    return { exited, stop: () => stopDevServer(child, exited, options.database) };
  } finally {
    await log.close();
  }
}

async function stopDevServer(child: ChildProcess, exited: Promise<void>, database: string): Promise<void> {
  child.stdin?.end();
  const ended = await Promise.race([exited.then(() => true), delay(STOP_LIMIT_MS, false, { ref: false })]);
  if (!ended) await killLeftovers(database);
  await exited;
}

/**
 * Kills dev servers that still run on our database: leftovers of an engine that was killed together with the keeper.
 * Call it only while holding the lock of the data folder. Returns how many there were.
 */
export async function killLeftovers(database: string): Promise<number> {
  const found = new Set<number>();
  for (;;) {
    const running = (await processesWithArgument(database)).filter((pid) => pid !== process.pid);
    if (running.length === 0) return found.size;
    for (const pid of running) {
      found.add(pid);
      kill(pid);
    }
    await delay(20);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
