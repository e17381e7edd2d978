import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_TOKEN_FILE, provideSecret } from '../../engine/auth/secrets.ts';
import { hashPassword, verifyPassword } from '../../engine/auth/passwords.ts';

describe('a secret of the data folder', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'dacu-secret-')), 'new');
  });
  afterEach(() => rm(join(dataDir, '..'), { recursive: true }));

  it('is made once, readable by its owner only, however many start at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => provideSecret(dataDir, API_TOKEN_FILE, undefined)));
    expect(new Set(made).size).toBe(1);
    expect(made[0]).toMatch(/^[\w-]{43}$/);
    const path = join(dataDir, API_TOKEN_FILE);
    expect((await readFile(path, 'utf8')).trim()).toBe(made[0]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await provideSecret(dataDir, API_TOKEN_FILE, '')).toBe(made[0]);
  });

  it.each(['', '\n', 'short'])('that holds only %j is refused by the name of its file', async (text) => {
    const path = join(dataDir, API_TOKEN_FILE);
    await mkdir(dataDir);
    await writeFile(path, text);
    await expect(provideSecret(dataDir, API_TOKEN_FILE, undefined)).rejects.toThrow(`The file ${path} is empty`);
    await rm(path);
    expect(await provideSecret(dataDir, API_TOKEN_FILE, undefined)).toMatch(/^[\w-]{43}$/);
  });

  it('is not made where the environment gives one', async () => {
    expect(await provideSecret(dataDir, API_TOKEN_FILE, 'given')).toBe('given');
    await expect(stat(join(dataDir, API_TOKEN_FILE))).rejects.toThrow('ENOENT');
  });
});

describe('a password', () => {
  it('is verified against its own hash only, and two hashes of it differ', async () => {
    const [one, two] = await Promise.all([hashPassword('大促 2026'), hashPassword('大促 2026')]);
    expect(one).not.toBe(two);
    expect([await verifyPassword('大促 2026', one), await verifyPassword('大促 2027', one)]).toEqual([true, false]);
    expect(await verifyPassword('x', 'plain$x')).toBe(false);
  });
});
