import { evaluateFeel } from '../feel/evaluate.ts';
import type { MetricDefinition } from './catalogue.ts';

/** The value of a derived metric from its parts' values; undefined if the denominator is zero. */
export function derive(
  { formula, denominator }: MetricDefinition,
  parts: Readonly<Record<string, number>>,
): number | undefined {
  if (formula === undefined || (denominator !== undefined && parts[denominator] === 0)) return undefined;
  const result = evaluateFeel(formula, { values: parts, instants: {}, nowMs: 0, timeZone: 'UTC' });
  return result.ok && typeof result.value === 'number' ? result.value : undefined;
}
