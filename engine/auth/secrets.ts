import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../local/errorCode.ts';

export const SESSION_SECRET_FILE = 'session-secret';
export const API_TOKEN_FILE = 'api-token';

const BYTES = 32;
const OWNER_ONLY = 0o600;

/** The secret that the environment gives, else the one of the data folder, which is made at the first start. */
export async function provideSecret(dataDir: string, file: string, given: string | undefined): Promise<string> {
  if (given !== undefined && given !== '') return given;
  const path = join(dataDir, file);
  const kept = await read(path);
  if (kept !== undefined) return kept;
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: OWNER_ONLY });
  // Of two processes that start together the first one's secret holds, and neither sees half of one.
  await link(draft, path).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read(path)) ?? '';
}

async function read(path: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(path, 'utf8')).trim();
    await chmod(path, OWNER_ONLY);
    return secret === '' ? undefined : secret;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
