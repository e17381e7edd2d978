import { HOUR_MS, type Slice } from '../calendar.ts';
import type { DemandConfig } from '../config.ts';
import type { Levers } from '../levers.ts';
import { startOfDay } from '../../../rules/time/zone.ts';

export const ENQUIRIES_PER_VISIT = 0.08;
/** The bot answers so many, at once, at any hour. */
export const BOT_SHARE = 0.5;
export const ENQUIRIES_PER_AGENT_HOUR = 12;
const BOT_REPLY_SECONDS = 3;
const CLOSED_REPLY_SECONDS = 900;

export interface ServiceLevel {
  /** Share of the enquiries replied to within 30 s. */
  readonly share30: number;
  /** Mean time to the first reply. */
  readonly firstReplySeconds: number;
}

/** The level that the agents on duty keep up with so many visits in the slice. */
export function serviceLevel(config: DemandConfig, levers: Levers, slice: Slice, visits: number): ServiceLevel {
  const enquiries = visits * ENQUIRIES_PER_VISIT * (1 - BOT_SHARE);
  const openHours = openHoursIn(levers.service, config.timezone, slice);
  const sliceHours = (slice.endMs - slice.startMs) / HOUR_MS;
  const openShare = openHours / sliceHours;
  const capacity = levers.service.agents * ENQUIRIES_PER_AGENT_HOUR * openHours;
  const load = capacity > 0 ? (enquiries * openShare) / capacity : Infinity;
  const human30 = capacity > 0 ? (0.97 / (1 + load ** 3)) * openShare : 0;
  const humanSeconds =
    capacity > 0
      ? openShare * Math.min(600, 12 + 45 * load ** 2) + (1 - openShare) * CLOSED_REPLY_SECONDS
      : CLOSED_REPLY_SECONDS;
  return {
    share30: BOT_SHARE + (1 - BOT_SHARE) * human30,
    firstReplySeconds: Math.round(BOT_SHARE * BOT_REPLY_SECONDS + (1 - BOT_SHARE) * humanSeconds),
  };
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Hours of the slice within the service hours; `to` at or before `from` runs past midnight. */
function openHoursIn(service: Levers['service'], timezone: string, slice: Slice): number {
  const dayMs = startOfDay(slice.startMs, timezone);
  const [from, to] = [minutesOf(service.from) * 60_000, minutesOf(service.to) * 60_000];
  const start = slice.startMs - dayMs;
  const end = slice.endMs - dayMs;
  const overlap = (a: number, b: number): number => Math.max(0, Math.min(end, b) - Math.max(start, a));
  const open = from < to ? overlap(from, to) : overlap(0, to) + overlap(from, 25 * HOUR_MS);
  return open / HOUR_MS;
}
