import { unreachable } from '../../../rules/problems/result.ts';
import { isPlainObject, type StoredDocument } from './bson.ts';
import { compileFilter, type Predicate } from './filter.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

export type Projection = (document: StoredDocument) => StoredDocument;

/** What is said of a field: kept, left out, some elements of an array, or what is said of the fields below. */
type Rule =
  | { readonly kind: 'keep' }
  | { readonly kind: 'omit' }
  | { readonly kind: 'slice'; readonly skip: number; readonly count: number }
  | { readonly kind: 'elemMatch'; readonly matches: Predicate }
  | { readonly kind: 'below'; readonly rules: Map<string, Rule> };

const PLACE = 'a projection';

/**
 * @param projection normalized: 1 or 0 by path (nested or dotted), `$slice` and `$elemMatch`
 * @throws MongoServerError when fields are both named and left out, NotInEmbeddedStoreError for computed fields
 */
export function compileProjection(projection: StoredDocument | undefined): Projection | undefined {
  if (!projection || Object.keys(projection).length === 0) return undefined;
  const rules = new Map<string, Rule>();
  for (const [path, said] of Object.entries(projection)) addRule(rules, path, said);
  const id = rules.get('_id');
  const inclusive = isInclusive(rules);
  if (inclusive && !id) rules.set('_id', { kind: 'keep' });
  return (document) => project(document, rules, inclusive);
}

function addRule(rules: Map<string, Rule>, path: string, said: unknown): void {
  const rule = ruleOf(path, said);
  if (!rule) {
    for (const [key, rest] of Object.entries(said as StoredDocument)) addRule(rules, `${path}.${key}`, rest);
    return;
  }
  const parts = path.split('.');
  const last = parts.pop()!;
  let level = rules;
  for (const part of parts) {
    const existing = level.get(part);
    if (existing && existing.kind !== 'below') throw storeError('BadValue', `Path collision at ${path}`);
    const below = existing ?? { kind: 'below' as const, rules: new Map<string, Rule>() };
    level.set(part, below);
    level = below.rules;
  }
  if (level.get(last)?.kind === 'below') throw storeError('BadValue', `Path collision at ${path}`);
  level.set(last, rule);
}

/** @returns undefined when the fields below are spoken of */
function ruleOf(path: string, said: unknown): Rule | undefined {
  if (path.split('.').some((part) => part.startsWith('$')))
    throw new NotInEmbeddedStoreError('the positional $', PLACE);
  if (typeof said === 'number' || typeof said === 'boolean') return { kind: said ? 'keep' : 'omit' };
  if (!isPlainObject(said)) throw new NotInEmbeddedStoreError(`the computed field ${path}`, PLACE);
  const [operator, operand] = Object.entries(said)[0] ?? [];
  if (operator === '$slice') return sliceRule(operand);
  if (operator === '$elemMatch' && isPlainObject(operand)) {
    const matches = compileFilter({ array: { $elemMatch: operand } });
    return { kind: 'elemMatch', matches: (element) => matches({ array: [element] }) };
  }
  if (operator === undefined) throw storeError('BadValue', `An empty sub-projection is not a valid value: ${path}`);
  if (operator.startsWith('$')) throw new NotInEmbeddedStoreError(`the computed field ${path} (${operator})`, PLACE);
  return undefined;
}

function sliceRule(operand: unknown): Rule {
  const [first, second] = Array.isArray(operand) ? operand : [operand];
  if (typeof first !== 'number') throw storeError('BadValue', '$slice needs a number, or [skip, count]');
  if (typeof second === 'number') return { kind: 'slice', skip: first, count: second };
  return first < 0 ? { kind: 'slice', skip: first, count: -first } : { kind: 'slice', skip: 0, count: first };
}

/** A projection names what it keeps, or what it leaves out; only `_id` may be said the other way. */
function isInclusive(rules: ReadonlyMap<string, Rule>): boolean {
  const kinds = new Set<Rule['kind']>();
  const collect = (level: ReadonlyMap<string, Rule>, top: boolean): void => {
    for (const [key, rule] of level) {
      if (rule.kind === 'below') collect(rule.rules, false);
      else if (!(top && key === '_id')) kinds.add(rule.kind);
    }
  };
  collect(rules, true);
  if (kinds.has('keep') && kinds.has('omit')) {
    throw storeError('BadValue', 'Cannot do exclusion and inclusion in one projection, but for _id.');
  }
  if (kinds.has('omit')) return false;
  if (kinds.has('keep') || kinds.has('elemMatch')) return true;
  return !kinds.has('slice') && rules.get('_id')?.kind === 'keep';
}

function project(document: StoredDocument, rules: ReadonlyMap<string, Rule>, inclusive: boolean): StoredDocument {
  const result: StoredDocument = {};
  for (const [key, value] of Object.entries(document)) {
    const rule = rules.get(key);
    const projected = rule ? applyRule(value, rule, inclusive) : inclusive ? undefined : value;
    if (projected !== undefined) result[key] = projected;
  }
  return result;
}

function applyRule(value: unknown, rule: Rule, inclusive: boolean): unknown {
  switch (rule.kind) {
    case 'keep':
      return value;
    case 'omit':
      return undefined;
    case 'slice':
      return Array.isArray(value) ? slice(value, rule.skip, rule.count) : value;
    case 'elemMatch': {
      const found: unknown = Array.isArray(value)
        ? value.find((element) => rule.matches(element as StoredDocument))
        : undefined;
      return found === undefined ? undefined : [found];
    }
    case 'below':
      return applyBelow(value, rule.rules, inclusive);
    default:
      return unreachable(rule);
  }
}

function slice(array: readonly unknown[], skip: number, count: number): unknown[] {
  const from = skip < 0 ? Math.max(array.length + skip, 0) : skip;
  return array.slice(from, from + count);
}

function applyBelow(value: unknown, rules: ReadonlyMap<string, Rule>, inclusive: boolean): unknown {
  if (Array.isArray(value))
    return value.map((element) => applyBelow(element, rules, inclusive)).filter((element) => element !== undefined);
  if (isPlainObject(value)) return project(value, rules, inclusive);
  return inclusive ? undefined : value;
}
