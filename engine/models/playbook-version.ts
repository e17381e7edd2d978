import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { VERSION_STATES } from '../../rules/api/playbooks.ts';
import type { JsonText } from './json-text.ts';

/** A submitted version; only its decision is ever added. The content is kept apart, by its hash. */
export interface PlaybookVersionDocument {
  /** PLAYBOOK/NUMBER */
  _id: string;
  playbook: string;
  number: number;
  state: (typeof VERSION_STATES)[number];
  hash: string;
  name: string;
  author: string;
  note?: string;
  submittedAtMs: number;
  decidedBy?: string;
  decidedAtMs?: number;
  reason?: string;
}

/** The content of versions, by the SHA-256 of its canonical form. Never changed. */
export interface PlaybookContentDocument {
  _id: string;
  content: JsonText<Playbook>;
}

const versionSchema = new Schema<PlaybookVersionDocument>(
  {
    _id: String,
    playbook: { type: String, required: true },
    number: { type: Number, required: true },
    state: { type: String, enum: VERSION_STATES, required: true },
    hash: { type: String, required: true },
    name: { type: String, required: true },
    author: { type: String, required: true },
    note: String,
    submittedAtMs: { type: Number, required: true },
    decidedBy: String,
    decidedAtMs: Number,
    reason: String,
  },
  { collection: 'playbookVersions', versionKey: false },
);
versionSchema.index({ playbook: 1, number: 1 }, { unique: true });

const contentSchema = new Schema<PlaybookContentDocument>(
  { _id: String, content: { type: String, required: true } },
  { collection: 'playbookContents', versionKey: false },
);

export const definePlaybookVersion = (connection: Connection): Model<PlaybookVersionDocument> =>
  connection.model<PlaybookVersionDocument>('PlaybookVersion', versionSchema);

export const definePlaybookContent = (connection: Connection): Model<PlaybookContentDocument> =>
  connection.model<PlaybookContentDocument>('PlaybookContent', contentSchema);
