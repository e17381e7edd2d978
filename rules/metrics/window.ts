import { parseDuration, shift } from '../time/duration.ts';

interface Window {
  /** Milliseconds, where no calendar unit is involved. */
  readonly exactMs?: number;
  /** The same for durations that mean the same: PT60M and PT1H. */
  readonly key: string;
}

const MAX_CACHED = 500;
const cache = new Map<string, Window>();

/** Windows are read by the thousand with a handful of texts. */
function windowOf(text: string): Window | undefined {
  const cached = cache.get(text);
  if (cached) return cached;
  const parsed = parseDuration(text);
  if (!parsed) return undefined;
  const calendar = parsed.years || parsed.months || parsed.weeks || parsed.days;
  const exactMs = calendar ? undefined : parsed.total('milliseconds');
  const window: Window = exactMs === undefined ? { key: parsed.toString() } : { exactMs, key: String(exactMs) };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, window);
  return window;
}

/**
 * The instant (epoch ms) one window before `atMs`; days, weeks and months by the calendar of the time zone. The window
 * was checked when it came in: one that is no duration throws.
 */
export function windowStart(atMs: number, window: string, timeZone: string): number {
  const parsed = windowOf(window);
  if (!parsed) throw new RangeError(`“${window}” is not an ISO 8601 duration`);
  const { exactMs } = parsed;
  return exactMs === undefined ? shift(atMs, window, timeZone, -1) : atMs - exactMs;
}

/** Whether two texts name the same window. A day is not 24 hours: its length is the calendar's. */
export function isSameWindow(a: string, b: string): boolean {
  if (a === b) return true;
  const key = windowOf(a)?.key;
  return key !== undefined && key === windowOf(b)?.key;
}
