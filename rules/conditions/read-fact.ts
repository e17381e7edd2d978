import { compileFeel } from '../feel/compile.ts';
import { FeelRefusal, prepareFeel } from '../feel/prepare.ts';
import type { FeelScope } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import type { MetricQuery } from '../metrics/read.ts';
import { unreachable } from '../problems/result.ts';
import { formatInstant, localHour, localWeekday } from '../time/zone.ts';
import type { FactName } from './fact-names.ts';
import { ConditionsFailed } from './failure.ts';
import type { Facts } from './facts.ts';
import { pathResolver } from './path.ts';

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

/** Reads a fact of some instant; undefined for what is not there. Throws `ConditionsFailed` for a failing expression. */
export type ReadFact = (facts: Facts) => Json | undefined;

/** How a fact's value is read, before its path. */
export function factReader(fact: FactName, params: FactParams): ReadFact {
  const id = textOf(params.id);
  switch (fact) {
    case 'metric': {
      const query = metricQuery(params);
      return (facts) => {
        const reading = facts.metric(query);
        return reading.present ? reading.value : undefined;
      };
    }
    case 'row':
      return (facts) => facts.row;
    case 'param':
      return (facts) => facts.param(id);
    case 'var':
      return (facts) => facts.variable(id);
    case 'clock':
      return (facts) => readClock(textOf(params.part), facts);
    case 'set':
      return params.part === 'count' ? (facts) => facts.set(id)?.length : (facts) => facts.set(id);
    case 'expr': {
      const evaluate = oncePerScope(textOf(params.expr));
      return ({ scope }) => {
        const value = evaluate(scope);
        if (value instanceof FeelRefusal) throw new ConditionsFailed([value.problem({ pointer: '' })]);
        return value;
      };
    }
    default:
      return unreachable(fact);
  }
}

/** Row after row is put into one scope: what does not ask about the row is the same for all of them. */
function oncePerScope(expression: string): ReturnType<typeof prepareFeel> {
  const evaluate = prepareFeel(expression);
  const compilation = compileFeel(expression);
  if ('error' in compilation || compilation.compiled.uses.some(({ name }) => name === 'row')) return evaluate;
  const known = new WeakMap<FeelScope, Json | FeelRefusal>();
  return (scope) => {
    let value = known.get(scope);
    if (value === undefined) known.set(scope, (value = evaluate(scope)));
    return value;
  };
}

export const readFact = (fact: FactName, params: FactParams, facts: Facts): Json | undefined =>
  factReader(fact, params)(facts);

function readClock(part: string, { atMs, timeZone }: Facts): Json | undefined {
  if (part === 'hour') return localHour(atMs, timeZone);
  if (part === 'weekday') return localWeekday(atMs, timeZone);
  return part === 'instant' ? formatInstant(atMs, timeZone) : undefined;
}

/** A fact with its path. A value that is no object is its own part, as json-rules-engine has it. */
export function compileFact({ fact, params = {}, path }: FactReference): ReadFact {
  const read = factReader(fact, params);
  if (!path) return read;
  const resolve = pathResolver(path);
  return (facts) => {
    const value = read(facts);
    return typeof value === 'object' && value !== null ? resolve(value) : value;
  };
}
