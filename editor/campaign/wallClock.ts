import { Temporal } from 'temporal-polyfill';
import { formatInstant } from '../../rules/time/zone.ts';

/** The zone's wall clock at the instant, without an offset: `2026-11-11T00:00`. */
export const toWallClock = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The instant (ISO 8601 with the zone's offset) at which the zone's wall clock shows that. */
export const fromWallClock = (wallClock: string, timeZone: string): string =>
  formatInstant(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).epochMilliseconds, timeZone);
