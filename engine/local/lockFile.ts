import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode } from './errorCode.ts';
import { processStart } from './processIdentity.ts';

const ownerSchema = z.object({ pid: z.int().positive(), start: z.string() });

/** A held lock; it also ends with the process that holds it. */
export interface HeldLock {
  release(): Promise<void>;
}

export type LockAttempt = { readonly lock: HeldLock } | { readonly heldByPid: number };

/** A take-over lasts milliseconds; one this old was left by a process that died in it. */
const TAKE_OVER_LIMIT_MS = 5_000;

/**
 * Takes the lock file at `path`, or tells which process holds it. A lock whose holder has died is taken over: the file
 * names the holder by process id and start time, so that a reused id is not mistaken for it.
 */
export async function tryLock(path: string): Promise<LockAttempt> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    if (await createLock(path)) return { lock: { release: () => rm(path, { force: true }) } };
    const holder = await livingHolder(path);
    if (holder !== undefined) return { heldByPid: holder };
    await removeDeadLock(path);
  }
}

/** Takes the lock file at `path`, waiting for its holder if need be; `onWait` is called once, before waiting. */
export async function waitForLock(path: string, onWait: (pid: number) => void): Promise<HeldLock> {
  for (let waited = false; ; waited = true) {
    const attempt = await tryLock(path);
    if ('lock' in attempt) return attempt.lock;
    if (!waited) onWait(attempt.heldByPid);
    await delay(250);
  }
}

/** Linking a finished file is atomic, so no other process ever reads a lock without its owner in it. */
async function createLock(path: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify({ pid: process.pid, start: await processStart(process.pid) }));
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function livingHolder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const owner = ownerSchema.safeParse(text === '' ? undefined : parseJson(text));
  if (!owner.success) return undefined;
  return (await processStart(owner.data.pid)) === owner.data.start ? owner.data.pid : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Removes the lock of a dead process. Two processes that find it at once must not remove each other's new lock: one at
 * a time, under a guard folder, looks again and then moves it away.
 */
async function removeDeadLock(path: string): Promise<void> {
  const guard = `${path}.taking-over`;
  try {
    await mkdir(guard);
  } catch {
    const age = Date.now() - (await stat(guard).then((found) => found.mtimeMs, Date.now));
    if (age > TAKE_OVER_LIMIT_MS) await rm(guard, { recursive: true, force: true });
    await delay(20);
    return;
  }
  try {
    if ((await livingHolder(path)) !== undefined) return;
    const dead = `${path}.${randomUUID()}`;
    await rename(path, dead).catch(() => undefined);
    await rm(dead, { force: true });
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}
