import { WEEKDAYS } from '../time/zone.ts';
import type { Weekday } from '../time/zone.ts';
import type { Language } from '../problems/problem.ts';

/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;

/** A weekday's short name: “Tue”, “周二”. */
export const weekdayName = (day: Weekday, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    MONDAY_MS + WEEKDAYS.indexOf(day) * 86_400_000,
  );

export const weekdayWords = (days: readonly Weekday[], language: Language): string =>
  days.map((day) => weekdayName(day, language)).join(language === 'en' ? ', ' : '、');
