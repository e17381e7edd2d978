import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { ReviewReport } from '../../rules/api/reviews.ts';
import type { JsonText } from './json-text.ts';

/** A report that a review node built; of one that recurs, each is kept. */
export interface ReviewDocument {
  /** JSON of [campaign, node, builtAtMs] */
  _id: string;
  campaign: string;
  node: string;
  /** Campaign time. */
  builtAtMs: number;
  /** The time that it is about, where that is not the event. */
  fromMs?: number;
  toMs?: number;
  sections: JsonText<ReviewReport['sections']>;
}

const schema = new Schema<ReviewDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    node: { type: String, required: true },
    builtAtMs: { type: Number, required: true },
    fromMs: Number,
    toMs: Number,
    sections: { type: String, required: true },
  },
  { collection: 'reviews', versionKey: false },
);
schema.index({ campaign: 1, builtAtMs: 1 });

export const reviewId = (campaign: string, node: string, builtAtMs: number): string =>
  JSON.stringify([campaign, node, builtAtMs]);

export const defineReview = (connection: Connection): Model<ReviewDocument> =>
  connection.model<ReviewDocument>('Review', schema);
