import type { Problem } from '../../../rules/problems/problem.ts';
import { isRealClock, toCampaignMs } from '../../../rules/time/clock.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import { EARLIEST_MS, isInRange, LATEST_MS } from '../../../rules/time/range.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';
import { projectionOf } from './show.ts';
import { clockOutOfOrder, clockOutOfRange } from './words.ts';

/** Campaign seconds per real second: three years. */
const MAX_RATE = 100_000_000;

/** What is wrong with a campaign clock in itself, and at the real instant `nowMs` (epoch ms); the real clock is right. */
export function checkClock(clock: CampaignClock, nowMs: number): readonly Problem[] {
  const inOrder = clock.segments.every((segment, index) => {
    const before = clock.segments[index - 1];
    return !before || (before.realMs < segment.realMs && before.campaignMs <= segment.campaignMs);
  });
  return inOrder ? checkRange(clock, nowMs) : [clockOutOfOrder('/clock/segments')];
}

/** Whether its instants, and its present, can be shown. */
function checkRange(clock: CampaignClock, nowMs: number): readonly Problem[] {
  const { segments } = clock;
  const problems = segments.flatMap(({ campaignMs, rate }, index) => {
    const isUsable = Number.isInteger(campaignMs) && isInRange(campaignMs) && rate <= MAX_RATE;
    return isUsable ? [] : [clockOutOfRange(`/clock/segments/${index}`, { rate: MAX_RATE })];
  });
  if (problems.length > 0 || isRealClock(clock) || toCampaignMs(clock, nowMs) < LATEST_MS) return problems;
  const present = segments.findLastIndex((each) => each.realMs <= nowMs);
  return [clockOutOfRange(`/clock/segments/${Math.max(0, present)}`, { rate: MAX_RATE })];
}

/**
 * The campaign instant (epoch ms) that a new clock may not go back behind: the present; or, as a clock that went wrong
 * is no measure of it, what the campaign has come to.
 */
export function livedThroughMs(stored: CampaignDocument, nowMs: number): number {
  const clock = decode(stored.clock);
  if (checkRange(clock, nowMs).length === 0) return toCampaignMs(clock, nowMs);
  return projectionOf(stored)?.nowMs ?? EARLIEST_MS;
}
