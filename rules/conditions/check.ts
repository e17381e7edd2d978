import { isRecord } from '../json.ts';
import { closest } from '../problems/closest.ts';
import type { Problem } from '../problems/problem.ts';
import { checkFact } from './check-fact.ts';
import { checkCompared } from './check-value.ts';
import { bareLeafRoot } from './failure.ts';
import { isOperator, operators } from './operators.ts';
import { badField, hint, missingField, notAList, notConditions, unknownField, unknownOperator } from './problems.ts';

const GROUPS = ['all', 'any', 'not', 'condition'] as const;
const DESCRIPTION = ['name', 'description', 'priority'] as const;
const LEAF = ['fact', 'params', 'path', 'operator', 'value'] as const;

/** Deeper than anybody writes, and shallow enough for every stack. */
const MAX_DEPTH = 50;

/** Everything that is wrong with conditions, apart from names that only the playbook knows. Pointers are relative to them. */
export function checkConditions(value: unknown): Problem[] {
  return check(value, '', 0);
}

function check(value: unknown, pointer: string, depth: number): Problem[] {
  if (!isRecord(value) || depth > MAX_DEPTH) return [notConditions(pointer)];
  const groups = GROUPS.filter((key) => Object.hasOwn(value, key));
  const isLeaf = groups.length === 0 && LEAF.some((key) => Object.hasOwn(value, key));
  const [group] = groups;
  if (groups.length > 1 || (!group && !isLeaf))
    return [...unknownKeys(value, [...GROUPS, ...LEAF], pointer), notConditions(pointer)];
  const common = checkDescription(value, pointer);
  if (!group) {
    const problems = [...common, ...checkLeaf(value, pointer)];
    return depth === 0 ? [bareLeafRoot(pointer), ...problems] : problems;
  }
  return [...common, ...unknownKeys(value, [group], pointer), ...checkGroup(group, value[group], pointer, depth)];
}

function checkGroup(group: (typeof GROUPS)[number], value: unknown, pointer: string, depth: number): Problem[] {
  const place = `${pointer}/${group}`;
  if (group === 'condition') {
    return typeof value === 'string' && value !== ''
      ? []
      : [badField(place, { key: group, hint: 'must be the name of a shared condition', hintZh: '应为公共条件的名称' })];
  }
  if (group === 'not') return check(value, place, depth + 1);
  if (!Array.isArray(value)) return [notAList(place, { key: group })];
  return value.flatMap((each, index) => check(each, `${place}/${index}`, depth + 1));
}

function checkLeaf(leaf: Readonly<Record<string, unknown>>, pointer: string): Problem[] {
  const missing = ['fact', 'operator', 'value'].filter((key) => !Object.hasOwn(leaf, key));
  const { operator } = leaf;
  const hasOperator = Object.hasOwn(leaf, 'operator');
  const isKnown = typeof operator === 'string' && isOperator(operator);
  const known = Object.keys(operators);
  return [
    ...unknownKeys(leaf, LEAF, pointer),
    ...missing.map((key) => missingField(pointer, { key })),
    ...(Object.hasOwn(leaf, 'fact') ? checkFact(leaf, pointer) : []),
    ...(hasOperator && !isKnown
      ? [
          unknownOperator(`${pointer}/operator`, {
            operator: String(operator),
            ...hint(closest(String(operator), known), known),
          }),
        ]
      : []),
    ...(Object.hasOwn(leaf, 'value') ? checkCompared(leaf.value, isKnown ? operator : '', `${pointer}/value`) : []),
  ];
}

function unknownKeys(
  condition: Readonly<Record<string, unknown>>,
  known: readonly string[],
  pointer: string,
): Problem[] {
  const all = [...known, ...DESCRIPTION];
  return Object.keys(condition)
    .filter((key) => !all.includes(key))
    .map((key) => unknownField(`${pointer}/${escapePointer(key)}`, { key, ...hint(closest(key, all), all) }));
}

function checkDescription(
  { name, description, priority }: Readonly<Record<string, unknown>>,
  pointer: string,
): Problem[] {
  const texts = { name, description };
  const problems = Object.entries(texts)
    .filter(([, text]) => text !== undefined && typeof text !== 'string')
    .map(([key]) => badField(`${pointer}/${key}`, { key, hint: 'must be a text', hintZh: '应为文本' }));
  const isPriority = priority === undefined || (Number.isInteger(priority) && Number(priority) > 0);
  if (isPriority) return problems;
  return [
    ...problems,
    badField(`${pointer}/priority`, {
      key: 'priority',
      hint: 'must be a whole number from 1',
      hintZh: '应为不小于 1 的整数',
    }),
  ];
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
