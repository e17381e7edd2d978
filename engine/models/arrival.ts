import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

/**
 * Data that came in together, numbered per shop without gaps. It is written after the data: who has seen a number finds
 * everything up to it. The number and the record are one document, so neither is ever there without the other.
 */
export interface ArrivalDocument {
  /** SHOP/SEQ */
  _id: string;
  shop: string;
  /** From 0. */
  seq: number;
  realMs: number;
  /** The newest instant among the points; none if it brought no points. */
  newestMs?: number;
  metrics: string[];
  /** The data set that rows came in for. */
  dataset?: string;
  load: string;
  source?: string;
  /** The source has sent everything up to this instant. */
  completeThroughMs?: number;
}

const schema = new Schema<ArrivalDocument>(
  {
    _id: String,
    shop: { type: String, required: true },
    seq: { type: Number, required: true },
    realMs: { type: Number, required: true },
    newestMs: Number,
    metrics: { type: [String], required: true },
    dataset: String,
    load: { type: String, required: true },
    source: String,
    completeThroughMs: Number,
  },
  { collection: 'arrivals', versionKey: false },
);
schema.index({ shop: 1, seq: 1 }, { unique: true });
schema.index({ shop: 1, dataset: 1, seq: 1 });

export const defineArrival = (connection: Connection): Model<ArrivalDocument> =>
  connection.model<ArrivalDocument>('Arrival', schema);
