import { parseDuration } from '../time/duration.ts';
import { parseInstant, resolveAnchors, resolveInstant } from '../time/instant.ts';
import { parseTimestamp } from '../time/zone.ts';
import type { Playbook } from '../playbook/schema.ts';

/**
 * An instant where nothing is launched yet: relative to the one given anchor that it hangs on, for each of a few event
 * days (epoch ms). What holds of all of them is claimed: they differ in month, weekday, time of day and clock changes.
 */
export interface Relative {
  readonly root: string;
  readonly ms: readonly number[];
}

const EVENT_DAYS = ['2026-01-15T00:00:00Z', '2026-03-28T23:30:00Z', '2026-07-15T12:00:00Z', '2026-10-31T18:45:00Z'].map(
  (text) => parseTimestamp(text)!,
);

export const SAMPLES = EVENT_DAYS.length;

/** Reads instants of a playbook; undefined for those that depend on `now`, or on anchors that cannot be resolved. */
export function relativeInstants({ anchors, timezone }: Playbook): (text: string) => Relative | undefined {
  const given = Object.keys(anchors).filter((anchor) => anchors[anchor]!.at === undefined);
  const resolved = EVENT_DAYS.map((ms) => {
    const all = resolveAnchors(anchors, Object.fromEntries(given.map((anchor) => [anchor, ms])), timezone);
    return all.ok ? all.value : undefined;
  });
  const rootOf = (anchor: string, depth = 0): string | undefined => {
    const definition = Object.hasOwn(anchors, anchor) ? anchors[anchor] : undefined;
    if (!definition || depth > Object.keys(anchors).length) return undefined;
    return definition.at === undefined ? anchor : rootOf(parseInstant(definition.at)?.anchor ?? '', depth + 1);
  };
  const known = new Map<string, Relative | undefined>();
  const read = (text: string): Relative | undefined => {
    const anchor = parseInstant(text)?.anchor;
    const root = anchor === undefined ? undefined : rootOf(anchor);
    if (root === undefined) return undefined;
    const ms = resolved.flatMap((all) =>
      all ? [resolveInstant(text, { anchors: all, timeZone: timezone, nowMs: NaN })] : [],
    );
    return ms.length === SAMPLES ? { root, ms } : undefined;
  };
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}

/** Whether the one certainly comes after the other. */
export const isAfter = (a: Relative | undefined, b: Relative | undefined): boolean =>
  a !== undefined && b !== undefined && a.root === b.root && a.ms.every((ms, index) => ms > b.ms[index]!);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long the duration is at the least (ms): a month may have 28 days, and a day may be an hour short. */
export function shortestMs(text: string): number {
  const duration = parseDuration(text);
  if (!duration) return 0;
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  const calendarDays = years * 365 + months * 28 + weeks * 7 + days;
  const exactMs = hours * HOUR_MS + minutes * 60_000 + seconds * 1000 + milliseconds;
  return exactMs + (calendarDays > 0 ? calendarDays * DAY_MS - HOUR_MS : 0);
}
