import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { useRealNow } from '../app/realClock.ts';
import { campaignNowMs } from './clock.ts';

type Timed = Pick<CampaignSummary, 'clock' | 'now' | 'endedAt'>;

/** The campaign's present (epoch ms), counted on by the page itself; the component draws itself anew every `everyMs`. */
export const useCampaignNow = (campaign: Timed, receivedMs: number, everyMs = 1000): number =>
  campaignNowMs(campaign, receivedMs, useRealNow(everyMs));
