import type { Language } from '../../rules/problems/problem.ts';
import { localDays } from '../../rules/time/zone.ts';
import type { NodeWindow, Timetable } from '../../rules/windows/timetable.ts';
import { formatLength } from '../../rules/words/durations.ts';
import { dayKey, formatTime } from '../i18n/format/times.ts';

/** What instants are told by: dates where the event day is known, else how far from it they are. */
export type TimeFrame = Pick<Timetable, 'anchor' | 'anchorMs' | 'isDated' | 'timeZone'>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In its largest unit only. */
const roughly = (ms: number): number => {
  const unit = [DAY, HOUR, MINUTE].find((size) => Math.abs(ms) >= size) ?? MINUTE;
  return Math.round(ms / unit) * unit;
};

/** “T−7d”, “T+2h”, “T0”: the event day's own name without its nought, as people say it. */
export function offsetWords(ms: number, { anchor }: Pick<TimeFrame, 'anchor'>, language: Language): string {
  if (Math.abs(ms) < MINUTE) return anchor;
  const name = anchor === 'T0' ? 'T' : anchor;
  return `${name}${ms < 0 ? '−' : '+'}${formatLength(Math.abs(ms), language)}`;
}

/** One instant; `isLocal`: its time of day is known although the event day is not. */
export function momentWords(ms: number, isLocal: boolean, frame: TimeFrame, language: Language): string {
  const { anchorMs, isDated, timeZone } = frame;
  if (isDated) return formatTime(ms, 'dayTime', timeZone, language);
  if (!isLocal) return offsetWords(ms - anchorMs, frame, language);
  const days = localDays(anchorMs, ms, timeZone);
  return `${offsetWords(days * DAY, frame, language)} ${formatTime(ms, 'time', timeZone, language)}`;
}

/** A stretch of time to the minute; the day is said once. */
export function stretchWords(
  { fromMs, toMs, fromLocal, toLocal }: Stretch,
  frame: TimeFrame,
  language: Language,
): string {
  const { isDated, timeZone } = frame;
  const from = momentWords(fromMs, fromLocal, frame, language);
  const isOneDay = dayKey(fromMs, timeZone) === dayKey(toMs, timeZone);
  const saysDays = isDated || (fromLocal && toLocal);
  const to =
    isOneDay && saysDays ? formatTime(toMs, 'time', timeZone, language) : momentWords(toMs, toLocal, frame, language);
  return from === to || fromMs === toMs ? from : `${from} – ${to}`;
}

type Stretch = Pick<NodeWindow, 'fromMs' | 'toMs' | 'fromLocal' | 'toLocal'>;

/** A window for a small place: one instant to the minute, a longer one by its days. */
export function shortWindowWords(window: NodeWindow, frame: TimeFrame, language: Language): string {
  const { fromMs, toMs, fromLocal } = window;
  const { anchorMs, isDated, timeZone } = frame;
  if (isDated) {
    const isOneDay = dayKey(fromMs, timeZone) === dayKey(toMs, timeZone);
    if (isOneDay) return formatTime(fromMs, 'dayTime', timeZone, language);
    return `${formatTime(fromMs, 'numericDay', timeZone, language)} – ${formatTime(toMs, 'numericDay', timeZone, language)}`;
  }
  const [from, to] = [fromMs, toMs].map((ms) => offsetWords(roughly(ms - anchorMs), frame, language));
  return from === to ? momentWords(fromMs, fromLocal, frame, language) : `${from} – ${to}`;
}
