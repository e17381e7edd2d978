import type { Act } from './messages.ts';
import type { CampaignState } from './state.ts';

/** What a campaign that has ended tells the one that started it. */
export const childEnded = (child: string, { status, result }: CampaignState): Act => ({
  type: 'childEnded',
  by: child,
  child,
  status: status === 'stopped' ? 'stopped' : 'completed',
  ...(result !== undefined && { result }),
});
