import { parseJsonText } from '../json-text.ts';
import { isKind, KINDS } from '../kinds/registry.ts';
import { didYouMean } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { FORMAT, playbookSchema } from './schema.ts';
import type { Playbook } from './schema.ts';
import { knownFields } from './known-fields.ts';
import { problemsFromZod } from './zod-problems.ts';

const notAPlaybook = defineProblem('not-a-playbook', {
  en: 'This is not a playbook: a JSON object with "format": "dacu/playbook@1" is expected.',
  'zh-CN': '这不是方案文件：应为含有 "format": "dacu/playbook@1" 的 JSON 对象。',
});
const newerFormat = defineProblem('newer-format', {
  en: 'This file has the format “{found}”, which this version does not know (it knows {known}). Update the program to open it.',
  'zh-CN': '文件格式为“{found}”，当前版本不支持（支持 {known}）。请升级程序后再打开。',
});
const unknownKind = defineProblem('unknown-kind', {
  en: 'There is no node kind “{kind}”{hint}. Kinds: {known}.',
  'zh-CN': '没有节点类型“{kind}”{hint}。可用类型：{known}。',
});

/** A playbook from JSON text; the problems say where the text or its content is wrong. */
export function parsePlaybookText(text: string): Result<Playbook> {
  const json = parseJsonText(text);
  return json.ok ? parsePlaybook(json.value) : json;
}

/** A playbook from parsed JSON: its structure is checked here, its meaning by lint. */
export function parsePlaybook(json: unknown): Result<Playbook> {
  if (json === null || typeof json !== 'object' || !('format' in json)) return failed(notAPlaybook(''));
  if (json.format !== FORMAT) {
    const isOurs = typeof json.format === 'string' && json.format.startsWith('dacu/playbook@');
    return failed(
      isOurs ? newerFormat('/format', { found: String(json.format), known: FORMAT }) : notAPlaybook('/format'),
    );
  }
  const kinds = unknownKinds(json);
  const parsed = playbookSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data as Playbook);
  const fieldsAt = (path: readonly PropertyKey[]) => knownFields(playbookSchema, path, json);
  const problems = problemsFromZod(parsed.error, json, '', fieldsAt).map((problem) => withNode(problem, json));
  const atUnknownKind = (problem: Problem) => kinds.some((each) => problem.place.pointer === each.place.pointer);
  return failed(...kinds, ...problems.filter((problem) => !atUnknownKind(problem)));
}

function nodesOf(json: object): readonly unknown[] {
  return 'nodes' in json && Array.isArray(json.nodes) ? json.nodes : [];
}

function unknownKinds(json: object): Problem[] {
  return nodesOf(json).flatMap((node, index) => {
    if (node === null || typeof node !== 'object' || !('kind' in node) || isKind(node.kind)) return [];
    const kind = String(node.kind);
    const hint = didYouMean(kind, KINDS);
    return [withNode(unknownKind(`/nodes/${index}/kind`, { kind, hint, known: KINDS.join(', ') }), json)];
  });
}

/** The problem with the id of the node that it lies in. */
function withNode(problem: Problem, json: object): Problem {
  const index = /^\/nodes\/(\d+)/.exec(problem.place.pointer)?.[1];
  const node = index === undefined ? undefined : nodesOf(json)[Number(index)];
  if (node === null || typeof node !== 'object' || !('id' in node) || typeof node.id !== 'string') return problem;
  return { ...problem, place: { ...problem.place, node: node.id } };
}
