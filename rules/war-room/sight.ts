import type { Plan } from '../metrics/plan.ts';
import type { PointSource } from '../metrics/points.ts';
import { readMetric } from '../metrics/read.ts';
import { shift } from '../time/duration.ts';
import type { Span } from './window.ts';

export const HOUR = 'PT1H';

/** The data that the figures are read from, and the time that they are about. */
export interface Sight {
  readonly points: PointSource;
  readonly plan: Plan;
  readonly timeZone: string;
  readonly span: Span;
  /** Up to when there are data in the span; undefined if there are none. */
  readonly asOfMs: number | undefined;
}

/** What tells up to when there are data: sales or, of a shop that does not send them, who comes and buys. */
const DATED_BY = ['gmv', 'uv', 'carters', 'buyers'] as const;

/** Figures count up to the newest data of what the screen is about: what is still on its way is no loss. */
export function sightAt(data: Pick<Sight, 'points' | 'plan' | 'timeZone'>, span: Span, presentMs: number): Sight {
  const untilMs = Math.min(presentMs, span.toMs);
  const asOfMs = DATED_BY.map(
    (id) => readMetric({ id, window: HOUR }, untilMs, data.points, data.plan, data.timeZone).newestMs,
  ).find((newestMs) => newestMs !== undefined && newestMs > span.fromMs);
  return { ...data, span, asOfMs };
}

/** The ends of the hours of the span, up to an instant. */
export function hourEnds({ span: { fromMs }, timeZone }: Sight, untilMs: number): number[] {
  const ends: number[] = [];
  for (let atMs = shift(fromMs, HOUR, timeZone); atMs <= untilMs; atMs = shift(atMs, HOUR, timeZone)) ends.push(atMs);
  return ends;
}

/** The time from the span's start to the newest data, as a window of a metric. */
export function soFar({ span, asOfMs }: Sight): string | undefined {
  return asOfMs === undefined ? undefined : `PT${Math.round((asOfMs - span.fromMs) / 1000)}S`;
}
