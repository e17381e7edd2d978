import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Json } from '../json.ts';
import { formatInstant, localDate } from '../time/zone.ts';

/** Epoch ms of a FEEL date and time; one without a zone is local to `timeZone`. */
const toMs = (value: FeelDateTime, timeZone: string): number =>
  value.unwrap().toZonedDateTime(value.zone ?? timeZone).epochMilliseconds;

/** A date and time in `timeZone`. */
export function feelInstant(ms: number, timeZone: string): FeelDateTime {
  const local = localDate(ms, timeZone);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds(), local.getUTCMilliseconds()] as const;
  return new FeelDateTime(new Temporal.PlainDateTime(year, month, day, ...time), timeZone);
}

/**
 * A FEEL result as JSON: dates and times as ISO text, an instant with the offset of `timeZone`, durations as ISO text.
 * Undefined for what JSON cannot hold: functions, ranges, numbers that are not finite.
 */
export function resultToJson(value: unknown, timeZone: string): Json | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (value instanceof FeelDateTime) return formatInstant(toMs(value, timeZone), timeZone);
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration) return value.toString();
  if (Array.isArray(value)) {
    const items = value.map((item) => resultToJson(item, timeZone));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value).map(([key, entry]) => [key, resultToJson(entry, timeZone)] as const);
  if (entries.some(([, entry]) => entry === undefined)) return undefined;
  // defineProperty semantics: a key named __proto__ stays a key.
  return Object.fromEntries(entries) as { [key: string]: Json };
}

export const containsNull = (value: Json): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(containsNull));
