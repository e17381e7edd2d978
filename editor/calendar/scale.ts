import type { Timetable } from '../../rules/windows/timetable.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The densest and the widest that the calendar is shown, in pixels per hour. */
const MOST = 160;
const LEAST = 0.2;

export interface Domain {
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that the calendar shows, with a little room at both ends; instants of a run may lie outside of the plan. */
export function domainOf(timetable: Timetable, others: readonly number[]): Domain {
  let [fromMs, toMs] = [timetable.anchorMs, timetable.anchorMs + DAY];
  const include = (ms: number): void => {
    if (ms < fromMs) fromMs = ms;
    if (ms > toMs) toMs = ms;
  };
  for (const window of timetable.windows.values()) {
    include(window.fromMs);
    include(window.toMs);
  }
  for (const phase of Object.values(timetable.phases)) {
    include(phase.fromMs);
    include(phase.toMs);
  }
  for (const { ms } of timetable.anchors) include(ms);
  for (const ms of others) if (Number.isFinite(ms)) include(ms);
  const room = Math.max(6 * HOUR, (toMs - fromMs) / 50);
  return { fromMs: fromMs - room, toMs: toMs + room };
}

export const clampScale = (pxPerHour: number): number => Math.min(MOST, Math.max(LEAST, pxPerHour));

/** Pixels per hour with which all of it is seen. */
export const fittingScale = ({ fromMs, toMs }: Domain, widthPx: number): number =>
  clampScale((Math.max(200, widthPx) / (toMs - fromMs)) * HOUR);

/** The narrowest that the event of a running campaign is first shown, in pixels. */
const LEGIBLE = 96;

/** Pixels per hour with which the event itself can be read, however long is prepared for it. */
export function legibleScale({ phases }: Pick<Timetable, 'phases'>): number {
  const { live } = phases;
  return live && live.toMs > live.fromMs ? clampScale((LEGIBLE / (live.toMs - live.fromMs)) * HOUR) : LEAST;
}

export const pxPerMsOf = (pxPerHour: number): number => pxPerHour / HOUR;
