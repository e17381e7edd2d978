import type { Act } from '../rules/interpreter/messages.ts';
import type { CampaignState } from '../rules/interpreter/state.ts';
import type { Json } from '../rules/json.ts';
import type { Migration } from '../rules/migration/migrate.ts';
import type { Problem } from '../rules/problems/problem.ts';

/** Names that clients and workflows share. */
export const CAMPAIGN_WORKFLOW = 'campaign';
export const WATCH_WORKFLOW = 'watch';
export const TASK_QUEUE = 'dacu';
export const ACT_UPDATE = 'act';
export const MIGRATE_UPDATE = 'migrate';
export const STATE_QUERY = 'state';
export const WATCH_SIGNAL = 'watchFound';
export const CLOCK_SIGNAL = 'clockChanged';
export const CHILD_SIGNAL = 'childEnded';

export const campaignWorkflowId = (campaign: string): string => `campaign/${campaign}`;
export const watchWorkflowId = (shard: number): string => `watch/${shard}`;

/** Which shard watches a campaign: by a hash of its id, the same everywhere. */
export function shardOf(campaign: string, shards: number): number {
  let hash = 0;
  for (const char of campaign) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return hash % shards;
}

/** The input of the campaign workflow; `continued` is what an earlier run hands on. */
export interface CampaignInput {
  readonly version: 1;
  readonly campaign: string;
  readonly contentHash: string;
  readonly launchedAtMs: number;
  readonly by?: string;
  readonly anchors: Readonly<Record<string, string | number>>;
  readonly parameters: Readonly<Record<string, Json>>;
  /** The campaign that is told of the end of this one. */
  readonly parent?: string;
  readonly continued?: Continued;
}

export interface Continued {
  readonly state: CampaignState;
  /** The ids of recent acts, so that one that is sent again across runs is not done twice. */
  readonly recentActs: readonly string[];
}

/** The input of the `act` update. `id` is the sender's, `atMs` the instant of its arrival in campaign time. */
export interface ActRequest {
  readonly id: string;
  readonly atMs: number;
  readonly act: Act;
}

/** The input of the `migrate` update: an approved version of the campaign's own playbook, which the sender has checked. */
export interface MigrationRequest {
  readonly id: string;
  readonly atMs: number;
  readonly migration: Migration;
}

/** A refused act fails its update with this type; the details are the problems. */
export const ACT_REFUSED = 'ActRefused';
export type ActRefusal = readonly Problem[];

/** The input of the watch workflow of one shard. */
export interface WatchInput {
  readonly version: 1;
  readonly shard: number;
  readonly shards: number;
}
