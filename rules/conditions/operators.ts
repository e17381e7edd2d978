import { Temporal } from 'temporal-polyfill';
import { compilePattern } from '../feel/pattern.ts';
import type { Text } from '../problems/problem.ts';
import { parseTimestamp } from '../time/zone.ts';
import { windowStart } from '../metrics/window.ts';
import { parseDuration } from '../time/duration.ts';
import type { Facts } from './facts.ts';

/** What an operator compares with; decides the control that its value is entered by. */
export type ComparedType = 'any' | 'number' | 'list' | 'range' | 'pattern' | 'set' | 'duration';

/** What an operator needs of the instant. */
export type OperatorContext = Pick<Facts, 'atMs' | 'timeZone' | 'set'>;

/** Compares a fact's value with the compared value. */
export type Test = (fact: unknown, value: unknown, context: OperatorContext) => boolean;

export interface OperatorDefinition {
  readonly title: Text;
  /** What the fact must be for the operator to hold; anything else is false, never an error. */
  readonly factType: 'any' | 'number' | 'list' | 'text' | 'instant' | 'rowId';
  readonly valueType: ComparedType;
  /** One of json-rules-engine's own, with exactly its outcome. */
  readonly builtin: boolean;
  readonly test: Test;
}

/** json-rules-engine's test for “a number”; texts that start with one pass, as they do there. */
const isNumeric = (fact: unknown): boolean =>
  typeof fact === 'number' ? !Number.isNaN(fact) : !Number.isNaN(Number.parseFloat(fact as string));

interface Searchable {
  indexOf(item: unknown): number;
}

const ordering = (en: string, zh: string, compare: (fact: number, value: number) => boolean): OperatorDefinition => ({
  title: { en, 'zh-CN': zh },
  factType: 'number',
  valueType: 'number',
  builtin: true,
  test: (fact, value) => isNumeric(fact) && compare(fact as number, value as number),
});

const builtin = (
  en: string,
  zh: string,
  factType: OperatorDefinition['factType'],
  valueType: ComparedType,
  test: Test,
): OperatorDefinition => ({ title: { en, 'zh-CN': zh }, factType, valueType, builtin: true, test });

const own = (
  en: string,
  zh: string,
  factType: OperatorDefinition['factType'],
  valueType: ComparedType,
  test: Test,
): OperatorDefinition => ({ title: { en, 'zh-CN': zh }, factType, valueType, builtin: false, test });

/** Every operator, by the name that conditions use. */
export const operators: Readonly<Record<string, OperatorDefinition>> = {
  equal: builtin('equals', '等于', 'any', 'any', (fact, value) => fact === value),
  notEqual: builtin('does not equal', '不等于', 'any', 'any', (fact, value) => fact !== value),
  lessThan: ordering('is less than', '小于', (fact, value) => fact < value),
  lessThanInclusive: ordering('is at most', '小于等于', (fact, value) => fact <= value),
  greaterThan: ordering('is greater than', '大于', (fact, value) => fact > value),
  greaterThanInclusive: ordering('is at least', '大于等于', (fact, value) => fact >= value),
  in: builtin('is one of', '属于', 'any', 'list', (fact, value) => (value as Searchable).indexOf(fact) > -1),
  notIn: builtin('is none of', '不属于', 'any', 'list', (fact, value) => (value as Searchable).indexOf(fact) === -1),
  contains: builtin(
    'contains',
    '包含',
    'list',
    'any',
    (fact, value) => Array.isArray(fact) && (fact as unknown[]).indexOf(value) > -1,
  ),
  doesNotContain: builtin(
    'does not contain',
    '不包含',
    'list',
    'any',
    (fact, value) => Array.isArray(fact) && (fact as unknown[]).indexOf(value) === -1,
  ),
  between: own('is between', '介于', 'number', 'range', (fact, value) => {
    if (!isNumeric(fact) || !Array.isArray(value) || value.length !== 2) return false;
    const [min, max] = value as [number, number];
    return (fact as number) >= min && (fact as number) <= max;
  }),
  matches: own('matches', '匹配', 'text', 'pattern', (fact, value) => typeof fact === 'string' && search(value, fact)),
  inSet: own('is in the set', '在集合中', 'rowId', 'set', (fact, value, { set }) => {
    const ids = typeof fact === 'string' && typeof value === 'string' ? set(value) : undefined;
    return ids !== undefined && membersOf(ids).has(fact as string);
  }),
  within: own('is within the last', '在最近', 'instant', 'duration', (fact, value, { atMs, timeZone }) => {
    const instantMs = typeof fact === 'string' ? instantOf(fact, timeZone) : undefined;
    if (instantMs === undefined || typeof value !== 'string' || !parseDuration(value)) return false;
    return instantMs > windowStart(atMs, value, timeZone) && instantMs <= atMs;
  }),
};

/** Whether the pattern is found anywhere in the text. A pattern that cannot be read throws. */
const search = (pattern: unknown, text: string): boolean =>
  typeof pattern === 'string' && compilePattern(pattern).test(text);

const memberships = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A set is asked about once per row: one look-up table for each list of ids. */
function membersOf(ids: readonly string[]): ReadonlySet<string> {
  const known = memberships.get(ids) ?? new Set(ids);
  memberships.set(ids, known);
  return known;
}

/** Epoch ms of an ISO 8601 text; without an offset it is local, a mere date its first instant. */
function instantOf(text: string, timeZone: string): number | undefined {
  const instantMs = parseTimestamp(text);
  if (instantMs !== undefined) return instantMs;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

type Decorate = (next: Test) => Test;

interface List {
  some(test: (item: unknown) => boolean): boolean;
  every(test: (item: unknown) => boolean): boolean;
}

/** json-rules-engine's operator decorators, which go before an operator: `someFact:greaterThan`, `not:in`. */
const decorators: Readonly<Record<string, Decorate>> = {
  someFact: (next) => (fact, value, context) =>
    Array.isArray(fact) && fact.some((item: unknown) => next(item, value, context)),
  everyFact: (next) => (fact, value, context) =>
    Array.isArray(fact) && fact.every((item: unknown) => next(item, value, context)),
  someValue: (next) => (fact, value, context) => (value as List).some((item) => next(fact, item, context)),
  everyValue: (next) => (fact, value, context) => (value as List).every((item) => next(fact, item, context)),
  swap: (next) => (fact, value, context) => next(value, fact, context),
  not: (next) => (fact, value, context) => !next(fact, value, context),
};

/** The test of an operator by name, decorated or not; undefined for a name that is none. */
export function findTest(name: string): Test | undefined {
  if (Object.hasOwn(operators, name)) return operators[name]!.test;
  const colon = name.indexOf(':');
  const decorator = name.slice(0, Math.max(colon, 0));
  const next = Object.hasOwn(decorators, decorator) ? findTest(name.slice(colon + 1)) : undefined;
  return next && decorators[decorator]!(next);
}

export const isOperator = (name: string): boolean => findTest(name) !== undefined;
