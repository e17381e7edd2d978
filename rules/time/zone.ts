import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MINUTE_MS = 60_000;
/** Within it, either side of 1970, years have four digits. */
const PLAIN_YEARS_MS = 50e12;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

const zoned = (ms: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

/** ISO 8601 with the zone's offset and, only if they are not zero, milliseconds: 2026-11-11T01:00:00+08:00. */
export function formatInstant(ms: number, timeZone: string): string {
  const fractional = ms % 1000 !== 0;
  const { offsetMs } = steadyOffset(ms, timeZone);
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  // Screens and logs are full of instants; only those of strange years and of zones' early days need a calendar.
  if (Math.abs(ms) < PLAIN_YEARS_MS && Number.isInteger(ms) && Number.isInteger(minutes)) {
    const local = new Date(ms + offsetMs).toISOString().slice(0, fractional ? 23 : 19);
    return `${local}${offsetMs < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }
  return zoned(ms, timeZone).toString({
    timeZoneName: 'never',
    calendarName: 'never',
    fractionalSecondDigits: fractional ? 3 : 0,
  });
}

/** What files are full of, and reads the same without a calendar; days after the 28th may not exist. */
const PLAIN_TIMESTAMP =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Epoch ms of an ISO 8601 text with an offset or `Z`; undefined if it is none. */
export function parseTimestamp(text: string): number | undefined {
  // Told apart first: a failing parse is slow, and series of thousands are written relative to anchors.
  if (!/^[+-]?\d/.test(text)) return undefined;
  if (PLAIN_TIMESTAMP.test(text)) return Date.parse(text);
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

export const localHour = (ms: number, timeZone: string): number => localDate(ms, timeZone).getUTCHours();

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

/** A span of time, [fromMs, untilMs), in which a zone's offset does not change. */
interface SteadyOffset {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** What is remembered, of finding which takes a calendar a good part of a millisecond. */
const MOST_ZONES = 200;
const MOST_SPANS = 50;
const steadyOffsets = new Map<string, readonly SteadyOffset[]>();

function steadyOffset(ms: number, timeZone: string): SteadyOffset {
  const spans = steadyOffsets.get(timeZone) ?? [];
  for (const span of spans) if (ms >= span.fromMs && ms < span.untilMs) return span;
  const at = zoned(Math.floor(ms), timeZone);
  const found: SteadyOffset = {
    // A change at this very instant begins its span.
    fromMs: at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    untilMs: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offsetMs: at.offsetNanoseconds / 1e6,
  };
  if (steadyOffsets.size >= MOST_ZONES) steadyOffsets.clear();
  steadyOffsets.set(timeZone, [found, ...spans.slice(0, MOST_SPANS - 1)]);
  return found;
}

/** The first instant (epoch ms) after `afterMs` at which the zone's offset changes; Infinity if it never does. */
export const nextOffsetChangeMs = (afterMs: number, timeZone: string): number =>
  steadyOffset(afterMs, timeZone).untilMs;

/** What a clock on the wall shows there, as a date of UTC. */
export const localDate = (ms: number, timeZone: string): Date => new Date(ms + steadyOffset(ms, timeZone).offsetMs);
