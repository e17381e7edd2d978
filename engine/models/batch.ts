import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { IngestAnswer } from '../../rules/api/ingest.ts';
import type { JsonText } from './json-text.ts';

/** A batch that was taken, with the answer that was given. */
export interface BatchDocument {
  /** JSON of [shop, kind, batch] */
  _id: string;
  shop: string;
  kind: string;
  batch: string;
  answer: JsonText<IngestAnswer>;
  takenAtMs: number;
}

const schema = new Schema<BatchDocument>(
  {
    _id: String,
    shop: { type: String, required: true },
    kind: { type: String, required: true },
    batch: { type: String, required: true },
    answer: { type: String, required: true },
    takenAtMs: { type: Number, required: true },
  },
  { collection: 'batches', versionKey: false },
);

export const batchDocumentId = (shop: string, kind: string, batch: string): string =>
  JSON.stringify([shop, kind, batch]);

export const defineBatch = (connection: Connection): Model<BatchDocument> =>
  connection.model<BatchDocument>('Batch', schema);
