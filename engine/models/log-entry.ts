import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { LogEntry } from '../../rules/interpreter/messages.ts';
import type { JsonText } from './json-text.ts';

export interface LogEntryDocument {
  /** CAMPAIGN/SEQ */
  _id: string;
  campaign: string;
  seq: number;
  atMs: number;
  type: string;
  node?: string;
  entry: JsonText<LogEntry>;
}

const schema = new Schema<LogEntryDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    seq: { type: Number, required: true },
    atMs: { type: Number, required: true },
    type: { type: String, required: true },
    node: String,
    entry: { type: String, required: true },
  },
  { collection: 'logEntries', versionKey: false },
);
schema.index({ campaign: 1, seq: 1 }, { unique: true });
schema.index({ campaign: 1, node: 1, seq: 1 });
schema.index({ campaign: 1, type: 1, seq: 1 });

export const defineLogEntry = (connection: Connection): Model<LogEntryDocument> =>
  connection.model<LogEntryDocument>('LogEntry', schema);
