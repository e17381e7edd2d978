import type { MetricPoint } from './points.ts';

type Where = Readonly<Record<string, string>>;

const keysOf = (where: Where | undefined): string[] => (where ? Object.keys(where) : []);

/** Whether a point has all of these dimensions. */
function matcher(where: Where): (point: MetricPoint) => boolean {
  const dimensions = Object.entries(where);
  return (point) => dimensions.every(([key, value]) => point.where?.[key] === value);
}

/** The points of exactly the dimensions asked for: neither of a coarser grain nor of a finer one. */
export function atGrain(points: readonly MetricPoint[], where: Where = {}): readonly MetricPoint[] {
  const keys = keysOf(where).length;
  const matches = matcher(where);
  return points.filter((point) => (point.where ? keysOf(point.where).length : 0) === keys && matches(point));
}

/** The points of the dimensions asked for, or of a finer grain that holds them. */
export const atGrainOrFiner = (points: readonly MetricPoint[], where: Where = {}): readonly MetricPoint[] =>
  points.filter(matcher(where));

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
