import type { Logger } from 'pino';
import type { Hub } from '../../data/hub.ts';
import { decode, encode } from '../../models/json-text.ts';
import type { Models } from '../../models/models.ts';
import type { CampaignClient } from '../../ports/campaign-client.ts';
import { launchPending } from './words.ts';

export interface LaunchingDeps {
  readonly models: Pick<Models, 'campaigns'>;
  readonly client: Pick<CampaignClient, 'launch'>;
  readonly hub: Pick<Hub, 'changed'>;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Starts a campaign that is stored and not started yet; if Temporal cannot be reached it stays `starting`, and
 * `launchPendingCampaigns` tries again.
 */
export async function launchStored({ models, client, hub, log }: LaunchingDeps, campaign: string): Promise<void> {
  const pending = { _id: campaign, status: 'starting' } as const;
  const stored = await models.campaigns.findOne(pending, { input: 1, statusProblem: 1 }).lean();
  if (!stored) return;
  try {
    await client.launch(decode(stored.input));
    await models.campaigns.updateOne(pending, { $set: { status: 'running' } });
    await models.campaigns.updateOne({ _id: campaign }, { $unset: { statusProblem: 1 } });
  } catch (error) {
    if (stored.statusProblem === undefined) log.warn({ err: error, campaign }, 'A campaign could not be started yet');
    const statusProblem = encode(launchPending(''));
    await models.campaigns.updateOne(pending, { $set: { statusProblem } });
  }
  hub.changed('campaign', { campaign });
}

/** Starts the campaigns that were created and not started, because the engine or Temporal was down. Starting one twice is harmless. */
export async function launchPendingCampaigns(deps: LaunchingDeps, stopping?: AbortSignal): Promise<void> {
  const pending = await deps.models.campaigns.find({ status: 'starting' }, { _id: 1 }).sort({ createdAtMs: 1 }).lean();
  for (const { _id } of pending) {
    if (stopping?.aborted) return;
    await launchStored(deps, _id);
  }
}
