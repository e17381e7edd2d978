import type { CampaignState } from './state.ts';

export type ShownStatus = CampaignState['status'] | 'attention' | 'waiting';

/**
 * How a campaign stands, for people: `attention` if something waits for one of them to mend it; `waiting` if nothing can
 * happen by itself any more, neither at an instant, nor by data, nor by a campaign that it started.
 */
export function statusShown({ status, tokens, timers, asked }: CampaignState): ShownStatus {
  if (status !== 'running') return status;
  if (tokens.some((token) => token.state === 'parked')) return 'attention';
  const isDriven = tokens.some(({ data }) => data['watching'] === true || data['child'] !== undefined);
  return isDriven || timers.length > 0 || asked.length > 0 ? 'running' : 'waiting';
}
