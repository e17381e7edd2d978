import { z } from 'zod';
import { reviewSectionSchema } from '../review/schema.ts';
import { instantText } from './common.ts';

export const reviewQuery = z.strictObject({ builtAt: instantText.optional() });

const builtReviewSchema = z.object({
  builtAt: z.string(),
  node: z.string(),
  /** The time that it is about; null where that is the event. */
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type BuiltReview = z.infer<typeof builtReviewSchema>;

/** A report as its sections, whose shapes are those of `rules/review`, and all that the campaign has, the newest first. */
export const reviewReportSchema = z.object({
  builtAt: z.string().nullable(),
  node: z.string().nullable(),
  window: builtReviewSchema.shape.window,
  sections: z.array(reviewSectionSchema),
  all: z.array(builtReviewSchema),
});
export type ReviewReport = z.infer<typeof reviewReportSchema>;
