import { unreachable } from '../problems/result.ts';
import { shift } from '../time/duration.ts';
import { findMetric, type MetricDefinition } from './catalogue.ts';
import { derive } from './derive.ts';
import { atCoarsestFinerGrain, atGrain, atGrainOrFiner } from './grain.ts';
import { readPlan, type Plan } from './plan.ts';
import type { MetricPoint, PointSource } from './points.ts';
import { isSameWindow, windowStart } from './window.ts';

/** What a `metric` fact asks for. */
export interface MetricQuery {
  readonly id: string;
  /** ISO 8601 duration back from the instant. Required for additive metrics; without it the others read their newest value ever. */
  readonly window?: string;
  /** Dimensions; without them the total grain. */
  readonly where?: Readonly<Record<string, string>>;
  readonly compare?: 'plan' | 'previous' | 'baseline';
  /** What a comparison gives: the actual over the compared value (the default), the actual less it, or it itself. */
  readonly as?: 'value' | 'ratio' | 'difference';
}

/**
 * A value, or the fact that there is none. `newestMs` (epoch ms) is the age of the data: the instant of the newest point
 * read, or, where there is no value, of the newest there ever was (undefined: there never was one); of a derived
 * metric, that of the part which is oldest.
 */
export type MetricReading =
  | { readonly present: true; readonly value: number; readonly newestMs: number }
  | { readonly present: false; readonly newestMs?: number };

/** How many days before the baseline looks at, and how many of them must have data. */
export const BASELINE_DAYS = 7;
export const BASELINE_MIN_DAYS = 3;

interface Reader {
  readonly source: PointSource;
  readonly plan: Plan;
  readonly timeZone: string;
}

/**
 * Reads a metric at an instant (epoch ms). A window `w` at t is (t − w, t]; a point counts at its instant.
 *
 * Additive metrics sum the window's points, of the grain asked for or rolled up from the coarsest finer one; distinct
 * counts and gauges read their newest point of exactly that grain, and never one that was counted over another window;
 * derived metrics are computed from their parts in the same window, and absent if the denominator is zero.
 *
 * Compared with `plan` (of the whole campaign, so absent for a query with dimensions, unless the metric is derived),
 * `previous` (the window just before), or `baseline`: the median of the same window on the 7 days before, by the
 * calendar of the time zone, over the days that have data; absent if fewer than 3 have. A ratio to zero is absent.
 */
export function readMetric(
  query: MetricQuery,
  atMs: number,
  source: PointSource,
  plan: Plan,
  timeZone: string,
): MetricReading {
  const reader: Reader = { source, plan, timeZone };
  const actual = readActual(query, atMs, reader);
  if (query.compare === undefined) return actual;
  const compared = readCompared(query, query.compare, atMs, reader);
  if (compared === undefined) return absent(actual.newestMs);
  const as = query.as ?? 'ratio';
  if (as === 'value') return { present: true, value: compared, newestMs: actual.newestMs ?? atMs };
  if (!actual.present) return actual;
  if (as === 'ratio' && compared === 0) return absent(actual.newestMs);
  return { ...actual, value: as === 'ratio' ? actual.value / compared : actual.value - compared };
}

const absent = (newestMs: number | undefined): MetricReading =>
  newestMs === undefined ? { present: false } : { present: false, newestMs };

