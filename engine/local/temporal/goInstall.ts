import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Environment } from '../environment.ts';
import { isExecutableFile, programsOnPath } from '../findProgram.ts';
import type { Attempt, ReportProgress } from './executable.ts';

/** The newest version that `go install` can build: the modules of later ones hold a local replace. */
export const CLI_VERSION = '1.5.1';
export const CLI_MODULE = `github.com/temporalio/cli/cmd/temporal@v${CLI_VERSION}`;

const REPORT_EVERY_MS = 5_000;
/** Neither a large module on a slow line nor the last link step prints anything for a while. */
const SILENCE_LIMIT_MS = 5 * 60_000;

export interface GoInstallOptions {
  /** Where the program goes. */
  readonly target: string;
  readonly env: Environment;
  readonly onProgress: ReportProgress;
}

/** Builds the Temporal CLI from source, from the Go module proxy, into `target`. About three minutes the first time. */
export async function goInstall({ target, env, onProgress }: GoInstallOptions): Promise<Attempt> {
  const [go] = programsOnPath('go', env);
  if (go === undefined)
    return { reason: { 'zh-CN': '没有安装 Go，无法构建。', en: 'Go is not installed, to build it.' } };
  onProgress({
    'zh-CN': `正在用 Go 构建 Temporal（${CLI_MODULE}），仅首次需要，约 3 分钟…`,
    en: `Building Temporal with Go (${CLI_MODULE}); about 3 minutes, this once…`,
  });
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), 'building-'));
  try {
    const problem = await runGo(go, folder, env, onProgress);
    const built = join(folder, 'temporal');
    if (problem !== undefined || !isExecutableFile(built)) return { reason: failureReason(problem ?? '') };
    await rename(built, target);
    return { path: target };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runGo(
  go: string,
  folder: string,
  env: Environment,
  onProgress: ReportProgress,
): Promise<string | undefined> {
  // Set for cross compiling, they would build a program for another machine, which GOBIN does not allow either.
  const { GOOS: _os, GOARCH: _arch, ...native } = env;
  const child = spawn(go, ['install', '-v', CLI_MODULE], {
    cwd: folder,
    env: { ...native, GOBIN: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastLines: string[] = [];
  let [lines, reportedAt] = [0, performance.now()];
  const silence = setTimeout(() => child.kill('SIGKILL'), SILENCE_LIMIT_MS);
  createInterface({ input: child.stderr }).on('line', (line) => {
    silence.refresh();
    lines++;
    lastLines.push(line);
    if (lastLines.length > 5) lastLines.shift();
    if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    onProgress({
      'zh-CN': `正在构建 Temporal：第 ${lines} 步 ${line}`,
      en: `Building Temporal: step ${lines}, ${line}`,
    });
  });
  try {
    await once(child, 'close');
    if (child.exitCode === 0) return undefined;
    return child.exitCode === null ? `no progress for ${SILENCE_LIMIT_MS / 60_000} min` : lastLines.join(' ');
  } finally {
    clearTimeout(silence);
  }
}

function failureReason(problem: string): { 'zh-CN': string; en: string } {
  const detail = problem.slice(-400);
  return { 'zh-CN': `用 Go 构建未成功：${detail}`, en: `Building it with Go failed: ${detail}` };
}
