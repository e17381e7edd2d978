import { startOfDay } from '../../rules/time/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];

export interface TimeTicks {
  readonly ticks: readonly number[];
  /** Whole days apart, or parts of a day. */
  readonly unit: 'day' | 'hour';
}

/**
 * Round local times between the instants (epoch ms), at most `most` of them: a chart's own ticks would be round in the
 * browser's zone, not in the playbook's.
 */
export function timeTicks(fromMs: number, toMs: number, timeZone: string, most: number): TimeTicks {
  const step = STEPS.find((each) => (toMs - fromMs) / each <= most) ?? STEPS.at(-1)!;
  const unit = step >= DAY ? 'day' : 'hour';
  const ticks: number[] = [];
  let tick = startOfDay(fromMs, timeZone);
  while (tick <= toMs) {
    if (tick >= fromMs) ticks.push(tick);
    const next = tick + step;
    // A day may have 23 or 25 hours: what should be midnight is put back to it.
    tick = unit === 'day' ? startOfDay(next + 2 * HOUR, timeZone) : next;
  }
  return { ticks, unit };
}

/** What is told of a tick: its time, but the day where days are apart, and at midnight where there are several. */
export const tickStyle = (
  ms: number,
  unit: TimeTicks['unit'],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  timeZone: string,
): 'day' | 'time' =>
  unit === 'day' || (toMs - fromMs > 1.5 * DAY && startOfDay(ms, timeZone) === ms) ? 'day' : 'time';
