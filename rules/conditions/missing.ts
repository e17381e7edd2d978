import type { MetricQuery } from '../metrics/read.ts';
import type { Facts } from './facts.ts';
import type { References } from './references.ts';

/** Something that conditions read and that is not there; one of the four. */
export interface Missing {
  readonly metric?: MetricQuery;
  /** Also one that an expression uses, as `x` or `node.field`. */
  readonly variable?: string;
  readonly param?: string;
  /** A set that was never stored. An empty one is there. */
  readonly set?: string;
}

/** Names of an expression that are never missing data. */
const ALWAYS_THERE = new Set(['now', 'phase', 'row']);

/**
 * What is missing of what conditions read: they must then not be evaluated, because missing data never decides. A row's
 * undefined field is no missing data.
 */
export function missingData(references: References, facts: Facts): readonly Missing[] {
  return [
    ...references.metrics.filter((query) => !facts.metric(query).present).map((metric) => ({ metric })),
    ...references.variables.filter((name) => facts.variable(name) === undefined).map((variable) => ({ variable })),
    ...references.params.filter((id) => facts.param(id) === undefined).map((param) => ({ param })),
    ...references.sets.filter((name) => facts.set(name) === undefined).map((set) => ({ set })),
    ...references.paths.filter((path) => !isInScope(path, facts)).map((variable) => ({ variable })),
  ];
}

function isInScope(path: string, { scope }: Facts): boolean {
  const [name, field] = path.split('.', 2) as [string, string?];
  if (ALWAYS_THERE.has(name) || Object.hasOwn(scope.instants, name)) return true;
  const value = Object.hasOwn(scope.values, name) ? scope.values[name] : undefined;
  if (value === undefined) return false;
  return (
    field === undefined ||
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.hasOwn(value, field)
  );
}

/**
 * The instant (epoch ms) that staleness goes by: a rule is as old as the metric whose newest point is oldest. Undefined
 * where no metric is read or none ever had a point, which is not stale but no data.
 */
export function newestMs(references: References, facts: Facts): number | undefined {
  const ages = references.metrics.flatMap((query) => facts.metric(query).newestMs ?? []);
  return ages.length > 0 ? Math.min(...ages) : undefined;
}
