import { findMetric } from './catalogue.ts';
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
  return query.endsMs.map((atMs) => readStep(query, query.step, atMs, points, plan, timeZone));
}

interface BegunQuery extends Omit<SeriesQuery, 'endsMs'> {
  /** When the step began, epoch ms. */
  readonly fromMs: number;
  /** What comes later is not of the series, epoch ms. */
  readonly toMs: number;
}

/**
 * The step that has begun and is not over, up to its newest data: what adds up since its beginning, anything else over
 * the length of a step. Undefined while nothing has come in for it.
 */
export function readBegunStep(
  query: BegunQuery,
  points: PointSource,
  plan: Plan,
  timeZone: string,
): SeriesStep | undefined {
  const { metric, step, where, fromMs, toMs, presentMs } = query;
  const untilMs = Math.min(toMs, presentMs);
  const { newestMs } = readMetric(
    { id: metric, window: step, ...(where && { where }) },
    untilMs,
    points,
    plan,
    timeZone,
  );
  if (newestMs === undefined || newestMs <= fromMs) return undefined;
  // A window is a whole number of seconds.
  const seconds = Math.ceil((newestMs - fromMs) / 1000);
  const isSum = findMetric(metric)?.kind === 'additive';
  const read = isSum
    ? readStep({ ...query, presentMs: Infinity }, `PT${seconds}S`, fromMs + seconds * 1000, points, plan, timeZone)
    : readStep(query, step, newestMs, points, plan, timeZone);
  return read.actual === null ? undefined : read;
}

function readStep(
  { metric, where, presentMs }: Pick<SeriesQuery, 'metric' | 'where' | 'presentMs'>,
  window: string,
  atMs: number,
  points: PointSource,
  plan: Plan,
  timeZone: string,
): SeriesStep {
  const endMs = planEnd(plan, metric) ?? Infinity;
  const hasDimensions = where !== undefined && Object.keys(where).length > 0;
  const reading =
    atMs <= presentMs && readMetric({ id: metric, window, ...(where && { where }) }, atMs, points, plan, timeZone);
  const fromMs = shift(atMs, window, timeZone, -1);
  const planned = hasDimensions || fromMs >= endMs ? undefined : readPlan(plan, metric, fromMs, atMs);
  return { atMs, actual: reading && reading.present ? reading.value : null, plan: planned ?? null };
}
