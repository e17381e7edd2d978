import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programCacheDir } from '../../engine/local/environment.ts';
import type { Environment } from '../../engine/local/environment.ts';
import { LocalServiceError } from '../../engine/local/localServiceError.ts';
import { findTemporal } from '../../engine/local/temporal/executable.ts';

const LIMIT_MS = 30_000;

let home: string;
let bin: string;
let env: Environment;
let proxy: Server;
let connections: Socket[];
let progress: string[];

/** The SDK reaches its download site only through this proxy, which accepts and stays silent until it is closed. */
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dacu-find-'));
  bin = join(home, 'bin');
  await mkdir(bin);
  [connections, progress] = [[], []];
  proxy = createServer((socket) => {
    connections.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const proxyUrl = `http://127.0.0.1:${port}`;
  env = { PATH: bin, HOME: home, HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl };
});

afterEach(async () => {
  await blockDownloads();
  await rm(home, { recursive: true, force: true });
});

async function blockDownloads(): Promise<void> {
  for (const socket of connections) socket.destroy();
  if (proxy.listening) await new Promise((resolve) => proxy.close(resolve));
}

async function program(path: string, script: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const find = (downloadStallMs = 20_000): Promise<string> =>
  findTemporal({ env, downloadStallMs, onProgress: (message) => progress.push(message.en) });

/** A `go` that writes down how it was called and, like the real one, leaves the program in GOBIN. */
const goThatBuilds = (): Promise<string> =>
  program(
    join(bin, 'go'),
    `echo "$*" >> "${home}/go-calls"; /bin/sleep 0.2; echo built > "$GOBIN/temporal"; /bin/chmod +x "$GOBIN/temporal"`,
  );

const goCalls = async (): Promise<string[]> => (await readFile(join(home, 'go-calls'), 'utf8')).trim().split('\n');

describe('finding the Temporal CLI', () => {
  it(
    'takes temporal from the PATH before anything else',
    async () => {
      await program(join(programCacheDir(env), 'temporal-1.5.1', 'temporal'), 'exit 0');
      const onPath = await program(join(bin, 'temporal'), 'echo "temporal version 1.4.0 (Server 1.28.0, UI 2.39.0)"');
      expect(await find()).toBe(onPath);
      expect(progress).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'passes over another program of that name, and takes what was built before without asking the network',
    async () => {
      await program(join(bin, 'temporal'), 'echo "temporal, a calendar"');
      const cached = await program(join(programCacheDir(env), 'temporal-1.5.1', 'temporal'), 'exit 0');
      expect(await find()).toBe(cached);
      expect(connections).toHaveLength(0);
      expect(progress).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'builds the pinned version with Go where downloads are blocked, once, and keeps it per user',
    async () => {
      await goThatBuilds();
      await blockDownloads();
      const built = await find();
      expect(built).toBe(join(home, '.cache', 'dacu', 'temporal-1.5.1', 'temporal'));
      expect(progress[0]).toMatch(/Downloading/);
      expect(progress[1]).toMatch(/Building Temporal with Go .*about 3 minutes/);
      expect(await find()).toBe(built);
      expect(await goCalls()).toEqual(['install -v github.com/temporalio/cli/cmd/temporal@v1.5.1']);
    },
    LIMIT_MS,
  );

  it(
    'gives up a download that stands still after the time limit, and goes on',
    async () => {
      await goThatBuilds();
      expect(await find(3_000)).toMatch(/temporal-1\.5\.1\/temporal$/);
      expect(connections.length).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'builds once when two clones start at the same time; the second waits and says so',
    async () => {
      await goThatBuilds();
      await blockDownloads();
      const [first, second] = await Promise.all([find(), find()]);
      expect(second).toBe(first);
      expect(await goCalls()).toHaveLength(1);
      expect(progress.filter((line) => /already fetching/.test(line))).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    'takes over the lock of a process that died while fetching',
    async () => {
      await goThatBuilds();
      await blockDownloads();
      await mkdir(programCacheDir(env), { recursive: true });
      await writeFile(
        join(programCacheDir(env), 'temporal.lock'),
        JSON.stringify({ pid: process.pid, start: 'earlier' }),
      );
      expect(await find()).toMatch(/temporal-1\.5\.1\/temporal$/);
      expect(await readdir(programCacheDir(env))).not.toContain('temporal.lock');
    },
    LIMIT_MS,
  );

  it(
    'lists every way out, and why each failed, in both languages when none works',
    async () => {
      await program(join(bin, 'go'), 'echo "dial tcp: lookup proxy.golang.org: no such host" >&2; exit 1');
      await blockDownloads();
      const failure = await find().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(LocalServiceError);
      const { code, message } = (failure as LocalServiceError).problem;
      expect(code).toBe('temporalMissing');
      for (const text of [message.en, message['zh-CN']]) {
        expect(text).toContain('https://docs.temporal.io/cli');
        expect(text).toContain('https://temporal.download');
        expect(text).toContain('https://go.dev/dl');
        expect(text).toContain('TEMPORAL_ADDRESS=127.0.0.1:7233');
        expect(text).toContain('lookup proxy.golang.org: no such host');
        expect(text).not.toMatch(/\{\w+\}/);
      }
      expect(message.en).toMatch(/no command temporal on the PATH/);
      expect(message['zh-CN']).toMatch(/PATH 上没有 temporal/);
      expect(await readdir(join(programCacheDir(env), 'temporal-1.5.1'))).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'says that Go is missing where it is',
    async () => {
      await blockDownloads();
      await expect(find()).rejects.toThrow(/Go is not installed/);
    },
    LIMIT_MS,
  );
});
