import { referencesOf } from '../conditions/references.ts';
import type { References } from '../conditions/references.ts';
import type { Conditions, SharedConditions } from '../conditions/schema.ts';
import { ConditionsFailed } from '../conditions/failure.ts';
import type { MetricQuery } from '../metrics/read.ts';
import { canonicalJson } from '../playbook/canonical.ts';

/** One thing that conditions or an expression read; its key names its value in a sample. */
export type Need = { readonly key: string } & (
  | { readonly is: 'metric'; readonly query: MetricQuery }
  /** A field of the row. */
  | { readonly is: 'row' | 'variable' | 'parameter' | 'set'; readonly name: string }
);

/** The names that a playbook gives, by which a name in an expression is told to be a parameter, a variable or an anchor. */
export interface Given {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly anchors: Readonly<Record<string, unknown>>;
  /** `x`, and `node.field` for a form's field. */
  readonly variables: Iterable<string>;
}

export const metricKey = (query: MetricQuery): string => `metric ${canonicalJson(query)}`;
export const keyOf = (is: Exclude<Need['is'], 'metric'>, name: string): string => `${is} ${name}`;

const NOT_GIVEN: ReadonlySet<string> = new Set(['now', 'phase', 'row']);

/** What must be there for conditions to be tried, each thing once: figures first, then the row, then what is named. */
export function needsOf(references: References, given: Given): readonly Need[] {
  const variables = new Set(given.variables);
  const named = (is: Exclude<Need['is'], 'metric'>, name: string): Need => ({ key: keyOf(is, name), is, name });
  const needs: Need[] = [
    ...references.metrics.map((query): Need => ({ key: metricKey(query), is: 'metric', query })),
    ...references.rowPaths.flatMap((path) => {
      const field = /^\$\.(\w+)/.exec(path)?.[1];
      return field === undefined ? [] : [named('row', field)];
    }),
    ...references.params.map((id) => named('parameter', id)),
    ...references.variables.map((name) => named('variable', name)),
    ...references.paths.flatMap((path) => {
      const head = path.split('.')[0]!;
      if (NOT_GIVEN.has(head) || Object.hasOwn(given.anchors, head)) return [];
      if (Object.hasOwn(given.parameters, head)) return [named('parameter', head)];
      return [named('variable', variables.has(path) ? path : head)];
    }),
    ...references.sets.map((name) => named('set', name)),
  ];
  return [...new Map(needs.map((need) => [need.key, need])).values()];
}

/** What an expression alone reads. */
export const referencesOfExpression = (expression: string): References =>
  referencesOf({ all: [{ fact: 'expr', params: { expr: expression }, operator: 'equal', value: 0 }] }, {});

/** What conditions read; nothing for those that refer to others which are not there. */
export function referencesIn(conditions: Conditions, shared: SharedConditions): References {
  try {
    return referencesOf(conditions, shared);
  } catch (error) {
    if (error instanceof ConditionsFailed) return referencesOf({ all: [] }, {});
    throw error;
  }
}
