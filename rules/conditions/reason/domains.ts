import type { Json } from '../../json.ts';
import { findMetric } from '../../metrics/catalogue.ts';
import type { ValueDefinition } from '../../playbook/form.ts';
import { unreachable } from '../../problems/result.ts';
import { WEEKDAYS } from '../../time/zone.ts';
import type { FactReference } from '../read-fact.ts';
import { metricQuery, textOf } from '../read-fact.ts';
import { ANYTHING, BOOLEANS, interval, NUMBERS, OTHERS, TEXTS, textsOf } from './values.ts';
import type { Values } from './values.ts';

/** What is known of the values behind names. */
export interface Known {
  readonly parameters: Readonly<Record<string, ParameterLimits>>;
  /** Variables whose values are checked when they are set, as those of forms are. */
  variable(name: string): ValueDefinition | undefined;
  /** Whether an expression gives a number wherever it gives anything. */
  isNumber(expression: string): boolean;
  /** Whether to rely on counts, sums and shares never being negative. */
  readonly noNegativeFigures: boolean;
}

export interface ParameterLimits extends ValueDefinition {
  readonly liveMin?: number | undefined;
  readonly liveMax?: number | undefined;
}

/** All values that a fact can have where it is there at all. Missing data decide nothing, so they are left out. */
export function domainOf(reference: FactReference, known: Known): Values {
  const { fact, params = {}, path = '$' } = reference;
  if (path !== '$') return ANYTHING;
  const id = textOf(params.id);
  switch (fact) {
    case 'metric': {
      const { id: metric, compare, as = 'ratio' } = metricQuery(params);
      const isDifference = compare !== undefined && as === 'difference';
      const neverNegative = known.noNegativeFigures && findMetric(metric) !== undefined && !isDifference;
      return neverNegative ? interval(0, Infinity) : NUMBERS;
    }
    case 'param':
      return Object.hasOwn(known.parameters, id) ? parameterDomain(known.parameters[id]!) : ANYTHING;
    case 'var': {
      const definition = known.variable(id);
      return definition ? definedDomain(definition) : ANYTHING;
    }
    case 'clock':
      return params.part === 'hour' ? interval(0, 23) : params.part === 'weekday' ? textsOf(WEEKDAYS) : TEXTS;
    case 'set':
      return params.part === 'count' ? interval(0, Infinity) : OTHERS;
    case 'expr':
      return known.isNumber(textOf(params.expr)) ? NUMBERS : ANYTHING;
    case 'row':
      return ANYTHING;
    default:
      return unreachable(fact);
  }
}

/** At launch a parameter keeps to its bounds; while running to its live bounds, which may be wider. */
function parameterDomain(limits: ParameterLimits): Values {
  const { type, min, max, liveMin, liveMax } = limits;
  const isLive = liveMin !== undefined || liveMax !== undefined;
  if (!isLive) return definedDomain(limits);
  const lowest = type === 'ratio' ? 0 : -Infinity;
  const highest = type === 'ratio' ? 1 : Infinity;
  return definedDomain({
    ...limits,
    min: Math.min(min ?? lowest, liveMin ?? min ?? lowest),
    max: Math.max(max ?? highest, liveMax ?? max ?? highest),
  });
}

function definedDomain({ type, min, max, choices }: ValueDefinition): Values {
  switch (type) {
    case 'number':
    case 'integer':
    case 'money':
      return interval(min ?? -Infinity, max ?? Infinity);
    case 'ratio':
      return interval(min ?? 0, max ?? 1);
    case 'boolean':
      return BOOLEANS;
    case 'choice':
      return choices ? textsOf(choices) : TEXTS;
    case 'text':
    case 'duration':
      return TEXTS;
    case 'list':
      return OTHERS;
    default:
      return unreachable(type);
  }
}

const BARE_NAME = /^\s*([A-Za-z]\w*)\s*$/;

/** The fact as such: an expression that is nothing but a parameter's name is that parameter. */
export function plain(reference: FactReference, known: Known): FactReference {
  if (reference.fact !== 'expr') return reference;
  const name = BARE_NAME.exec(textOf(reference.params?.expr))?.[1];
  return name !== undefined && Object.hasOwn(known.parameters, name)
    ? { fact: 'param', params: { id: name } }
    : reference;
}

/** One text for equal facts, whatever the order of their params. */
export const keyOf = ({ fact, params = {}, path = '$' }: FactReference): string =>
  `${fact}${path === '$' ? '' : path}${sorted(params)}`;

function sorted(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const record = value as { readonly [key: string]: Json };
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sorted(record[key] ?? null)}`)
    .join(',')}}`;
}
