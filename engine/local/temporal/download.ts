import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../environment.ts';
import type { Attempt, ReportProgress } from './executable.ts';

export interface DownloadOptions {
  /** Where the program goes. */
  readonly target: string;
  readonly env: Environment;
  readonly onProgress: ReportProgress;
  readonly stallMs?: number;
}

const DEFAULT_STALL_MS = 20_000;
const CHECK_MS = 200;
const REPORT_STEP_MB = 20;

/**
 * The SDK downloads the program only as part of starting it, and its native call cannot be cancelled: so it runs in a
 * process of its own, which we can end. That process fails where the started server fails, but the file is complete by then.
 */
const DOWNLOADER = `
  const [sdk, downloadDir] = process.argv.slice(1);
  const { TestWorkflowEnvironment } = require(sdk);
  TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir } } })
    .then((server) => server.teardown())
    .catch((error) => { console.error(String(error)); process.exitCode = 1; });
`;

/** Fetches the Temporal CLI through the SDK, into `target`. Gives up when the download stands still for `stallMs`. */
export async function download({
  target,
  env,
  onProgress,
  stallMs = DEFAULT_STALL_MS,
}: DownloadOptions): Promise<Attempt> {
  onProgress({ 'zh-CN': '正在下载 Temporal…', en: 'Downloading Temporal…' });
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), 'downloading-'));
  try {
    const problem = await runDownloader(folder, env, onProgress, stallMs);
    const file = (await readdir(folder)).find((name) => !name.endsWith('.downloading'));
    if (file === undefined) return { reason: failureReason(problem) };
    await rename(join(folder, file), target);
    return { path: target };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runDownloader(
  folder: string,
  env: Environment,
  onProgress: ReportProgress,
  stallMs: number,
): Promise<string> {
  const sdk = createRequire(import.meta.url).resolve('@temporalio/testing');
  const child = spawn(process.execPath, ['-e', DOWNLOADER, sdk, folder], {
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4_000)));
  const exited = once(child, 'exit');
  const stalled = await Promise.race([exited.then(() => false), watchProgress(child, folder, onProgress, stallMs)]);
  if (stalled) child.kill('SIGKILL');
  await exited;
  return stalled ? `no progress for ${Math.round(stallMs / 1000)} s` : (output.trim().split('\n')[0] ?? '');
}

/** Resolves true once the size of what was downloaded has not changed for `stallMs`; false when the process has ended. */
async function watchProgress(
  child: { exitCode: number | null; signalCode: NodeJS.Signals | null },
  folder: string,
  onProgress: ReportProgress,
  stallMs: number,
): Promise<boolean> {
  let [size, changedAt, reportedMb] = [0, performance.now(), 0];
  while (child.exitCode === null && child.signalCode === null) {
    await delay(CHECK_MS);
    const { bytes, complete } = await progress(folder);
    // From here on the server that came with the download starts and stops, which has its own limit.
    if (complete) return false;
    if (bytes !== size) [size, changedAt] = [bytes, performance.now()];
    else if (performance.now() - changedAt > stallMs) return true;
    const megabytes = Math.floor(bytes / 1e6);
    if (megabytes >= reportedMb + REPORT_STEP_MB) {
      reportedMb = megabytes;
      onProgress({ 'zh-CN': `正在下载 Temporal：${megabytes} MB`, en: `Downloading Temporal: ${megabytes} MB` });
    }
  }
  return false;
}

async function progress(folder: string): Promise<{ bytes: number; complete: boolean }> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return {
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    complete: names.some((name) => !name.endsWith('.downloading')),
  };
}

function failureReason(problem: string): { 'zh-CN': string; en: string } {
  const detail = problem.slice(0, 240);
  return { 'zh-CN': `下载未成功：${detail}`, en: `The download failed: ${detail}` };
}
