import { findMetric } from '../../metrics/catalogue.ts';
import type { MetricDefinition } from '../../metrics/catalogue.ts';
import type { MetricReading } from '../../metrics/read.ts';
import type { Proportion } from '../../statistics/sequential.ts';
import type { Sight } from '../spec.ts';
import type { ExperimentConfig } from './schema.ts';

type Dimensions = Readonly<Record<string, string>>;

/** The parts of a metric that is the share of one count in another; undefined for any other metric. */
export function partsOfShare(id: string): { readonly successes: string; readonly trials: string } | undefined {
  const parts = findMetric(id)?.parts ?? [];
  const [successes, trials] = parts;
  const isCount = (part: string) => unitOf(findMetric(part)) === 'count';
  return successes !== undefined && trials !== undefined && parts.every(isCount) ? { successes, trials } : undefined;
}

const unitOf = (definition: MetricDefinition | undefined) => definition?.unit;

/** What was measured of a variant since the experiment began; undefined while there is nothing, or it cannot be. */
export function readArm(sight: Sight, metric: string, where: Dimensions): Proportion | undefined {
  const parts = partsOfShare(metric);
  if (!parts) return undefined;
  const [successes, trials] = [readPart(sight, parts.successes, where), readPart(sight, parts.trials, where)];
  if (!successes.present || !trials.present) return undefined;
  const isShare = successes.value >= 0 && trials.value > 0 && successes.value <= trials.value;
  return isShare ? { successes: successes.value, trials: trials.value } : undefined;
}

function readPart({ atMs, enteredMs, read }: Sight, id: string, where: Dimensions): MetricReading {
  return read({ id, window: `PT${(atMs - enteredMs) / 1000}S`, where });
}

/** The dimensions that the results of a variant come with. */
export const whereOf = (node: string, variant: string): Dimensions => ({ experiment: node, variant });

/** The segments that results have come in for, in order. */
export function segmentsSeen({ node, atMs, enteredMs, points }: Sight, config: ExperimentConfig): readonly string[] {
  const { bySegment, metric } = config;
  const trials = partsOfShare(metric)?.trials;
  if (bySegment === undefined || trials === undefined) return [];
  const found = new Set<string>();
  for (const { where } of points.points(trials, enteredMs, atMs)) {
    const segment = where?.[bySegment];
    if (segment !== undefined && where?.['experiment'] === node && Object.keys(where).length === 3) found.add(segment);
  }
  return [...found].sort();
}
