import { useEffect, useReducer } from 'react';
import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { campaignNowMs } from './clock.ts';

type Timed = Pick<CampaignSummary, 'clock' | 'now' | 'endedAt'>;

/** The campaign's present, epoch ms, counted on by the page itself; the component draws itself anew every `everyMs`. */
export function useCampaignNow(campaign: Timed, receivedMs: number, everyMs = 1000): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  const ended = campaign.endedAt !== undefined;
  useEffect(() => {
    if (ended) return undefined;
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [ended, everyMs]);
  return campaignNowMs(campaign, receivedMs, Date.now());
}
