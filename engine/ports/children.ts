import { movingPlan, planFileOf } from '../../rules/metrics/plan.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { findCycle, idTaken, notApproved, refused, versionNotApproved } from '../../rules/kinds/playbook/problems.ts';
import type { CampaignPort, ChildLaunch, ChildPort } from '../../workflows/ports.ts';
import { prepareCampaign } from '../api/campaigns/create.ts';
import type { Hub } from '../data/hub.ts';
import { findShop } from '../data/shops.ts';
import type { CampaignDocument } from '../models/campaign.ts';
import { decode, encode } from '../models/json-text.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';
import type { PlaybookVersionDocument } from '../models/playbook-version.ts';
import type { CampaignClient } from './campaign-client.ts';
import { NotStoredError } from './campaigns.ts';

export interface ChildDeps {
  readonly models: Models;
  readonly campaigns: CampaignPort;
  readonly client: Pick<CampaignClient, 'launch' | 'act'>;
  readonly hub: Hub;
  readonly now: () => number;
}

/** Starts campaigns for campaigns: on the same shop, clock, plan and roles, from an approved version. */
export function createChildPort({ models, campaigns, client, hub, now }: ChildDeps): ChildPort {
  const read = async (campaign: string): Promise<CampaignDocument> => {
    const found = await models.campaigns.findById(campaign).lean();
    if (!found) throw new NotStoredError('campaign', campaign);
    return found;
  };

  /** The playbooks from the first campaign down to this one. */
  async function ancestorsOf({ playbook, parent }: CampaignDocument): Promise<readonly string[]> {
    const above = parent === undefined ? [] : await ancestorsOf(await read(parent));
    return [...above, playbook];
  }

  async function prepare(parent: CampaignDocument, launch: ChildLaunch): Promise<CampaignDocument | Problem> {
    const { ref, version, child, anchors, parentAnchors, parameters, atMs, node } = launch;
    const cycle = findCycle('', ref, await ancestorsOf(parent));
    if (cycle) return cycle;
    const found = await findApproved(models, ref, version);
    if (!found) return version === undefined ? notApproved('', { ref }) : versionNotApproved('', { ref, version });
    const [playbook, shop] = await Promise.all([campaigns.readPlaybook(found.hash), findShop(models, parent.shop)]);
    const prepared = prepareCampaign({
      request: {
        playbook: ref,
        version: found.number,
        shop: parent.shop,
        anchors: Object.fromEntries(Object.entries(anchors).map(([name, ms]) => [name, new Date(ms).toISOString()])),
        parameters: { ...parameters },
        clock: decode(parent.clock),
        id: child,
      },
      playbook,
      contentHash: found.hash,
      shop,
      users: [],
      by: parent.launchedBy ?? '',
      nowMs: now(),
      watchShards: 1,
    });
    if (!prepared.ok) return refused('', ref, prepared.problems);
    const { launchedBy } = parent;
    const { by: _, ...input } = decode(prepared.value.input);
    const { launchedBy: __, ...document } = prepared.value;
    return {
      ...document,
      name: `${parent.name} › ${playbook.name}`,
      plan: encode(planFileOf(movingPlan(decode(parent.plan), parent.timezone)(parentAnchors))),
      roles: parent.roles,
      watchShard: parent.watchShard,
      launchedAtMs: atMs,
      ...(launchedBy !== undefined && { launchedBy }),
      parent: parent._id,
      parentNode: node,
      input: encode({
        ...input,
        launchedAtMs: atMs,
        parent: parent._id,
        ...(launchedBy !== undefined && { by: launchedBy }),
      }),
    };
  }

  return {
    async launch(campaign, launch) {
      if (!(await models.campaigns.exists({ _id: launch.child }))) {
        const prepared = await prepare(await read(campaign), launch);
        if ('code' in prepared) return prepared;
        try {
          await models.campaigns.create(prepared);
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
      }
      const stored = await read(launch.child);
      if (stored.parent !== campaign) return idTaken('', { child: launch.child });
      await client.launch(decode(stored.input));
      await models.campaigns.updateOne({ _id: launch.child, status: 'starting' }, { $set: { status: 'running' } });
      hub.changed('campaign', { campaign: launch.child });
      return undefined;
    },

    async tell(child, request) {
      // Refused or gone: it is paused already, or has ended, and there is nothing more to do.
      await client.act(child, request);
    },
  };
}

/** The version if it is approved, or the newest that is. */
async function findApproved(
  { versions }: Pick<Models, 'versions'>,
  playbook: string,
  version: number | undefined,
): Promise<PlaybookVersionDocument | null> {
  return versions
    .findOne({ playbook, state: 'approved', ...(version !== undefined && { number: version }) })
    .sort({ number: -1 })
    .lean();
}
