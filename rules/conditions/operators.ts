import { Temporal } from 'temporal-polyfill';
import { compilePattern } from '../feel/pattern.ts';
import { parseTimestamp } from '../time/zone.ts';
import { windowStart } from '../metrics/window.ts';
import { parseDuration } from '../time/duration.ts';
import type { Facts } from './facts.ts';
import { operatorFaces } from './operator-faces.ts';
import type { OperatorFace } from './operator-faces.ts';

export type { ComparedType } from './operator-faces.ts';

/** What an operator needs of the instant. */
export type OperatorContext = Pick<Facts, 'atMs' | 'timeZone' | 'set'>;

/** Compares a fact's value with the compared value. */
export type Test = (fact: unknown, value: unknown, context: OperatorContext) => boolean;

export interface OperatorDefinition extends OperatorFace {
  readonly test: Test;
}

/** json-rules-engine's test for “a number”; texts that start with one pass, as they do there. */
const isNumeric = (fact: unknown): boolean =>
  typeof fact === 'number' ? !Number.isNaN(fact) : !Number.isNaN(Number.parseFloat(fact as string));

interface Searchable {
  indexOf(item: unknown): number;
}

const ordering =
  (compare: (fact: number, value: number) => boolean): Test =>
  (fact, value) =>
    isNumeric(fact) && compare(fact as number, value as number);

/** What every operator does. */
const tests: Readonly<Record<keyof typeof operatorFaces, Test>> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  lessThan: ordering((fact, value) => fact < value),
  lessThanInclusive: ordering((fact, value) => fact <= value),
  greaterThan: ordering((fact, value) => fact > value),
  greaterThanInclusive: ordering((fact, value) => fact >= value),
  in: (fact, value) => (value as Searchable).indexOf(fact) > -1,
  notIn: (fact, value) => (value as Searchable).indexOf(fact) === -1,
  contains: (fact, value) => Array.isArray(fact) && (fact as unknown[]).indexOf(value) > -1,
  doesNotContain: (fact, value) => Array.isArray(fact) && (fact as unknown[]).indexOf(value) === -1,
  between: (fact, value) => {
    if (!isNumeric(fact) || !Array.isArray(value) || value.length !== 2) return false;
    const [min, max] = value as [number, number];
    return (fact as number) >= min && (fact as number) <= max;
  },
  matches: (fact, value) => typeof fact === 'string' && search(value, fact),
  inSet: (fact, value, { set }) => {
    const ids = typeof fact === 'string' && typeof value === 'string' ? set(value) : undefined;
    return ids !== undefined && membersOf(ids).has(fact as string);
  },
  within: (fact, value, { atMs, timeZone }) => {
    const instantMs = typeof fact === 'string' ? instantOf(fact, timeZone) : undefined;
    if (instantMs === undefined || typeof value !== 'string' || !parseDuration(value)) return false;
    return instantMs > windowStart(atMs, value, timeZone) && instantMs <= atMs;
  },
};

/** Every operator, by the name that conditions use. */
export const operators: Readonly<Record<string, OperatorDefinition>> = Object.fromEntries(
  Object.entries(tests).map(([name, test]) => [name, { ...operatorFaces[name as keyof typeof tests], test }]),
);

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
