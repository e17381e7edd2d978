import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Text } from '../../../rules/problems/problem.ts';
import { programCacheDir } from '../environment.ts';
import type { Environment } from '../environment.ts';
import { isExecutableFile, programsOnPath } from '../findProgram.ts';
import { waitForLock } from '../lockFile.ts';
import { download } from './download.ts';
import { CLI_VERSION, goInstall } from './goInstall.ts';
import { temporalMissing, temporalPlatform } from './problems.ts';

const run = promisify(execFile);

export type ReportProgress = (message: Text) => void;

/** What one way of getting the program came to: its absolute path, or why not. */
export type Attempt = { readonly path: string } | { readonly reason: Text };

export interface FindTemporalOptions {
  readonly env: Environment;
  readonly onProgress: ReportProgress;
  /** A download that stands still this long is given up. Default 20,000. */
  readonly downloadStallMs?: number;
}

/**
 * The absolute path of a Temporal CLI that can run the dev server: `temporal` on the PATH, else one fetched before, else
 * the SDK's own download, else one built by `go install`. What is fetched or built is kept per user.
 * Throws a LocalServiceError that lists the ways out when there is none.
 */
export async function findTemporal({ env, onProgress, downloadStallMs }: FindTemporalOptions): Promise<string> {
  if (process.platform === 'win32') throw temporalPlatform('Windows');
  const onPath = await temporalOnPath(env);
  if ('path' in onPath) return onPath.path;
  const targets = provisionedPaths(env);
  const cached = targets.find(isExecutableFile);
  if (cached !== undefined) return cached;
  return await provision(env, onProgress, downloadStallMs, onPath.reason);
}

async function provision(
  env: Environment,
  onProgress: ReportProgress,
  stallMs: number | undefined,
  pathReason: Text,
): Promise<string> {
  const targets = provisionedPaths(env);
  const [downloaded, built] = targets;
  const cacheDir = programCacheDir(env);
  await mkdir(cacheDir, { recursive: true });
  const lock = await waitForLock(join(cacheDir, 'temporal.lock'), (pid) =>
    onProgress({
      'zh-CN': `另一个进程（${pid}）正在准备 Temporal，等待它完成…`,
      en: `Another process (${pid}) is already fetching Temporal; waiting for it…`,
    }),
  );
  try {
    const meanwhile = targets.find(isExecutableFile);
    if (meanwhile !== undefined) return meanwhile;
    const fetched = await download({ target: downloaded, env, onProgress, stallMs });
    if ('path' in fetched) return fetched.path;
    const build = await goInstall({ target: built, env, onProgress });
    if ('path' in build) return build.path;
    throw temporalMissing([pathReason, fetched.reason, build.reason]);
  } finally {
    await lock.release();
  }
}

/** Where the download and the build are kept. */
function provisionedPaths(env: Environment): [downloaded: string, built: string] {
  const cacheDir = programCacheDir(env);
  return [join(cacheDir, 'temporal-download', 'temporal'), join(cacheDir, `temporal-${CLI_VERSION}`, 'temporal')];
}

async function temporalOnPath(env: Environment): Promise<Attempt> {
  const candidates = programsOnPath('temporal', env);
  for (const path of candidates) {
    if (await isTemporalCli(path)) return { path };
  }
  const [first] = candidates;
  if (first === undefined) {
    return { reason: { 'zh-CN': 'PATH 上没有 temporal 命令。', en: 'There is no command temporal on the PATH.' } };
  }
  return { reason: { 'zh-CN': `${first} 不是 Temporal CLI。`, en: `${first} is not the Temporal CLI.` } };
}

/** Other programs are called temporal too, older servers among them. */
async function isTemporalCli(path: string): Promise<boolean> {
  try {
    const { stdout } = await run(path, ['--version'], { cwd: dirname(path), timeout: 10_000 });
    return /^temporal version \d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}
