import type { Problem } from '../../../rules/problems/problem.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import { clockOutOfOrder } from './words.ts';

/** What is wrong with a campaign clock in itself; the real clock is right. */
export function checkClock({ segments }: CampaignClock): readonly Problem[] {
  const inOrder = segments.every((segment, index) => {
    const before = segments[index - 1];
    return !before || (before.realMs < segment.realMs && before.campaignMs <= segment.campaignMs);
  });
  return inOrder ? [] : [clockOutOfOrder('/clock/segments')];
}
