import type { Ports } from '../../workflows/ports.ts';
import { createLoader } from '../../workflows/activities/programs.ts';
import type { Hub } from '../data/hub.ts';
import type { Models } from '../models/models.ts';
import { createCampaignPort } from './campaigns.ts';
import type { CampaignClient } from './campaign-client.ts';
import { createChildPort } from './children.ts';
import { createConnectorPort } from './connectors.ts';
import { createDataPort } from './data/data-port.ts';
import { createLedgerPort } from './ledger.ts';
import { createProjectionPort } from './projection/projection-port.ts';
import { createReviewPort } from './reviews.ts';
import { createWatchPort } from './watches.ts';

export interface PortDeps {
  readonly models: Models;
  readonly hub: Hub;
  /** How running campaigns are reached. */
  readonly client: Pick<CampaignClient, 'launch' | 'act'>;
  /** Where connectors find the secrets that shops name by `env:NAME`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Real time, epoch ms. */
  readonly now?: () => number;
  /** Whether other processes write to the same store; then what they write is looked for, too. */
  readonly shared?: boolean;
}

/** Everything that executing campaigns needs, over the store and the shops' connectors. */
export function createPorts({
  models,
  hub,
  client,
  env = process.env,
  now = Date.now,
  shared = false,
}: PortDeps): Ports {
  const campaigns = createCampaignPort(models);
  const load = createLoader(campaigns);
  const data = createDataPort({ models, campaigns, hub, now, shared });
  return {
    campaigns,
    data,
    ledger: createLedgerPort(models, hub),
    connectors: createConnectorPort(models, campaigns, env),
    watches: createWatchPort(models, hub),
    projection: createProjectionPort(models, hub, async (campaign) => (await load(campaign)).program),
    children: createChildPort({ models, campaigns, client, hub, now }),
    reviews: createReviewPort({ models, campaigns, data, hub }),
    now,
  };
}
