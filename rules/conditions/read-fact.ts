import { evaluateFeel } from '../feel/evaluate.ts';
import type { Json } from '../json.ts';
import type { MetricQuery } from '../metrics/read.ts';
import { unreachable } from '../problems/result.ts';
import { formatInstant, localHour, localWeekday } from '../time/zone.ts';
import type { FactName } from './fact-names.ts';
import { ConditionsFailed } from './failure.ts';
import type { Facts } from './facts.ts';
import { resolvePath } from './path.ts';

export type FactParams = Readonly<Record<string, Json>>;

/** A fact as conditions name it: at a leaf, or as the value that a leaf compares with. */
export interface FactReference {
  readonly fact: FactName;
  readonly params?: FactParams;
  readonly path?: string;
}

export type Constant = { readonly constant: Json };

/** What a leaf compares with: a constant, or a fact; `{expr}` is the fact `expr`. */
export function comparedWith(value: Json): FactReference | Constant {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { constant: value };
  if (Object.hasOwn(value, 'fact')) return value as unknown as FactReference;
  const { expr } = value as { expr?: Json };
  return typeof expr === 'string' ? { fact: 'expr', params: { expr } } : { constant: value };
}

/** A text among the params, which the schema has checked. */
export const textOf = (param: Json | undefined): string => (typeof param === 'string' ? param : '');

/** The query of a `metric` fact, whose params the schema has checked. */
export const metricQuery = (params: FactParams): MetricQuery => params as unknown as MetricQuery;

/** A fact's value before its path; undefined for what is not there. Throws `ConditionsFailed` for a failing expression. */
export function readFact(fact: FactName, params: FactParams, facts: Facts): Json | undefined {
  const id = textOf(params.id);
  switch (fact) {
    case 'metric': {
      const reading = facts.metric(metricQuery(params));
      return reading.present ? reading.value : undefined;
    }
    case 'row':
      return facts.row;
    case 'param':
      return facts.param(id);
    case 'var':
      return facts.variable(id);
    case 'clock':
      return readClock(textOf(params.part), facts);
    case 'set':
      return params.part === 'count' ? facts.set(id)?.length : facts.set(id);
    case 'expr': {
      const result = evaluateFeel(textOf(params.expr), facts.scope);
      if (!result.ok) throw new ConditionsFailed(result.problems);
      return result.value;
    }
    default:
      return unreachable(fact);
  }
}

function readClock(part: string, { atMs, timeZone }: Facts): Json | undefined {
  if (part === 'hour') return localHour(atMs, timeZone);
  if (part === 'weekday') return localWeekday(atMs, timeZone);
  return part === 'instant' ? formatInstant(atMs, timeZone) : undefined;
}

/** The part of a fact's value that the path leads to; a value that is no object is its own, as json-rules-engine has it. */
export const atPath = (value: Json | undefined, path: string | undefined): Json | undefined =>
  path && typeof value === 'object' && value !== null ? resolvePath(value, path) : value;
