import { Temporal } from 'temporal-polyfill';
import { parseTimestamp } from '../../rules/time/zone.ts';
import type { DemandConfig } from './config.ts';

export const HOUR_MS = 3_600_000;

/** The smallest piece of time that demand is drawn for: at most an hour, within one local hour. `(startMs, endMs]`. */
export interface Slice {
  /** Its place among all slices of the shop's life. */
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Days from the event day. */
  readonly day: number;
  /** Local hour of the day, 0–23. */
  readonly hour: number;
  readonly endsDay: boolean;
}

/** What is published at once. */
export interface Step {
  readonly index: number;
  readonly endMs: number;
  readonly slices: readonly Slice[];
}

export interface Calendar {
  readonly startMs: number;
  readonly eventMs: number;
  readonly steps: readonly Step[];
}

/** Every step of the shop's life, from local midnight `leadDays` before the event day. */
export function buildCalendar(config: DemandConfig): Calendar {
  const eventDay = Temporal.Instant.fromEpochMilliseconds(parseTimestamp(config.eventAt)!)
    .toZonedDateTimeISO(config.timezone)
    .startOfDay();
  const dayStart = (day: number): number => eventDay.add({ days: day }).startOfDay().epochMilliseconds;
  const steps: Step[] = [];
  let count = 0;
  for (let day = -config.leadDays; day <= config.tailDays; day++) {
    const minutes = (config.steps.findLast((each) => each.fromDay <= day) ?? config.steps[0]!).minutes;
    const slices = slicesOf(day, dayStart(day), dayStart(day + 1), Math.min(60, minutes) * 60_000, count);
    count += slices.length;
    const perStep = Math.max(1, minutes / 60);
    for (let at = 0; at < slices.length; at += perStep) {
      const group = slices.slice(at, at + perStep);
      steps.push({ index: steps.length, endMs: group.at(-1)!.endMs, slices: group });
    }
  }
  return { startMs: dayStart(-config.leadDays), eventMs: eventDay.epochMilliseconds, steps };
}

function slicesOf(day: number, fromMs: number, untilMs: number, lengthMs: number, firstIndex: number): Slice[] {
  const slices: Slice[] = [];
  for (let startMs = fromMs; startMs < untilMs; startMs += lengthMs) {
    const endMs = Math.min(untilMs, startMs + lengthMs);
    // Days of 23 or 25 hours keep the curve's hours counted from midnight.
    const hour = Math.min(23, Math.floor((startMs - fromMs) / HOUR_MS));
    slices.push({ index: firstIndex + slices.length, startMs, endMs, day, hour, endsDay: endMs === untilMs });
  }
  return slices;
}
