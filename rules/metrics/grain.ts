import type { MetricPoint } from './points.ts';

type Where = Readonly<Record<string, string>>;

const keysOf = (where: Where | undefined): string[] => (where ? Object.keys(where) : []);

const matches = (point: MetricPoint, where: Where): boolean =>
  Object.entries(where).every(([key, value]) => point.where?.[key] === value);

/** The points of exactly the dimensions asked for: neither of a coarser grain nor of a finer one. */
export function atGrain(points: readonly MetricPoint[], where: Where = {}): readonly MetricPoint[] {
  const keys = keysOf(where).length;
  return points.filter((point) => keysOf(point.where).length === keys && matches(point, where));
}

/** The points of the dimensions asked for, or of a finer grain that holds them. */
export const atGrainOrFiner = (points: readonly MetricPoint[], where: Where = {}): readonly MetricPoint[] =>
  points.filter((point) => matches(point, where));

/**
 * What additive points roll up from where there are none of the grain asked for: those of the coarsest finer grain that
 * holds its dimensions (the fewest more; of several, the first by name), so that nothing is counted twice.
 */
export function atCoarsestFinerGrain(points: readonly MetricPoint[], where: Where = {}): readonly MetricPoint[] {
  const grainOf = (point: MetricPoint) => keysOf(point.where).sort();
  const candidates = atGrainOrFiner(points, where);
  const order = (a: string[], b: string[]) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1);
  const coarsest = candidates.map(grainOf).sort(order)[0]?.join('\n');
  return candidates.filter((point) => grainOf(point).join('\n') === coarsest);
}
