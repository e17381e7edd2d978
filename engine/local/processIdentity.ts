import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './errorCode.ts';

const run = promisify(execFile);

/**
 * What tells the process that has `pid` now from any other that had or will have the same number: when it started.
 * Undefined when there is no such process.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  return process.platform === 'linux' ? await linuxStart(pid) : await psStart(pid);
}

async function linuxStart(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name, in brackets, may itself hold spaces and brackets: count the fields after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}:${startTicks}`;
  } catch {
    return undefined;
  }
}

async function psStart(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but another user's.
    return errorCode(error) === 'EPERM';
  }
}

/** The ids of the running processes that have `argument` among their command-line arguments. */
export async function processesWithArgument(argument: string): Promise<number[]> {
  return process.platform === 'linux' ? await linuxProcesses(argument) : await psProcesses(argument);
}

async function linuxProcesses(argument: string): Promise<number[]> {
  const entries = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const args = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
      return args.split('\0').includes(argument) ? [Number(entry)] : [];
    }),
  );
  return found.flat();
}

async function psProcesses(argument: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .split('\n')
    .filter((line) => `${line} `.includes(` ${argument} `))
    .map((line) => Number.parseInt(line, 10));
}
