import { BASELINE_DAYS } from '../metrics/read.ts';
import type { MetricQuery } from '../metrics/read.ts';
import { parseDuration, shift } from '../time/duration.ts';

/** How far back the newest value of a metric is looked for that is asked for without a window. */
const NEWEST_WITHIN = 'P30D';

/** From when on (epoch ms) the points matter that a query as of an instant reads. */
export function reachesBackTo({ window, compare }: MetricQuery, atMs: number, timeZone: string): number {
  const span = window !== undefined && parseDuration(window) ? window : NEWEST_WITHIN;
  const start = shift(atMs, span, timeZone, -1);
  if (compare === 'previous') return shift(start, span, timeZone, -1);
  return compare === 'baseline' ? shift(start, `P${BASELINE_DAYS}D`, timeZone, -1) : start;
}
