import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const KEEP_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 2_000;

/** Makes the folder of a log file, and sets a file aside (`.1`) that has grown beyond 20 MB. */
export async function prepareLogFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > KEEP_BYTES) await rename(path, `${path}.1`);
}

/** The end, at most 2,000 bytes, of what was written to the file from byte `from` on. */
export async function logTail(path: string, from: number): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(TAIL_BYTES), position: start });
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await file.close();
  }
}
