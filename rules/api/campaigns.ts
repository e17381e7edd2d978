import { z } from 'zod';
import { LEDGER_REASONS, LEDGER_STATES } from '../effects/ledger-states.ts';
import { METRIC_UNITS } from '../metrics/catalogue.ts';
import { duration } from '../playbook/fields.ts';
import { PHASES } from '../playbook/phases.ts';
import { campaignClockSchema } from '../time/clock.ts';
import { boundedRecord, checkAmount } from './bounded.ts';
import { instantText, json, jsonRecord, problemSchema, queryInteger, resourceId, withWhere } from './common.ts';
import { overlaySchema } from './overlay.ts';

export const CAMPAIGN_STATUSES = [
  'starting',
  'running',
  'paused',
  'attention',
  'waiting',
  'completed',
  'stopped',
  'failed',
] as const;
/** `attention`: a token is parked, a person must look. `waiting`: nothing can happen by itself. `failed`: it was broken off. */
export const campaignStatusSchema = z.enum(CAMPAIGN_STATUSES);
export type CampaignStatusWire = z.infer<typeof campaignStatusSchema>;

/** Steps of the plan: from that instant (ISO 8601, or an expression such as `T0 + PT1H`) on, that value. */
export const planFileSchema = z.record(z.string(), z.array(z.tuple([z.string(), z.number()])).min(1));

export const createCampaignSchema = z.strictObject({
  playbook: resourceId,
  version: z.number().int().min(1),
  name: z.string().min(1).max(200).optional(),
  shop: resourceId,
  anchors: z.record(z.string(), instantText),
  parameters: boundedRecord.superRefine(checkAmount).optional(),
  plan: planFileSchema.optional(),
  /** Who has a role in this campaign, by user id; the other roles are those that people have anyway. */
  roles: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** A campaign time of its own, for a simulated shop only. */
  clock: campaignClockSchema.optional(),
  /** Asked again with the same id and content, the campaign that was made is answered. */
  id: resourceId.optional(),
});
export type CreateCampaign = z.input<typeof createCampaignSchema>;

export const campaignSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  playbook: z.string(),
  playbookName: z.string(),
  version: z.number().int(),
  hash: z.string(),
  shop: z.string(),
  status: campaignStatusSchema,
  statusProblem: problemSchema.optional(),
  clock: campaignClockSchema,
  /** The present in campaign time; with `clock` a page goes on counting by itself. */
  now: z.string(),
  timezone: z.string(),
  currency: z.string(),
  /** All anchors, resolved; `given` are those that were given at the launch or moved. */
  anchors: z.record(z.string(), z.string()),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  launchedBy: z.string().optional(),
  /** Of one that a node of another campaign started: that campaign and node. */
  parent: z.object({ campaign: z.string(), node: z.string() }).optional(),
  result: z.string().optional(),
  phase: z.enum(PHASES).optional(),
  openTasks: z.number().int(),
});
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;

export const campaignSchema = campaignSummarySchema.extend({
  givenAnchors: z.record(z.string(), z.string()),
  parameters: jsonRecord,
  variables: jsonRecord,
  sets: z.record(z.string(), z.number().int()),
  plan: z.record(z.string(), z.array(z.tuple([z.string(), z.number()]))),
  roles: z.record(z.string(), z.array(z.string())),
  phases: z.array(z.object({ id: z.enum(PHASES), title: z.string().optional(), from: z.string(), to: z.string() })),
  overlay: overlaySchema,
  /** What comes next by itself, in order of time. */
  next: z.array(z.object({ at: z.string(), node: z.string(), what: z.string() })),
  /** The number of the newest log entry. */
  logSeq: z.number().int(),
});
export type Campaign = z.infer<typeof campaignSchema>;

export const campaignsQuery = z.strictObject({ status: campaignStatusSchema.optional(), shop: resourceId.optional() });
export const campaignParams = z.strictObject({ id: resourceId });

/** A line of the log; the fields besides these are those of its type (see the language). */
export const logEntrySchema = z
  .object({ seq: z.number().int(), at: z.string(), type: z.string(), node: z.string().optional() })
  .catchall(json);
export type LogEntryWire = z.infer<typeof logEntrySchema>;

/** After a number, oldest first; or, with `before` or `newest`, the newest before it, newest first. */
export const logQuery = z.strictObject({
  after: queryInteger(0, 1_000_000_000).optional(),
  before: queryInteger(0, 1_000_000_000).optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  limit: queryInteger(1, 1000).default(200),
  node: z.string().optional(),
  type: z.string().optional(),
});
export const logPageSchema = z.object({ entries: z.array(logEntrySchema), more: z.boolean() });

export const effectSchema = z.object({
  key: z.string(),
  node: z.string(),
  nodeTitle: z.string().optional(),
  do: z.string(),
  with: jsonRecord,
  state: z.enum(LEDGER_STATES),
  attempts: z.number().int(),
  before: json.optional(),
  after: json.optional(),
  error: z.string().optional(),
  reason: z.enum(LEDGER_REASONS).optional(),
  /** The key of the effect that this one undoes. */
  undoes: z.string().optional(),
  /** A person can have it undone. */
  undoable: z.literal(true).optional(),
  by: z.string().optional(),
  /** The pictures that show what a person did. */
  attachments: z.array(z.string()).optional(),
  /** How often the platform said that it had applied the key before. */
  duplicates: z.number().int(),
  at: z.string(),
});
export type Effect = z.infer<typeof effectSchema>;
export const effectsSchema = z.object({ effects: z.array(effectSchema) });

export const seriesQuery = withWhere({
  metric: z.string(),
  step: duration().default('PT1H'),
  from: instantText.optional(),
  to: instantText.optional(),
});
const seriesPointSchema = z.object({ at: z.string(), actual: z.number().nullable(), plan: z.number().nullable() });
export const seriesSchema = z.object({
  metric: z.string(),
  unit: z.enum(METRIC_UNITS),
  step: z.string(),
  /** Each is the value of the step that ends at `at`. */
  points: z.array(seriesPointSchema),
  /** The step that is not over yet, up to the newest data; absent while none have come in for it. */
  begun: seriesPointSchema.optional(),
});
export type Series = z.infer<typeof seriesSchema>;

export const clockSchema = z.strictObject({ clock: campaignClockSchema });
export const clockAnswerSchema = z.object({ clock: campaignClockSchema, now: z.string() });
