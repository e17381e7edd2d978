import { parseJsonText } from '../json-text.ts';
import { isKind, KINDS } from '../kinds/registry.ts';
import { didYouMean } from '../problems/closest.ts';
import { amend, defineProblem } from '../problems/problem.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { FORMATS, upgradeFormat } from './format/upgrade.ts';
import type { Formats } from './format/upgrade.ts';
import { playbookSchema } from './schema.ts';
import type { Playbook } from './schema.ts';
import { knownFields } from './known-fields.ts';
import { problemsFromZod } from './zod-problems.ts';

const unknownKind = defineProblem('unknown-kind', {
  en: 'There is no node kind “{kind}”{hint}. Kinds: {known}.',
  'zh-CN': '没有节点类型“{kind}”{hint}。可用类型：{known}。',
});

const kindMissing = defineProblem('kind-missing', {
  en: 'Say of which kind this node is (“kind”). Kinds: {known}.',
  'zh-CN': '请用“kind”指明节点类型。可用类型：{known}。',
});
const reservedKey = defineProblem('reserved-key', {
  en: 'Nothing can be called “__proto__”. Choose another name.',
  'zh-CN': '不能使用名称“__proto__”，请改名。',
});

/** A playbook from JSON text; the problems say where the text or its content is wrong. */
export function parsePlaybookText(text: string): Result<Playbook> {
  const json = parseJsonText(text);
  return json.ok ? parsePlaybook(json.value) : json;
}

/** A playbook from parsed JSON, of whatever format: its structure is checked here, its meaning by lint. */
export function parsePlaybook(written: unknown, formats: Formats = FORMATS): Result<Playbook> {
  const upgraded = upgradeFormat(written, formats);
  if (!upgraded.ok) return upgraded;
  const json = upgraded.value.file;
  const kinds = [...unknownKinds(json), ...reservedKeys(json).map((problem) => withNode(problem, json))];
  const parsed = playbookSchema.safeParse(json);
  if (parsed.success) return kinds.length === 0 ? ok(parsed.data as Playbook) : failed(...kinds);
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
    if (node === null || typeof node !== 'object') return [];
    if (!('kind' in node)) return [withNode(kindMissing(`/nodes/${index}/kind`, { known: KINDS.join(', ') }), json)];
    if (isKind(node.kind)) return [];
    const kind = String(node.kind);
    const hint = didYouMean(kind, KINDS);
    return [withNode(unknownKind(`/nodes/${index}/kind`, { kind, hint, known: KINDS.join(', ') }), json)];
  });
}

/** Records of schemas would drop it without a word. A file may be nested deeper than a stack. */
function reservedKeys(json: object): Problem[] {
  const found: Problem[] = [];
  const open: (readonly [object, string])[] = [[json, '']];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, pointer] = next;
    for (const [key, each] of Object.entries(value) as [string, unknown][]) {
      if (key === '__proto__') found.push(reservedKey(pointerTo(pointer, key)));
      else if (each !== null && typeof each === 'object') open.push([each, pointerTo(pointer, key)]);
    }
  }
  return found;
}

/** The problem with the id of the node that it lies in. */
function withNode(problem: Problem, json: object): Problem {
  const index = /^\/nodes\/(\d+)/.exec(problem.place.pointer)?.[1];
  const node = index === undefined ? undefined : nodesOf(json)[Number(index)];
  if (node === null || typeof node !== 'object' || !('id' in node) || typeof node.id !== 'string') return problem;
  return amend(problem, { place: { ...problem.place, node: node.id } });
}
