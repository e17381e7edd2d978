import { z } from 'zod';
import { json, queryInteger } from './common.ts';
import { campaignParams } from './campaigns.ts';

export const VERDICTS = ['right', 'wrong'] as const;

export const verdictSchema = z.object({
  verdict: z.enum(VERDICTS),
  by: z.string(),
  /** In real time. */
  at: z.string(),
  comment: z.string().optional(),
});
export type ShadowVerdict = z.infer<typeof verdictSchema>;

/** A moment at which a rule in shadow mode would have fired. */
export const shadowCaseSchema = z.object({
  campaign: z.string(),
  campaignName: z.string(),
  timezone: z.string(),
  currency: z.string(),
  version: z.number().int(),
  seq: z.number().int(),
  at: z.string(),
  node: z.string(),
  rule: z.string(),
  rows: z.array(z.string()).optional(),
  /** The condition tree with the values that it saw. */
  why: json.optional(),
  /** The newest one first; the first counts. */
  verdicts: z.array(verdictSchema),
});
export type ShadowCase = z.infer<typeof shadowCaseSchema>;

/** How often a rule was found right, of the cases of the last days that were judged. */
export const shadowRecordSchema = z.object({
  node: z.string(),
  rule: z.string(),
  right: z.number().int(),
  judged: z.number().int(),
  open: z.number().int(),
  days: z.number().int(),
});
export type ShadowRecord = z.infer<typeof shadowRecordSchema>;

export const shadowSchema = z.object({ records: z.array(shadowRecordSchema), cases: z.array(shadowCaseSchema) });
export type Shadow = z.infer<typeof shadowSchema>;

export const verdictParams = campaignParams.extend({ seq: queryInteger(0, 1_000_000_000) });
export const verdictRequest = z.strictObject({
  verdict: z.enum(VERDICTS),
  comment: z.string().max(2000).optional(),
});
export type VerdictRequest = z.input<typeof verdictRequest>;
