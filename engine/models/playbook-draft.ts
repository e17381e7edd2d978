import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { DraftPlaybook } from '../../rules/api/draft.ts';
import type { JsonText } from './json-text.ts';

/** The one draft of a playbook; its id is the playbook's. */
export interface PlaybookDraftDocument {
  _id: string;
  name: string;
  description?: string;
  nodes: number;
  kinds: Record<string, number>;
  content: JsonText<DraftPlaybook>;
  /** Counts the saves; who saves says which one was edited. */
  revision: number;
  updatedAtMs: number;
  updatedBy: string;
}

const schema = new Schema<PlaybookDraftDocument>(
  {
    _id: String,
    name: { type: String, required: true },
    description: String,
    nodes: { type: Number, required: true },
    kinds: { type: Schema.Types.Mixed, required: true },
    content: { type: String, required: true },
    revision: { type: Number, required: true },
    updatedAtMs: { type: Number, required: true },
    updatedBy: { type: String, required: true },
  },
  { collection: 'playbookDrafts', minimize: false, versionKey: false },
);
schema.index({ updatedAtMs: -1 });

export const definePlaybookDraft = (connection: Connection): Model<PlaybookDraftDocument> =>
  connection.model<PlaybookDraftDocument>('PlaybookDraft', schema);
