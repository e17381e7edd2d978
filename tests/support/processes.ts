import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The compiled command line, which `npm test` builds before the tests. */
export const CLI = resolve('dist/engine/cli/main.js');

export interface Ended {
  /** Exit code; null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  /** Added to an environment without any setting of the product; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** What it reads from its standard input, which is empty otherwise. */
  readonly input?: string;
  /** In a process group of its own, which `stop` ends as a whole: a program such as npm leaves alone what it started. */
  readonly group?: boolean;
}

/** A program of its own process, outside of the test's. */
export interface Program {
  readonly pid: number;
  /** What it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what it writes to either output. @throws Error if it ends, or takes too long */
  says(pattern: RegExp, limitMs: number): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
  /** Asks it to end, and kills it if it does not within the limit. */
  stop(limitMs?: number): Promise<Ended>;
}

const SETTINGS = /^(DACU_|TEMPORAL_|MONGODB_|PORT$|HOST$|LC_|LANG$|NODE_OPTIONS$)/;

/** The environment of a user who has set nothing, and whose terminal is English. */
function environment(own: StartOptions['env'] = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  return { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', ...own };
}

export function startProgram(program: string, args: readonly string[], options: StartOptions = {}): Program {
  const child = spawn(program, args, {
    env: environment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: options.group ?? false,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // Whoever ends without reading what it is given is no failure of the test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, stdout, stderr }));
  return {
    pid: child.pid!,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    says: (pattern, limitMs) => waitForWords(child, () => pattern.exec(stdout) ?? pattern.exec(stderr), limitMs),
    async stop(limitMs = 20_000) {
      const kill = (signal: NodeJS.Signals) => (options.group ? process.kill(-child.pid!, signal) : child.kill(signal));
      if (child.exitCode === null) kill('SIGTERM');
      const killing = setTimeout(() => kill('SIGKILL'), limitMs);
      const result = await ended;
      clearTimeout(killing);
      return result;
    },
  };
}

function waitForWords(
  child: ChildProcess,
  find: () => RegExpExecArray | null,
  limitMs: number,
): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    const finish = (error?: string): void => {
      const found = find();
      if (!found && error === undefined) return;
      clearTimeout(limit);
      for (const output of [child.stdout, child.stderr]) output?.off('data', look);
      child.off('close', close);
      if (found) done(found);
      else fail(new Error(error));
    };
    const look = (): void => finish();
    const close = (code: number | null): void => finish(`It ended with ${code} before it said so`);
    const limit = setTimeout(() => finish(`It did not say so within ${limitMs} ms`), limitMs);
    for (const output of [child.stdout, child.stderr]) output?.on('data', look);
    child.on('close', close);
    look();
  });
}

export const startCli = (args: readonly string[], options?: StartOptions): Program =>
  startProgram(process.execPath, [CLI, ...args], options);

/** Runs the command line to its end. */
export const runCli = (args: readonly string[], options?: StartOptions): Promise<Ended> =>
  startCli(args, options).ended;
