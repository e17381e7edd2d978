import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { StoredSet } from '../../rules/watch/view.ts';
import type { JsonText } from './json-text.ts';

/** A set that a campaign fixed, by its reference. Never changed. */
export interface StoredSetDocument {
  _id: string;
  campaign: string;
  set: JsonText<StoredSet>;
}

const schema = new Schema<StoredSetDocument>(
  { _id: String, campaign: { type: String, required: true }, set: { type: String, required: true } },
  { collection: 'storedSets', versionKey: false },
);
schema.index({ campaign: 1 });

export const defineStoredSet = (connection: Connection): Model<StoredSetDocument> =>
  connection.model<StoredSetDocument>('StoredSet', schema);
