import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

export interface DatasetRowDocument {
  /** JSON of [shop, dataset, id] */
  _id: string;
  shop: string;
  dataset: string;
  id: string;
  /** JSON values, each under a name without dots. */
  fields: Record<string, unknown>;
  updatedAtMs: number;
  /** The taking-in that wrote it last. */
  load: string;
}

const schema = new Schema<DatasetRowDocument>(
  {
    _id: String,
    shop: { type: String, required: true },
    dataset: { type: String, required: true },
    id: { type: String, required: true },
    fields: { type: Schema.Types.Mixed, required: true },
    updatedAtMs: { type: Number, required: true },
    load: { type: String, required: true },
  },
  { collection: 'datasetRows', minimize: false, versionKey: false, id: false },
);
schema.index({ shop: 1, dataset: 1, id: 1 }, { unique: true });
schema.index({ load: 1 });

export const datasetRowId = (shop: string, dataset: string, id: string): string => JSON.stringify([shop, dataset, id]);

export const defineDatasetRow = (connection: Connection): Model<DatasetRowDocument> =>
  connection.model<DatasetRowDocument>('DatasetRow', schema);
