import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { instantMs } from '../i18n/format/times.ts';
import { isOver } from './scene.ts';

type Listed = Pick<CampaignSummary, 'id' | 'status' | 'startedAt'>;

const startedMs = (campaign: Listed): number => instantMs(campaign.startedAt);

const byNewest = (a: Listed, b: Listed): number => startedMs(b) - startedMs(a);

/** The campaign that started last among those that have not ended. */
export const newestRunning = <C extends Listed>(campaigns: readonly C[]): C | undefined =>
  campaigns.filter((each) => !isOver(each)).sort(byNewest)[0];

/** Those that need a person first, then the running, then the ended; within each the newest first. */
export function groupCampaigns<C extends Listed>(
  campaigns: readonly C[],
): { readonly running: readonly C[]; readonly ended: readonly C[] } {
  const urgency = ({ status }: Listed): number => (status === 'attention' ? 0 : 1);
  const running = campaigns.filter((each) => !isOver(each)).sort((a, b) => urgency(a) - urgency(b) || byNewest(a, b));
  const ended = campaigns.filter((each) => isOver(each)).sort(byNewest);
  return { running, ended };
}
