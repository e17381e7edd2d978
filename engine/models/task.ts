import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { TaskRecord } from '../ports/projection/task-record.ts';
import type { JsonText } from './json-text.ts';

export interface TaskDocument {
  /** CAMPAIGN.NODE.N */
  _id: string;
  campaign: string;
  /** NODE/N, as the campaign calls it. */
  task: string;
  state: 'open' | 'done';
  openedAtMs: number;
  /** The newest log entry that it takes account of. */
  throughSeq: number;
  record: JsonText<TaskRecord>;
  /** What a person handed in with the completion besides the form's values. */
  submission?: JsonText<TaskSubmission>;
}

export interface TaskSubmission {
  readonly by: string;
  readonly checklist: readonly string[];
  readonly evidence?: string;
  readonly attachments?: readonly string[];
}

const schema = new Schema<TaskDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    task: { type: String, required: true },
    state: { type: String, enum: ['open', 'done'], required: true },
    openedAtMs: { type: Number, required: true },
    throughSeq: { type: Number, required: true },
    record: { type: String, required: true },
    submission: String,
  },
  { collection: 'tasks', versionKey: false },
);
schema.index({ campaign: 1, task: 1 }, { unique: true });
schema.index({ state: 1, openedAtMs: -1 });
schema.index({ campaign: 1, state: 1, openedAtMs: -1 });

export const defineTask = (connection: Connection): Model<TaskDocument> =>
  connection.model<TaskDocument>('Task', schema);
