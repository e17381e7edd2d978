import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { CAMPAIGN_STATUSES } from '../../rules/api/campaigns.ts';
import type { CampaignStatusWire } from '../../rules/api/campaigns.ts';
import type { PlanFile } from '../../rules/metrics/plan.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { CampaignInput } from '../../workflows/messages.ts';
import type { Projection } from '../ports/projection/projection.ts';
import type { JsonText } from './json-text.ts';

/** A campaign: what it was started from, written once, and what the screens show of its run. */
export interface CampaignDocument {
  _id: string;
  name: string;
  playbook: string;
  playbookName: string;
  version: number;
  contentHash: string;
  shop: string;
  timezone: string;
  currency: string;
  clock: JsonText<CampaignClock>;
  watchShard: number;
  /** As it was written: steps relative to an anchor move with it. */
  plan: JsonText<PlanFile>;
  roles: JsonText<Readonly<Record<string, readonly string[]>>>;
  /** What its workflow is started with, kept so that a start that was interrupted can be made again. */
  input: JsonText<CampaignInput>;
  launchedAtMs: number;
  createdAtMs: number;
  launchedBy?: string;
  status: CampaignStatusWire;
  statusProblem?: JsonText<Problem>;
  /** The newest log entry that the projection has counted; 0 before the first. */
  throughSeq: number;
  /** The campaign that started it, and the node there. */
  parent?: string;
  parentNode?: string;
  projection?: JsonText<Projection>;
}

const schema = new Schema<CampaignDocument>(
  {
    _id: String,
    name: { type: String, required: true },
    playbook: { type: String, required: true },
    playbookName: { type: String, required: true },
    version: { type: Number, required: true },
    contentHash: { type: String, required: true },
    shop: { type: String, required: true },
    timezone: { type: String, required: true },
    currency: { type: String, required: true },
    clock: { type: String, required: true },
    watchShard: { type: Number, required: true },
    plan: { type: String, required: true },
    roles: { type: String, required: true },
    input: { type: String, required: true },
    launchedAtMs: { type: Number, required: true },
    createdAtMs: { type: Number, required: true },
    launchedBy: String,
    status: { type: String, enum: CAMPAIGN_STATUSES, required: true },
    statusProblem: String,
    throughSeq: { type: Number, required: true },
    parent: String,
    parentNode: String,
    projection: String,
  },
  { collection: 'campaigns', versionKey: false },
);
schema.index({ createdAtMs: -1 });
schema.index({ status: 1, createdAtMs: -1 });
schema.index({ shop: 1, createdAtMs: -1 });
schema.index({ parent: 1 });

export const defineCampaign = (connection: Connection): Model<CampaignDocument> =>
  connection.model<CampaignDocument>('Campaign', schema);
