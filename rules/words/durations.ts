import { parseDuration } from '../time/duration.ts';
import type { Language } from '../problems/problem.ts';
import { numberFormat } from './numbers.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SECOND = 1000;

const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const;

type Unit = (typeof UNITS)[number][0] | 'week' | 'month' | 'year';

const count = (value: number, unit: Unit, language: Language, minimumIntegerDigits = 1): string =>
  numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: language === 'en' ? 'narrow' : 'short',
    minimumIntegerDigits,
  }).format(value);

const SEPARATOR: Readonly<Record<Language, string>> = { en: ' ', 'zh-CN': ' ' };

/** A length of time in its two largest units: “2d 4h”, “13小时 20分钟”. Anything below a second is “0s”. */
export function formatLength(ms: number, language: Language): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(Math.abs(ms) / SECOND) * SECOND);
  const first = UNITS.findIndex(([, size]) => rest >= size);
  if (first === -1) return count(0, 'second', language);
  for (const [unit, size] of UNITS.slice(first, first + 2)) {
    const units = Math.floor(rest / size);
    rest -= units * size;
    if (units > 0) parts.push(count(units, unit, language));
  }
  return parts.join(SEPARATOR[language]);
}

/** How long until, or since, a deadline: in whole minutes, at least one, so that it does not tick. */
export const formatTimeLeft = (ms: number, language: Language): string =>
  formatLength(Math.max(1, Math.round(Math.abs(ms) / MINUTE)) * MINUTE, language);

/** A length of time that ticks, without its sign: “24m 58s”, “1h 05m”. Its second part has two digits: it keeps its width. */
export function formatCountdown(ms: number, language: Language): string {
  const rest = Math.floor(Math.abs(ms) / SECOND) * SECOND;
  if (rest >= DAY) return formatLength(rest, language);
  const at = rest >= HOUR ? 1 : 2;
  const [[first, size], [second, part]] = [UNITS[at]!, UNITS[at + 1]!];
  return [
    count(Math.floor(rest / size), first, language),
    count(Math.floor((rest % size) / part), second, language, 2),
  ].join(SEPARATOR[language]);
}

/** An ISO 8601 duration in words: `PT2H` is “2h”, `P1DT12H` “1d 12h”. A text that is none stays as it is. */
export function formatDuration(iso: string, language: Language): string {
  const duration = parseDuration(iso);
  if (!duration) return iso;
  const parts = [
    [duration.years, 'year'],
    [duration.months, 'month'],
    [duration.weeks, 'week'],
    [duration.days, 'day'],
    [duration.hours, 'hour'],
    [duration.minutes, 'minute'],
    [duration.seconds, 'second'],
  ] as const;
  const words = parts.filter(([value]) => value !== 0).map(([value, unit]) => count(value, unit, language));
  return words.length > 0 ? words.join(SEPARATOR[language]) : count(0, 'second', language);
}

/** How an instant lies to an anchor: “T0 − 21d”, “T0 + 13h 20m”, “T0”. Below a minute it is the anchor itself. */
export function formatOffset(ms: number, anchor: string, language: Language): string {
  if (Math.abs(ms) < MINUTE) return anchor;
  const rounded = Math.floor(Math.abs(ms) / MINUTE) * MINUTE;
  return `${anchor} ${ms < 0 ? '−' : '+'} ${formatLength(rounded, language)}`;
}
