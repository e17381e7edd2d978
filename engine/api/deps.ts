import type { Logger } from 'pino';
import type { Template } from '../../rules/templates/template.ts';
import type { CampaignPort, ConnectorPort, DataPort } from '../../workflows/ports.ts';
import type { Hub } from '../data/hub.ts';
import type { Ingest } from '../data/ingest.ts';
import type { Models } from '../models/models.ts';
import type { CampaignClient } from '../ports/campaign-client.ts';

/** What the API needs. */
export interface ApiDeps {
  readonly models: Models;
  readonly hub: Hub;
  readonly ingest: Ingest;
  readonly campaigns: CampaignPort;
  /** The shops' data as campaigns see them. */
  readonly data: Pick<DataPort, 'view'>;
  readonly connectors: Pick<ConnectorPort, 'read'>;
  readonly client: CampaignClient;
  readonly templates: readonly Template[];
  /** Real time, epoch ms. */
  readonly now: () => number;
  /** How many watch workflows share the campaigns. */
  readonly watchShards: number;
  /** The product's version. */
  readonly version: string;
  /** Whether the document store answers. */
  readonly storeHealth: () => Promise<boolean>;
  readonly log: Logger;
}
