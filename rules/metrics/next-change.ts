import { parseDuration, shift } from '../time/duration.ts';
import { nextOffsetChangeMs } from '../time/zone.ts';
import { findMetric, sourceMetrics } from './catalogue.ts';
import type { Plan } from './plan.ts';
import type { PointSource } from './points.ts';
import { BASELINE_DAYS, type MetricQuery } from './read.ts';

const DAY_MS = 86_400_000;

/**
 * An instant (epoch ms) until which `readMetric` gives what it gives at `atMs`, with the points and the plan as they are:
 * the first at which a point enters or leaves a window that it reads, or a step of the plan counts. It may be too early,
 * never too late; `atMs` itself where time alone may change the reading at once.
 */
export function nextChangeMs(
  { id, window, compare }: MetricQuery,
  atMs: number,
  source: PointSource,
  plan: Plan,
  timeZone: string,
): number {
  const lengthMs = window === undefined ? 0 : lengthOf(window);
  if (lengthMs === undefined) return atMs;
  const reachMs = (compare === 'baseline' ? BASELINE_DAYS * DAY_MS : 0) + 2 * lengthMs + DAY_MS;
  // Days are 24 hours as long as no change of the clock is near, and then windows slide evenly.
  const offsetChangeMs = isExact(window, compare) ? Infinity : nextOffsetChangeMs(atMs - reachMs, timeZone);
  if (offsetChangeMs <= atMs) return atMs;
  const points = nextPointMs(id, atMs, edgesOf(window !== undefined, lengthMs, compare), source);
  const steps = compare === 'plan' ? nextStepMs(plan, id, atMs, lengthMs) : Infinity;
  return Math.min(points, steps, offsetChangeMs);
}

/** Milliseconds of a window, a day taken as 24 hours; undefined for months and years, which slide unevenly. */
function lengthOf(window: string): number | undefined {
  const duration = parseDuration(window);
  return duration && duration.years === 0 && duration.months === 0 ? shift(0, window, 'UTC') : undefined;
}

const isExact = (window: string | undefined, compare: MetricQuery['compare']): boolean =>
  compare !== 'baseline' && !/^P\d/.test(window ?? '');

/** How long after its own instant a point enters or leaves one of the windows read. */
function edgesOf(hasWindow: boolean, lengthMs: number, compare: MetricQuery['compare']): readonly number[] {
  if (!hasWindow) return [0];
  if (compare === 'previous') return [0, lengthMs, 2 * lengthMs];
  const days = compare === 'baseline' ? Array.from({ length: BASELINE_DAYS }, (_, index) => (index + 1) * DAY_MS) : [];
  return [0, ...days].flatMap((startMs) => [startMs, startMs + lengthMs]);
}

function nextPointMs(id: string, atMs: number, edges: readonly number[], source: PointSource): number {
  let nextMs = Infinity;
  for (const metric of sourceMetrics(id))
    for (const edgeMs of edges) nextMs = Math.min(nextMs, source.nextMs(metric, atMs - edgeMs) + edgeMs);
  return nextMs;
}

function nextStepMs(plan: Plan, id: string, atMs: number, lengthMs: number): number {
  const own = Object.hasOwn(plan, id) ? plan[id]! : [];
  if (own.length === 0) {
    const parts = findMetric(id)?.parts ?? [];
    return Math.min(Infinity, ...parts.map((part) => nextStepMs(plan, part, atMs, lengthMs)));
  }
  const isSum = findMetric(id)?.kind === 'additive';
  for (const [stepMs] of own) {
    // A sum over a window with a step in it changes all the time; other values from just after a step on.
    if (isSum && stepMs > atMs - lengthMs && stepMs <= atMs) return atMs;
    if (stepMs > atMs) return stepMs;
    if (stepMs === atMs) return atMs + 1;
  }
  return Infinity;
}
