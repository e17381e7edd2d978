import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineProblem } from '../../rules/problems/problem.ts';
import { errorCode } from '../local/errorCode.ts';
import { LocalServiceError } from '../local/localServiceError.ts';

export const SESSION_SECRET_FILE = 'session-secret';
export const API_TOKEN_FILE = 'api-token';

/** Shorter than what is made here, so that one may bring one's own; longer than what is guessed. */
const SHORTEST = 16;

const damagedSecret = defineProblem('damaged-secret', {
  en: 'The file {path} is empty or holds fewer than {shortest} characters, so it keeps nothing secret. Delete it, and a new one is made at the next start: people then sign in again, and programs need the new token.',
  'zh-CN':
    '文件 {path} 为空或不足 {shortest} 个字符，无法用作密钥。请删除它，下次启动时会重新生成：届时用户需重新登录，程序需使用新的令牌。',
});

const BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * The secret that the environment gives, else the one of the data folder, which is made at the first start.
 * @throws LocalServiceError if the file was damaged
 */
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
  return provideSecret(dataDir, file, given);
}

async function read(path: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(path, 'utf8')).trim();
    if (secret.length < SHORTEST) throw new LocalServiceError(damagedSecret('', { path, shortest: SHORTEST }));
    await chmod(path, OWNER_ONLY);
    return secret;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
