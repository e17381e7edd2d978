import type { AllOf, Conditions, Leaf } from '../conditions/schema.ts';
import type { Json } from '../json.ts';
import type { MetricQuery } from '../metrics/read.ts';

/** Conditions are written by the dozen here; these say them in one line each. */
export const all = (...conditions: readonly Conditions[]): AllOf => ({ all: conditions });

export const param = (id: string): Json => ({ fact: 'param', params: { id } });

/** A compared value that an expression computes. */
export const formula = (expr: string): Json => ({ expr });

const described = (leaf: Leaf, description: string | undefined): Leaf =>
  description === undefined ? leaf : { ...leaf, description };

/** About a field of the row at hand. */
export const row = (field: string, operator: string, value: Json, description?: string): Leaf =>
  described({ fact: 'row', path: `$.${field}`, operator, value }, description);

export const metric = (query: MetricQuery, operator: string, value: Json, description?: string): Leaf =>
  described(
    { fact: 'metric', params: query as unknown as Readonly<Record<string, Json>>, operator, value },
    description,
  );

export const variable = (id: string, operator: string, value: Json, path?: string): Leaf => ({
  fact: 'var',
  params: { id },
  ...(path !== undefined && { path }),
  operator,
  value,
});

/** Holds where the FEEL expression is true. */
export const holds = (expr: string, description?: string): Leaf =>
  described({ fact: 'expr', params: { expr }, operator: 'equal', value: true }, description);
