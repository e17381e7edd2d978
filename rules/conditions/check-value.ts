import { RE2JS } from 're2js';
import { z } from 'zod';
import { isRecord } from '../json.ts';
import type { Problem } from '../problems/problem.ts';
import { parseDuration } from '../time/duration.ts';
import { checkFact, checkSyntax } from './check-fact.ts';
import { operators, type ComparedType } from './operators.ts';
import { badField, unknownField } from './problems.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const ordered = z.union([z.number(), z.string()]);

const isPattern = (text: string): boolean => {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
};

const CONSTANTS: Readonly<Record<ComparedType, readonly [schema: z.ZodType, en: string, zh: string]>> = {
  any: [
    z.union([scalar, z.array(z.unknown())]),
    'must be a text, a number, true, false or null',
    '应为文本、数字、true、false 或 null',
  ],
  number: [ordered, 'must be a number', '应为数字'],
  list: [z.union([z.array(z.unknown()), z.string()]), 'must be a list, such as ["a", "b"]', '应为列表，如 ["a", "b"]'],
  range: [z.tuple([ordered, ordered]), 'must be [min, max]', '应为 [最小值, 最大值]'],
  pattern: [
    z.string().refine(isPattern),
    'must be a regular expression (RE2: no look-around, no back-references)',
    '应为正则表达式（RE2：不支持环视和反向引用）',
  ],
  set: [z.string().min(1), 'must be the name of a set', '应为集合名'],
  duration: [
    z.string().refine((text) => parseDuration(text) !== undefined),
    'must be an ISO 8601 duration, such as P90D',
    '应为 ISO 8601 时长，如 P90D',
  ],
};

/** What is wrong with the value that a leaf compares with. An unknown or decorated operator takes any constant. */
export function checkCompared(value: unknown, operator: string, pointer: string): Problem[] {
  if (isRecord(value)) return checkComputed(value, pointer);
  const type = Object.hasOwn(operators, operator) ? operators[operator]!.valueType : 'any';
  const [schema, hint, hintZh] = CONSTANTS[type];
  return schema.safeParse(value).success ? [] : [badField(pointer, { key: 'value', hint, hintZh })];
}

function checkComputed(value: Readonly<Record<string, unknown>>, pointer: string): Problem[] {
  const allowed = Object.hasOwn(value, 'fact') ? ['fact', 'params', 'path'] : ['expr'];
  const known = allowed.join(', ');
  const unknown = Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => unknownField(`${pointer}/${key}`, { key, hint: `Known: ${known}.`, hintZh: `可用：${known}。` }));
  if (Object.hasOwn(value, 'fact')) return [...unknown, ...checkFact(value, pointer)];
  if (typeof value.expr === 'string') return [...unknown, ...checkSyntax(value.expr, `${pointer}/expr`)];
  return [
    badField(pointer, {
      key: 'value',
      hint: 'is an object, which must be {"fact", "params", "path"} or {"expr": FEEL expression}',
      hintZh: '为对象，须写成 {"fact", "params", "path"} 或 {"expr": FEEL 表达式}',
    }),
  ];
}