function readCompared(
  query: MetricQuery,
  compare: 'plan' | 'previous' | 'baseline',
  atMs: number,
  reader: Reader,
): number | undefined {
  const { id, window } = query;
  const valueAt = (instantMs: number): number | undefined => {
    const reading = readActual(query, instantMs, reader);
    return reading.present ? reading.value : undefined;
  };
  if (compare === 'plan') {
    const hasDimensions = Object.keys(query.where ?? {}).length > 0;
    if (hasDimensions && findMetric(id)?.kind !== 'derived') return undefined;
    return readPlan(reader.plan, id, window === undefined ? atMs : windowStart(atMs, window, reader.timeZone), atMs);
  }
  if (window === undefined) return undefined;
  if (compare === 'previous') return valueAt(windowStart(atMs, window, reader.timeZone));
  const days = Array.from({ length: BASELINE_DAYS }, (_, index) =>
    valueAt(shift(atMs, `P${index + 1}D`, reader.timeZone, -1)),
  ).filter((value) => value !== undefined);
  return days.length < BASELINE_MIN_DAYS ? undefined : median(days);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function readActual(query: MetricQuery, atMs: number, reader: Reader): MetricReading {
  const definition = findMetric(query.id);
  if (!definition) return { present: false };
  switch (definition.kind) {
    case 'derived':
      return readDerived(query, definition, atMs, reader);
    case 'additive':
      return readSum(query, atMs, reader);
    case 'distinct':
    case 'gauge':
      return readNewest(query, atMs, reader);
    default:
      return unreachable(definition.kind);
  }
}

function readDerived(query: MetricQuery, definition: MetricDefinition, atMs: number, reader: Reader): MetricReading {
  const readings = (definition.parts ?? []).map(
    (id) => [id, readActual({ id, window: query.window, where: query.where }, atMs, reader)] as const,
  );
  const ages = readings.map(([, reading]) => reading.newestMs);
  const newestMs = ages.every((age) => age !== undefined) ? Math.min(...ages) : undefined;
  const values: Record<string, number> = {};
  for (const [id, reading] of readings) {
    if (!reading.present) return absent(newestMs);
    values[id] = reading.value;
  }
  const value = derive(definition, values);
  return value === undefined || newestMs === undefined ? absent(newestMs) : { present: true, value, newestMs };
}

function readSum(query: MetricQuery, atMs: number, reader: Reader): MetricReading {
  const { id, window, where } = query;
  const addends = (points: readonly MetricPoint[]) => {
    const exact = atGrain(points, where);
    return exact.length > 0 ? exact : atCoarsestFinerGrain(points, where);
  };
  const points =
    window === undefined ? [] : addends(reader.source.points(id, windowStart(atMs, window, reader.timeZone), atMs));
  const newest = points.at(-1);
  // Of any grain that it could be read from: which one would be, depends on what else lies in the window.
  if (!newest) return absent(findNewest(id, atMs, reader, (each) => atGrainOrFiner(each, where))?.atMs);
  const value = points.reduce((sum, point) => sum + point.value, 0);
  return { present: true, value, newestMs: newest.atMs };
}

function readNewest({ id, window, where }: MetricQuery, atMs: number, reader: Reader): MetricReading {
  const isAsked = (point: MetricPoint) =>
    point.window === undefined || (window !== undefined && isSameWindow(point.window, window));
  const countable = (points: readonly MetricPoint[]) => atGrain(points, where).filter(isAsked);
  const newest =
    window === undefined
      ? findNewest(id, atMs, reader, countable)
      : countable(reader.source.points(id, windowStart(atMs, window, reader.timeZone), atMs)).at(-1);
  if (newest) return { present: true, value: newest.value, newestMs: newest.atMs };
  return absent(window === undefined ? undefined : findNewest(id, atMs, reader, countable)?.atMs);
}

/** Looks back step by step: mostly the newest point is near, and the whole past may be long. */
const LOOK_BACKS_MS = [3_600_000, 86_400_000, 864_000_000, Infinity];

function findNewest(
  metric: string,
  atMs: number,
  { source }: Reader,
  choose: (points: readonly MetricPoint[]) => readonly MetricPoint[],
): MetricPoint | undefined {
  let untilMs = atMs;
  for (const lookBackMs of LOOK_BACKS_MS) {
    const newest = choose(source.points(metric, atMs - lookBackMs, untilMs)).at(-1);
    if (newest) return newest;
    untilMs = atMs - lookBackMs;
  }
  return undefined;
}
