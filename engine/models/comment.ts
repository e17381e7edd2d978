import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

/** What somebody said about a playbook or one of its nodes. */
export interface CommentDocument {
  _id: string;
  playbook: string;
  /** The comment that it answers; its own id, if it begins a thread. */
  thread: string;
  node?: string;
  version?: number;
  text: string;
  author: string;
  /** Real time, epoch ms. */
  atMs: number;
  /** Whom it names: `person:ID`, `role:NAME`. */
  mentions: string[];
  /** Those who were named and have seen it. */
  readBy: string[];
  resolvedBy?: string;
  resolvedAtMs?: number;
  withdrawn?: boolean;
}

const schema = new Schema<CommentDocument>(
  {
    _id: String,
    playbook: { type: String, required: true },
    thread: { type: String, required: true },
    node: String,
    version: Number,
    text: { type: String, default: '' },
    author: { type: String, required: true },
    atMs: { type: Number, required: true },
    mentions: { type: [String], required: true },
    readBy: { type: [String], required: true },
    resolvedBy: String,
    resolvedAtMs: Number,
    withdrawn: Boolean,
  },
  { collection: 'comments', versionKey: false },
);
schema.index({ playbook: 1, atMs: 1 });
schema.index({ thread: 1 });
schema.index({ mentions: 1, atMs: -1 });

export const defineComment = (connection: Connection): Model<CommentDocument> =>
  connection.model<CommentDocument>('Comment', schema);
