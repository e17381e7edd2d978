import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { isRealClock, toCampaignMs, toRealMs } from '../../rules/time/clock.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import { instantMs } from '../i18n/format/times.ts';

/** A difference below this is the time that the answer took, not a wrong clock. */
const LEAST_SKEW_MS = 2000;

/**
 * How far the engine's clock is ahead of the browser's (real ms), from an answer that said `now` in campaign time and
 * came at `receivedMs` of the browser's clock.
 */
export function clockSkewMs(clock: CampaignClock, now: string, receivedMs: number): number {
  const engineMs = isRealClock(clock) ? instantMs(now) : toRealMs(clock, instantMs(now));
  const skewMs = engineMs - receivedMs;
  // A clock that stands still has the same time at many instants: it says nothing about the skew.
  const stands = rateAt(clock, engineMs) === 0;
  return stands || !Number.isFinite(skewMs) || Math.abs(skewMs) < LEAST_SKEW_MS ? 0 : skewMs;
}

/** Campaign seconds per real second at the real instant (epoch ms). */
export const rateAt = (clock: CampaignClock, realMs: number): number =>
  isRealClock(clock) ? 1 : (clock.segments.findLast((each) => each.realMs <= realMs)?.rate ?? 0);

type Timed = Pick<CampaignSummary, 'clock' | 'now' | 'endedAt'>;

/** The campaign's present (epoch ms of campaign time); of one that has ended, its end. */
export function campaignNowMs({ clock, now, endedAt }: Timed, receivedMs: number, realMs: number): number {
  if (endedAt !== undefined) return instantMs(endedAt);
  return toCampaignMs(clock, realMs + clockSkewMs(clock, now, receivedMs));
}
