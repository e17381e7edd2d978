import { shift } from '../time/duration.ts';
import { startOfDay } from '../time/zone.ts';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const LONGEST_MS = 48 * 3_600_000;

/** What a wall screen is about: the event itself, or of one that goes on for days the local day at hand. */
export function warRoomSpan(live: Span, nowMs: number, timeZone: string): Span {
  if (live.toMs - live.fromMs <= LONGEST_MS) return live;
  const withinMs = Math.min(Math.max(nowMs, live.fromMs), live.toMs - 1);
  const dayMs = startOfDay(withinMs, timeZone);
  return { fromMs: Math.max(live.fromMs, dayMs), toMs: Math.min(live.toMs, shift(dayMs, 'P1D', timeZone)) };
}
