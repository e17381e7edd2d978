import type { Language } from '../../../rules/problems/problem.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';

/** An instant as the API gives it (ISO 8601 with offset) or as epoch ms. */
export type InstantLike = string | number;

export const instantMs = (instant: InstantLike): number =>
  typeof instant === 'number' ? instant : (parseTimestamp(instant) ?? NaN);

export const TIME_STYLES = {
  /** 13:20 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** 13:20:05 */
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  /** Nov 11 */
  day: { month: 'short', day: 'numeric' },
  /** 11/11 */
  numericDay: { month: 'numeric', day: 'numeric' },
  /** Wed, Nov 11 */
  weekday: { month: 'short', day: 'numeric', weekday: 'short' },
  /** Nov 11, 13:20 */
  dayTime: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** Nov 11, 2026, 13:20 */
  full: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof TIME_STYLES;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of that name, made once: making one takes far longer than telling a time by it. */
function formatOf(
  name: string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string,
  locale: string,
): Intl.DateTimeFormat {
  const key = `${locale} ${name} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, format);
  return format;
}

/** An instant in the time zone (IANA), in the reader's way; a dash where there is none. */
export function formatTime(instant: InstantLike, style: TimeStyle, timeZone: string, language: Language): string {
  const ms = instantMs(instant);
  if (!Number.isFinite(ms)) return '–';
  return formatOf(style, TIME_STYLES[style], timeZone, language).format(ms);
}

/** The zone of the reader's own clock (IANA). */
export const READERS_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a zone is called, where its clock shows another time than the reader's at the instant: “China Time”. */
export function otherZone(
  instant: InstantLike,
  timeZone: string,
  language: Language,
  here: string = READERS_ZONE,
): string | undefined {
  const ms = instantMs(instant);
  const isSame = formatTime(ms, 'full', timeZone, language) === formatTime(ms, 'full', here, language);
  if (isSame) return undefined;
  const named = formatOf('zone', { timeZoneName: 'shortGeneric' }, timeZone, language);
  return named.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value;
}

/** The calendar day in the zone, for grouping: `2026-11-11`. */
export const dayKey = (instant: InstantLike, timeZone: string): string =>
  formatOf('dayKey', { year: 'numeric', month: '2-digit', day: '2-digit' }, timeZone, 'sv-SE').format(
    instantMs(instant),
  );
