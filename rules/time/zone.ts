import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const zoned = (ms: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

/** ISO 8601 with the zone's offset and, only if they are not zero, milliseconds: 2026-11-11T01:00:00+08:00. */
export function formatInstant(ms: number, timeZone: string): string {
  const fractional = ms % 1000 !== 0;
  return zoned(ms, timeZone).toString({
    timeZoneName: 'never',
    calendarName: 'never',
    fractionalSecondDigits: fractional ? 3 : 0,
  });
}

/** Epoch ms of an ISO 8601 text with an offset or `Z`; undefined if it is none. */
export function parseTimestamp(text: string): number | undefined {
  // Told apart first: a failing parse is slow, and series of thousands are written relative to anchors.
  if (!/^[+-]?\d/.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

export const isTimeZone = (text: string): boolean => {
  try {
    zoned(0, text);
    return true;
  } catch {
    return false;
  }
};

export const localHour = (ms: number, timeZone: string): number => zoned(ms, timeZone).hour;

export const localWeekday = (ms: number, timeZone: string): Weekday => WEEKDAYS[zoned(ms, timeZone).dayOfWeek - 1]!;

export const startOfDay = (ms: number, timeZone: string): number => zoned(ms, timeZone).startOfDay().epochMilliseconds;

/** How many local days later the second instant lies; earlier, if negative. */
export const localDays = (fromMs: number, toMs: number, timeZone: string): number =>
  zoned(fromMs, timeZone).toPlainDate().until(zoned(toMs, timeZone).toPlainDate(), { largestUnit: 'days' }).days;

/** The same local day at the local time `HH:MM`. */
export const atLocalTime = (ms: number, time: string, timeZone: string): number =>
  zoned(ms, timeZone).withPlainTime(Temporal.PlainTime.from(time)).epochMilliseconds;

/** The first instant strictly after `afterMs` at the local time `HH:MM`, on one of the weekdays if any are given. */
export function nextLocalTime(afterMs: number, time: string, timeZone: string, weekdays?: readonly Weekday[]): number {
  let day = zoned(afterMs, timeZone).withPlainTime(Temporal.PlainTime.from(time));
  const fits = () => !weekdays?.length || weekdays.includes(WEEKDAYS[day.dayOfWeek - 1]!);
  while (day.epochMilliseconds <= afterMs || !fits()) {
    day = day.add({ days: 1 }).withPlainTime(Temporal.PlainTime.from(time));
  }
  return day.epochMilliseconds;
}

/** The first instant strictly after `afterMs` on the day of the month (the last day of shorter months) at `HH:MM`. */
export function nextMonthDay(afterMs: number, monthday: number, time: string, timeZone: string): number {
  const first = zoned(afterMs, timeZone).with({ day: 1 });
  for (let months = 0; ; months++) {
    const month = first.add({ months });
    const day = month
      .with({ day: Math.min(monthday, month.daysInMonth) })
      .withPlainTime(Temporal.PlainTime.from(time)).epochMilliseconds;
    if (day > afterMs) return day;
  }
}

const MAX_KNOWN = 200;
/** By time zone: an interval in which the offset does not change, (fromMs, untilMs). */
const steadyOffsets = new Map<string, { readonly fromMs: number; readonly untilMs: number }>();

/** The first instant (epoch ms) after `afterMs` at which the zone's offset changes; Infinity if it never does. */
export function nextOffsetChangeMs(afterMs: number, timeZone: string): number {
  const known = steadyOffsets.get(timeZone);
  if (known && afterMs >= known.fromMs && afterMs < known.untilMs) return known.untilMs;
  const untilMs = zoned(afterMs, timeZone).getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  if (steadyOffsets.size >= MAX_KNOWN) steadyOffsets.clear();
  steadyOffsets.set(timeZone, { fromMs: afterMs, untilMs });
  return untilMs;
}
