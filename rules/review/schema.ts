import { z } from 'zod';
import type { Text } from '../problems/problem.ts';

const text = z.strictObject({ en: z.string(), 'zh-CN': z.string() }) satisfies z.ZodType<Text>;
/** Integer minor units of the campaign's currency. */
const money = z.int();
const count = z.int().min(0);
/** A quotient, 0–1 for shares; null where it would be divided by zero, or its data are missing. */
const quotient = z.number().nullable();

const gap = z.strictObject({ uv: money, cvr: money, aov: money, total: money });

/** R01. Without a target (no `gmvTarget`, `uvTarget`, `cvrTarget`) or without visitors, `target` or `gap` is null. */
const targetVsActual = z.strictObject({
  id: z.literal('targetVsActual'),
  gmvTarget: money.nullable(),
  gmvActual: money,
  target: z.strictObject({ uv: z.number(), cvr: z.number(), aov: quotient }).nullable(),
  actual: z.strictObject({ uv: count.nullable(), buyers: count, cvr: quotient, aov: quotient }),
  gap: gap.nullable(),
});

/** R06. `rate` is the share of the step before that came this far; null at the first step. */
const funnel = z.strictObject({
  id: z.literal('funnel'),
  steps: z.array(z.strictObject({ id: z.enum(['uv', 'carters', 'buyers']), count: count.nullable(), rate: quotient })),
});

/** R03. Rows by GMV, best first; `cumulative` is the share of this row and all above it. */
const pareto = z.strictObject({
  id: z.literal('pareto'),
  rows: z.array(
    z.strictObject({
      sku: z.string(),
      title: z.union([z.string(), text]).nullable(),
      gmv: money,
      share: z.number(),
      cumulative: z.number(),
    }),
  ),
  /** With how many SKUs, best first, 80 % of the GMV is reached. */
  skusFor80: count,
});

/** R04. Rows by ROI, best first; channels without ads last, by GMV. */
const channels = z.strictObject({
  id: z.literal('channels'),
  rows: z.array(
    z.strictObject({
      channel: z.string(),
      title: z.union([z.string(), text]).nullable(),
      gmv: money,
      adSpend: money.nullable(),
      roi: quotient,
      uv: count.nullable(),
      cvr: quotient,
      advice: text,
    }),
  ),
});

const group = { buyers: count, gmv: money, share: z.number() };

/** R05. Each buyer counts in one segment. */
const customers = z.strictObject({
  id: z.literal('customers'),
  segments: z.array(z.strictObject({ segment: z.string(), ...group })),
  regions: z.array(z.strictObject({ region: z.string(), ...group })).default([]),
});

const segmentFigures = z.strictObject({
  gmv: money,
  buyers: count,
  orders: count,
  frequency: quotient,
  averageOrder: quotient,
});

/**
 * R02. Against the window of the same length just before. `parts` add up to a segment's `change`; null where nobody of
 * it bought before. `share` is that of the whole change.
 */
const duPont = z.strictObject({
  id: z.literal('duPont'),
  gmv: money,
  previousGmv: money,
  change: money,
  segments: z.array(
    z.strictObject({
      segment: z.string(),
      actual: segmentFigures,
      previous: segmentFigures,
      change: money,
      share: quotient,
      parts: z.strictObject({ buyers: money, frequency: money, averageOrder: money }).nullable(),
    }),
  ),
});

/** R07. After-sales cases opened in the window, by cause. */
const complaints = z.strictObject({
  id: z.literal('complaints'),
  causes: z.array(z.strictObject({ cause: z.string(), count, share: z.number() })),
});

const decisions = z.strictObject({
  id: z.literal('decisions'),
  fired: count,
  suppressed: count,
  effects: z.strictObject({ applied: count, failed: count, declined: count }),
  /** `overdue`: done after they were due, or due and still open at the end of the log. */
  tasks: z.strictObject({ done: count, expired: count, overdue: count }),
});

/** A section of a review. Money is integer minor units; ratios are quotients of counts, never means of ratios. */
export const reviewSectionSchema = z.discriminatedUnion('id', [
  targetVsActual,
  duPont,
  funnel,
  pareto,
  channels,
  customers,
  complaints,
  decisions,
]);
export type ReviewSection = z.infer<typeof reviewSectionSchema>;
export type SectionOf<Id extends ReviewSection['id']> = Extract<ReviewSection, { id: Id }>;
