import { Temporal } from 'temporal-polyfill';
import { nextOffsetChangeMs } from './zone.ts';

const DAY_MS = 86_400_000;

/** Longer than any campaign, and short enough that no calendar ends before it. */
const MAX_DAYS = 100 * 366;

/** The parsed ISO 8601 duration, or undefined if the text is none, is negative, or longer than a hundred years. */
export function parseDuration(text: string): Temporal.Duration | undefined {
  if (!/^P(?=.)/.test(text)) return undefined;
  try {
    const { duration } = readDuration(text);
    return roughDays(duration) <= MAX_DAYS ? duration : undefined;
  } catch {
    return undefined;
  }
}

const roughDays = ({ years, months, weeks, days, hours, minutes, seconds }: Temporal.Duration): number =>
  years * 365 + months * 30 + weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86_400;

/** Whether the text is a duration that `parseDuration` takes. */
export const isDuration = (text: string): boolean => {
  const exactMs = plainMs(text);
  return exactMs === undefined ? parseDuration(text) !== undefined : exactMs <= MAX_DAYS * DAY_MS;
};

/** Whether the duration is longer than nothing. */
export const isPositive = (text: string): boolean => parseDuration(text)?.sign === 1;

/** The duration so many times over. */
export function repeated(text: string, times: number): string {
  const { years, months, weeks, days, hours, minutes, seconds } = readDuration(text).duration;
  const units = { years, months, weeks, days, hours, minutes, seconds };
  const each = Object.entries(units).map(([unit, value]) => [unit, value * times] as const);
  return Temporal.Duration.from(Object.fromEntries(each)).toString();
}

/** How many times the duration fits in surely between two instants, epoch ms. */
export const timesWithin = (text: string, fromMs: number, toMs: number): number =>
  // A month may be a day longer than thirty, a day an hour longer than most.
  Math.max(0, Math.floor((toMs - fromMs) / (roughDays(readDuration(text).duration) * DAY_MS * 1.05)));

/** Hours, minutes and seconds in whole numbers: what series of thousands of instants are written with. */
const PLAIN = /^PT(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?$/;

function plainMs(text: string): number | undefined {
  const [matched, hours = 0, minutes = 0, seconds = 0] = PLAIN.exec(text) ?? [];
  return matched === undefined ? undefined : ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

interface Known {
  readonly duration: Temporal.Duration;
  /** Milliseconds, where no calendar unit is involved. */
  readonly exactMs?: number;
  /** Milliseconds while the zone's offset stays as it is, where days are the longest unit. */
  readonly steadyMs?: number;
}

const MAX_KNOWN = 500;
const known = new Map<string, Known>();

/** Durations are read by the thousand with a handful of texts. */
function readDuration(text: string): Known {
  const earlier = known.get(text);
  if (earlier) return earlier;
  const duration = Temporal.Duration.from(text);
  const { years, months, weeks, days } = duration;
  const isCalendar = years !== 0 || months !== 0 || weeks !== 0 || days !== 0;
  const withoutDays = () => Math.round(duration.with({ weeks: 0, days: 0 }).total('milliseconds'));
  const read = isCalendar
    ? { duration, ...(years === 0 && months === 0 && { steadyMs: (weeks * 7 + days) * DAY_MS + withoutDays() }) }
    : { duration, exactMs: Math.round(duration.total('milliseconds')) };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, read);
  return read;
}

const exact = new Map<string, number | undefined>();

/** The milliseconds of a duration without calendar units; undefined for any other. For the few that are asked for over and over. */
export function exactMsOf(text: string): number | undefined {
  if (exact.has(text)) return exact.get(text);
  const milliseconds = plainMs(text) ?? readDuration(text).exactMs;
  if (exact.size >= MAX_KNOWN) exact.clear();
  exact.set(text, milliseconds);
  return milliseconds;
}

/**
 * The instant (epoch ms) that lies the ISO 8601 duration after (`sign` 1) or before (−1) `fromMs`. Days, weeks and
 * months are calendar units in the time zone; hours and minutes are exact.
 */
export function shift(fromMs: number, text: string, timeZone: string, sign: 1 | -1 = 1): number {
  const plain = known.has(text) ? undefined : plainMs(text);
  if (plain !== undefined) return fromMs + sign * plain;
  const { duration, exactMs, steadyMs } = readDuration(text);
  if (exactMs !== undefined) return fromMs + sign * exactMs;
  if (steadyMs !== undefined) {
    const toMs = fromMs + sign * steadyMs;
    // Where clocks were put back within the day before, this may be the second of two equal local times: the calendar
    // means the first.
    const sinceMs = Math.min(fromMs, toMs) - DAY_MS;
    if (nextOffsetChangeMs(sinceMs, timeZone) > Math.max(fromMs, toMs)) return toMs;
  }
  const zoned = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  return (sign === 1 ? zoned.add(duration) : zoned.subtract(duration)).epochMilliseconds;
}
