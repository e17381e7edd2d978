import { z } from 'zod';
import { duration } from '../playbook/fields.ts';
import { instantText, json, problemSchema, queryInteger, resourceId, whereSchema, withWhere } from './common.ts';

export const batchId = z.string().min(1).max(200);
export const onErrorSchema = z.enum(['reject', 'skip']).default('reject');

/** One measured value. Money is minor units; ratios are computed from their parts, never posted. */
export const metricPointSchema = z.strictObject({
  metric: z.string(),
  at: instantText,
  value: z.number(),
  where: whereSchema.optional(),
  window: duration().max(40).optional(),
});
export type MetricPointWire = z.infer<typeof metricPointSchema>;

/**
 * A batch of points. `completeThrough`: this source has sent everything up to then, for all metrics that it ever sent.
 * `source` names who measures, where several do.
 */
export const postMetricsSchema = z.strictObject({
  batch: batchId,
  points: z.array(z.unknown()),
  completeThrough: instantText.optional(),
  source: z.string().min(1).max(100).optional(),
  onError: onErrorSchema.optional(),
});
export type PostMetrics = Omit<z.input<typeof postMetricsSchema>, 'points'> & {
  readonly points: readonly MetricPointWire[];
};

export const csvMetricsQuery = z.strictObject({
  batch: batchId.optional(),
  completeThrough: instantText.optional(),
  source: z.string().min(1).max(100).optional(),
  onError: onErrorSchema.optional(),
});

/** `merge`: the fields given are set, the row's others kept. `replace`: the row becomes what is given. */
export const modeSchema = z.enum(['merge', 'replace']);

export const postRowsSchema = z.strictObject({
  batch: batchId,
  rows: z.array(z.unknown()),
  mode: modeSchema.optional(),
  onError: onErrorSchema.optional(),
});
export type PostRows = Omit<z.input<typeof postRowsSchema>, 'rows'> & {
  readonly rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
};

const nameList = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
);

/** `columns=field:Header,…` renames and selects, `money=field,…` turns decimals into minor units, `instants=field,…` local times. */
export const csvRowsQuery = z.strictObject({
  batch: batchId.optional(),
  mode: modeSchema.optional(),
  onError: onErrorSchema.optional(),
  columns: nameList.optional(),
  money: nameList.optional(),
  instants: nameList.optional(),
  text: nameList.optional(),
  timezone: z.string().optional(),
});

/** A line (CSV: its number in the file, the header is 1; JSON: its place in the list, from 1) that was not taken, and why. */
export const rejectedSchema = z.object({ line: z.number().int(), problem: problemSchema });
export type Rejected = z.infer<typeof rejectedSchema>;

export const ingestAnswerSchema = z.object({
  batch: z.string(),
  accepted: z.number().int(),
  /** The first of them. */
  rejected: z.array(rejectedSchema),
  /** How many there are besides. */
  moreRejected: z.number().int().optional(),
  /** The batch was taken before: this is the answer of then, and nothing was written. */
  duplicate: z.boolean(),
});
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

export const datasetSummarySchema = z.object({
  id: z.string(),
  rows: z.number().int(),
  updatedAt: z.string().nullable(),
});
export const datasetsSchema = z.array(datasetSummarySchema);

export const rowsQuery = z.strictObject({
  limit: queryInteger(1, 1000).default(100),
  skip: queryInteger(0, 10_000_000).default(0),
});
export const rowSchema = z.record(z.string(), json);
export const datasetPageSchema = z.object({ id: z.string(), total: z.number().int(), rows: z.array(rowSchema) });

export const metricsQuery = withWhere({
  metric: z.string().optional(),
  from: instantText.optional(),
  to: instantText.optional(),
  limit: queryInteger(1, 10_000).default(1000),
});
export const storedPointSchema = z.object({
  metric: z.string(),
  at: z.string(),
  value: z.number(),
  where: whereSchema.optional(),
  window: z.string().optional(),
});
export const metricsPageSchema = z.object({ points: z.array(storedPointSchema) });

export const shopParams = z.strictObject({ shop: resourceId });
export const datasetParams = z.strictObject({ shop: resourceId, dataset: resourceId });
