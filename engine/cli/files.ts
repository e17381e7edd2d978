import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import { problemsFromZod } from '../../rules/playbook/zod-problems.ts';
import { knownFields } from '../../rules/playbook/known-fields.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { scenarioSchema } from '../../rules/simulate/scenario.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';

export const unreadable = defineProblem('file-unreadable', {
  en: 'Cannot read “{file}”: {error}.',
  'zh-CN': '无法读取“{file}”：{error}。',
});
const notJson = defineProblem('not-json', {
  en: '“{file}” is not JSON: {error}',
  'zh-CN': '“{file}” 不是有效的 JSON：{error}',
});

/** A file's text; `-` is standard input. */
export async function readText(file: string): Promise<Result<string>> {
  try {
    return ok(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    return failed(unreadable('', { file, error: error instanceof Error ? error.message : String(error) }));
  }
}

export async function readPlaybook(file: string): Promise<Result<Playbook>> {
  const read = await readText(file);
  return read.ok ? parsePlaybookText(read.value) : read;
}

export async function readScenario(file: string): Promise<Result<Scenario>> {
  const read = await readText(file);
  if (!read.ok) return read;
  let json: unknown;
  try {
    json = JSON.parse(read.value);
  } catch (error) {
    return failed(notJson('', { file, error: error instanceof Error ? error.message : String(error) }));
  }
  const parsed = scenarioSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return failed(...problemsFromZod(parsed.error, json, '', (path) => knownFields(scenarioSchema, path, json)));
}

export const isUnreadable = (result: Result<unknown>): boolean =>
  !result.ok && result.problems.some((problem) => problem.code === 'file-unreadable');
