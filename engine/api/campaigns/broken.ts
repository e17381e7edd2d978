import type { Logger } from 'pino';
import type { Hub } from '../../data/hub.ts';
import { encode } from '../../models/json-text.ts';
import type { Models } from '../../models/models.ts';
import type { CampaignClient } from '../../ports/campaign-client.ts';
import { BROKEN_BY, campaignBroken } from './words.ts';

export interface BrokenDeps {
  readonly models: Pick<Models, 'campaigns'>;
  readonly client: Pick<CampaignClient, 'findBroken'>;
  readonly hub: Pick<Hub, 'changed'>;
  readonly log: Pick<Logger, 'error'>;
}

const RUNNING = ['running', 'paused', 'attention', 'waiting'] as const;

/** Campaigns that Temporal does not run any more, and that did not end by themselves, are shown as failed. */
export async function markBroken({ models, client, hub, log }: BrokenDeps): Promise<void> {
  const running = await models.campaigns.find({ status: { $in: [...RUNNING] } }, { _id: 1 }).lean();
  if (running.length === 0) return;
  for (const { campaign, by } of await client.findBroken(running.map(({ _id }) => _id))) {
    const statusProblem = encode(campaignBroken('', { how: BROKEN_BY[by] }));
    const { modifiedCount } = await models.campaigns.updateOne(
      { _id: campaign, status: { $in: [...RUNNING] } },
      { $set: { status: 'failed', statusProblem } },
    );
    if (modifiedCount === 0) continue;
    log.error({ campaign, by }, 'A campaign was broken off: its workflow did not end by itself');
    hub.changed('campaign', { campaign });
  }
}
