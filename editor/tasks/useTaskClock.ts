import { useMemo } from 'react';
import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { useCampaigns } from '../api/campaigns.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';

const REAL: Pick<CampaignSummary, 'clock' | 'now'> = { clock: { segments: [] }, now: '' };

/** The present of a task's campaign (epoch ms): a deadline on a demo's clock comes sooner than on the wall's. */
export function useTaskClock(campaign: string): number {
  const campaigns = useCampaigns();
  const found = useMemo(() => campaigns.data?.find((each) => each.id === campaign), [campaigns.data, campaign]);
  return useCampaignNow(found ?? REAL, campaigns.dataUpdatedAt);
}
