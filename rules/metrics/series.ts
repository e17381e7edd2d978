import { planEnd, readPlan } from './plan.ts';
import type { Plan } from './plan.ts';
import type { PointSource } from './points.ts';
import { readMetric } from './read.ts';
import { shift } from '../time/duration.ts';

export interface SeriesQuery {
  readonly metric: string;
  /** ISO 8601 duration of a step. */
  readonly step: string;
  /** When each step ends, epoch ms. */
  readonly endsMs: readonly number[];
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** The present in campaign time: later there are no actual values. */
  readonly presentMs: number;
}

/** The value of the step that ends at `atMs`, as a decision then would have read it, and what was planned for it. */
export interface SeriesStep {
  readonly atMs: number;
  readonly actual: number | null;
  readonly plan: number | null;
}

/** A metric step by step against the plan. A plan is of the whole campaign: broken down, there is none. */
export function readSteps(query: SeriesQuery, points: PointSource, plan: Plan, timeZone: string): SeriesStep[] {
  const { metric, step, endsMs, where, presentMs } = query;
  const endMs = planEnd(plan, metric) ?? Infinity;
  const hasDimensions = where !== undefined && Object.keys(where).length > 0;
  return endsMs.map((atMs) => {
    const reading =
      atMs <= presentMs &&
      readMetric({ id: metric, window: step, ...(where && { where }) }, atMs, points, plan, timeZone);
    const fromMs = shift(atMs, step, timeZone, -1);
    const planned = hasDimensions || fromMs >= endMs ? undefined : readPlan(plan, metric, fromMs, atMs);
    return { atMs, actual: reading && reading.present ? reading.value : null, plan: planned ?? null };
  });
}
