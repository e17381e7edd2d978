import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { ReviewReport } from '../../rules/api/campaigns.ts';
import type { JsonText } from './json-text.ts';

/** The report that a review node built. */
export interface ReviewDocument {
  /** JSON of [campaign, node] */
  _id: string;
  campaign: string;
  node: string;
  builtAtMs: number;
  sections: JsonText<ReviewReport['sections']>;
}

const schema = new Schema<ReviewDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    node: { type: String, required: true },
    builtAtMs: { type: Number, required: true },
    sections: { type: String, required: true },
  },
  { collection: 'reviews', versionKey: false },
);
schema.index({ campaign: 1, builtAtMs: 1 });

export const reviewId = (campaign: string, node: string): string => JSON.stringify([campaign, node]);

export const defineReview = (connection: Connection): Model<ReviewDocument> =>
  connection.model<ReviewDocument>('Review', schema);
