import type { Campaign } from '../../rules/api/campaigns.ts';
import { instantMs } from '../i18n/format/times.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The time of a campaign: its phases, or as far as it came in them; undefined if it ended before the first of them. */
export function campaignSpan({ phases, endedAt }: Pick<Campaign, 'phases' | 'endedAt'>): Span | undefined {
  const [first, last] = [phases[0], phases.at(-1)];
  if (!first || !last) return undefined;
  const to = endedAt !== undefined && instantMs(endedAt) < instantMs(last.to) ? endedAt : last.to;
  return instantMs(to) > instantMs(first.from) ? { from: first.from, to } : undefined;
}
