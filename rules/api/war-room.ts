import { z } from 'zod';
import { textSchema } from './common.ts';

const figure = z.number().nullable();
const title = z.union([z.string(), textSchema]).nullable();

/** What a figure is held against: the plan, or the same hour of the days before where nothing is planned. */
export const BASES = ['plan', 'baseline'] as const;

const comparedSchema = z.object({
  metric: z.string(),
  value: figure,
  reference: figure,
  basis: z.enum(BASES).nullable(),
});
export type Compared = z.infer<typeof comparedSchema>;

/** The event as of now. Money is minor units; a figure that is not there is null. */
export const warRoomSchema = z.object({
  /** What is looked at: the live phase, or of a long one the local day. Null for a campaign without one. */
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Up to when the figures count: the newest data of the window. */
  asOf: z.string().nullable(),
  gmv: z.object({
    actual: figure,
    /** For the same time as `actual`. */
    plan: figure,
    /** Of the whole window. */
    target: figure,
    /** Of the whole window, if the rest keeps to the plan as well as the time so far. */
    forecast: figure,
    points: z.array(z.object({ at: z.string(), actual: figure, plan: figure })),
  }),
  /** Of the last hour: visitors, carters, buyers; each but the first with the rate of those who came so far. */
  funnel: z.array(comparedSchema.extend({ rate: comparedSchema.optional() })),
  channels: z.array(
    z.object({
      channel: z.string(),
      title,
      gmv: figure,
      adSpend: figure,
      roi: figure,
      /** GMV hour by hour. */
      hours: z.array(figure),
    }),
  ),
  stock: z.object({
    /** Some rule of the playbook watches the stock of goods. */
    watched: z.boolean(),
    alerts: z.array(
      z.object({
        row: z.string(),
        title,
        stock: figure,
        /** For how long it lasts at the pace of the last 7 days. */
        daysLeft: figure,
        node: z.string(),
        rule: z.string(),
        since: z.string(),
      }),
    ),
  }),
});
export type WarRoom = z.infer<typeof warRoomSchema>;
