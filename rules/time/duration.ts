import { Temporal } from 'temporal-polyfill';

/** The parsed ISO 8601 duration, or undefined if the text is none or is negative. */
export function parseDuration(text: string): Temporal.Duration | undefined {
  if (!/^P(?=.)/.test(text)) return undefined;
  try {
    return Temporal.Duration.from(text);
  } catch {
    return undefined;
  }
}

/**
 * The instant (epoch ms) that lies the ISO 8601 duration after (`sign` 1) or before (−1) `fromMs`. Days, weeks and
 * months are calendar units in the time zone; hours and minutes are exact.
 */
export function shift(fromMs: number, duration: string, timeZone: string, sign: 1 | -1 = 1): number {
  const parsed = Temporal.Duration.from(duration);
  if (!parsed.years && !parsed.months && !parsed.weeks && !parsed.days) {
    return fromMs + sign * parsed.total('milliseconds');
  }
  const zoned = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  return (sign === 1 ? zoned.add(parsed) : zoned.subtract(parsed)).epochMilliseconds;
}
