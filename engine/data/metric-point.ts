import { metricPointSchema } from '../../rules/api/ingest.ts';
import { findMetric, unknownMetric } from '../../rules/metrics/catalogue.ts';
import type { MetricPoint } from '../../rules/metrics/points.ts';
import { problemsFromZod } from '../../rules/playbook/zod-problems.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { parseTimestamp } from '../../rules/time/zone.ts';
import { derivedMetric, notAPoint, notMinorUnits, tooFarAhead } from './problems.ts';

const FURTHEST_AHEAD_MS = 2 * 366 * 86_400_000;
const FIELDS = Object.keys(metricPointSchema.shape);

/** A point as it comes in, checked; `nowMs` is real time. */
export function readPoint(value: unknown, pointer: string, nowMs: number): Result<MetricPoint> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return failed(notAPoint(pointer));
  const parsed = metricPointSchema.safeParse(value);
  const problems: Problem[] = parsed.success ? [] : problemsFromZod(parsed.error, value, pointer, () => FIELDS);
  if ('metric' in value && typeof value.metric === 'string') problems.unshift(...metricProblems(value.metric, pointer));
  if (!parsed.success || problems.length > 0) return failed(...problems);

  const { metric, at, value: amount, where, window } = parsed.data;
  const atMs = parseTimestamp(at)!;
  if (isTooFarAhead(atMs, nowMs)) return failed(tooFarAhead(`${pointer}/at`, { at }));
  if (findMetric(metric)?.unit === 'money' && !Number.isSafeInteger(amount)) {
    return failed(notMinorUnits(`${pointer}/value`, { metric, value: amount }));
  }
  return ok({
    metric,
    atMs,
    value: amount,
    ...(where && Object.keys(where).length > 0 && { where }),
    ...(window !== undefined && { window }),
  });
}

/** One wrong year would put the shop's time ahead of everything that comes later. */
const isTooFarAhead = (atMs: number, nowMs: number): boolean => atMs > nowMs + FURTHEST_AHEAD_MS;

/** The mark of a batch, epoch ms, checked like a point's instant. */
export function readMark(
  completeThrough: string | undefined,
  pointer: string,
  nowMs: number,
): Result<number | undefined> {
  const throughMs = completeThrough === undefined ? undefined : parseTimestamp(completeThrough);
  if (throughMs === undefined || !isTooFarAhead(throughMs, nowMs)) return ok(throughMs);
  return failed(tooFarAhead(pointer, { at: completeThrough! }));
}

export function metricProblems(metric: string, pointer: string): Problem[] {
  const definition = findMetric(metric);
  if (!definition) return [unknownMetric(metric, `${pointer}/metric`)];
  if (definition.kind !== 'derived') return [];
  return [derivedMetric(`${pointer}/metric`, { metric, parts: definition.parts?.join(', ') ?? '' })];
}
