import type { Language } from '../../rules/problems/problem.ts';
import { shift } from '../../rules/time/duration.ts';
import { startOfDay } from '../../rules/time/zone.ts';
import { formatTime } from '../i18n/format/times.ts';
import { offsetWords } from './when.ts';
import type { TimeFrame } from './when.ts';

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOURS = [1, 2, 3, 6, 12];
const DAYS = [1, 2, 3, 7, 14, 28, 56, 112, 364];

/** The steps of a scale, in hours up to half a day and then in days; the first that leaves room for its labels. */
function stepFor(pxPerMs: number, leastPx: number): { readonly days: number } | { readonly hours: number } {
  const hours = HOURS.find((each) => each * HOUR * pxPerMs >= leastPx);
  if (hours !== undefined) return { hours };
  return { days: DAYS.find((each) => each * DAY * pxPerMs >= leastPx) ?? DAYS.at(-1)! };
}

interface Scale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly pxPerMs: number;
  readonly frame: TimeFrame;
  readonly language: Language;
  /** Room that a label needs. */
  readonly leastPx: number;
}

/** The marks of a scale of days or hours: from midnight where dates are known, else counted from the event day. */
export function ticksOf({ fromMs, toMs, pxPerMs, frame, language, leastPx }: Scale): readonly Tick[] {
  if (!(pxPerMs > 0) || toMs < fromMs) return [];
  const { anchorMs, isDated, timeZone } = frame;
  const zeroMs = isDated ? startOfDay(anchorMs, timeZone) : anchorMs;
  const step = stepFor(pxPerMs, leastPx);
  const stepMs = 'days' in step ? step.days * DAY : step.hours * HOUR;
  const ticks: Tick[] = [];
  for (let index = Math.floor((fromMs - zeroMs) / stepMs); ; index++) {
    const ms =
      'days' in step && isDated
        ? shift(zeroMs, `P${Math.abs(index * step.days)}D`, timeZone, index < 0 ? -1 : 1)
        : zeroMs + index * stepMs;
    if (ms > toMs) return ticks;
    if (ms >= fromMs) ticks.push({ ms, label: labelOf(ms, 'days' in step, frame, language) });
  }
}

function labelOf(ms: number, isDay: boolean, frame: TimeFrame, language: Language): string {
  const { anchorMs, isDated, timeZone } = frame;
  if (!isDated) return offsetWords(ms - anchorMs, frame, language);
  const isMidnight = isDay || startOfDay(ms, timeZone) === ms;
  return formatTime(ms, isMidnight ? 'day' : 'time', timeZone, language);
}
