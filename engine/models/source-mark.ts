import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

/** Up to when a source of a shop has sent everything, and which metrics it ever sent. */
export interface SourceMarkDocument {
  /** JSON of [shop, source] */
  _id: string;
  shop: string;
  source: string;
  metrics: string[];
  /** None: it never said. */
  throughMs?: number;
}

const schema = new Schema<SourceMarkDocument>(
  {
    _id: String,
    shop: { type: String, required: true },
    source: { type: String, required: true },
    metrics: { type: [String], required: true },
    throughMs: Number,
  },
  { collection: 'sourceMarks', versionKey: false },
);
schema.index({ shop: 1 });

export const defineSourceMark = (connection: Connection): Model<SourceMarkDocument> =>
  connection.model<SourceMarkDocument>('SourceMark', schema);
