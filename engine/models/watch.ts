import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { WatchState } from '../../rules/watch/state.ts';
import type { JsonText } from './json-text.ts';

/** What the watch remembers of a campaign; changed as a whole, by compare-and-set of the version. */
export interface WatchDocument {
  _id: string;
  shard: number;
  version: number;
  state: JsonText<WatchState>;
}

const schema = new Schema<WatchDocument>(
  {
    _id: String,
    shard: { type: Number, required: true },
    version: { type: Number, required: true },
    state: { type: String, required: true },
  },
  { collection: 'watches', versionKey: false },
);
schema.index({ shard: 1 });

export const defineWatch = (connection: Connection): Model<WatchDocument> =>
  connection.model<WatchDocument>('Watch', schema);
