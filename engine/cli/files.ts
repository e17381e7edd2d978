import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import type { Problem, Text } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { parseScenarioText } from '../../rules/simulate/scenario.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { errorCode } from '../local/errorCode.ts';
import { EXIT, inFile } from './output.ts';

const unreadable = defineProblem('file-unreadable', {
  en: 'Cannot read “{file}”: {reason}.',
  'zh-CN': '无法读取“{file}”：{reason}。',
});
const notText = defineProblem('not-utf-8', {
  en: '“{file}” is not UTF-8 text. Save it as JSON in UTF-8, and try again.',
  'zh-CN': '“{file}” 不是 UTF-8 文本。请以 UTF-8 编码保存为 JSON 后重试。',
});

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'there is no such file', 'zh-CN': '文件不存在' },
  ENOTDIR: { en: 'there is no such file', 'zh-CN': '文件不存在' },
  EISDIR: { en: 'it is a folder, not a file', 'zh-CN': '这是文件夹，不是文件' },
  EACCES: { en: 'this user may not read it', 'zh-CN': '当前用户没有读取权限' },
};

/** A file's bytes; `-` is standard input. */
export async function readBytes(file: string): Promise<Result<Uint8Array>> {
  try {
    return ok(file === '-' ? await buffer(process.stdin) : await readFile(file));
  } catch (error) {
    const reason = REASONS[String(errorCode(error))] ?? (error instanceof Error ? error.message : String(error));
    return about(file, failed(unreadable('', { file, reason })));
  }
}

export function decodeText(file: string, bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return about(file, failed(notText('', { file })));
  }
}

/** A file's text; `-` is standard input. */
export async function readText(file: string): Promise<Result<string>> {
  const bytes = await readBytes(file);
  return bytes.ok ? decodeText(file, bytes.value) : bytes;
}

/** The result, its problems with the file that they are about. */
export const about = <T>(file: string, result: Result<T>): Result<T> =>
  result.ok ? result : failed(...inFile(file, result.problems));

export async function readPlaybook(file: string): Promise<Result<Playbook>> {
  const read = await readText(file);
  return about(file, read.ok ? parsePlaybookText(read.value) : read);
}

export async function readScenario(file: string): Promise<Result<Scenario>> {
  const read = await readText(file);
  return about(file, read.ok ? parseScenarioText(read.value) : read);
}

/** The exit code of a command that found these problems in a playbook; a file that is not there is a wrong call. */
export const exitOf = (problems: readonly Problem[]): number =>
  problems.some(({ code }) => code === 'file-unreadable') ? EXIT.usage : EXIT.found;
