import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { PICTURE_TYPES } from '../../rules/api/attachments.ts';
import type { PictureType } from '../../rules/api/attachments.ts';

/** A picture that a person uploaded for a task. Written once, never changed. */
export interface AttachmentDocument {
  /** TASK/SHA-256 of the bytes */
  _id: string;
  task: string;
  campaign: string;
  type: PictureType;
  bytes: Buffer;
  by: string;
  /** Real time, epoch ms. */
  uploadedAtMs: number;
}

const schema = new Schema<AttachmentDocument>(
  {
    _id: String,
    task: { type: String, required: true },
    campaign: { type: String, required: true },
    type: { type: String, enum: PICTURE_TYPES, required: true },
    bytes: { type: Buffer, required: true },
    by: { type: String, required: true },
    uploadedAtMs: { type: Number, required: true },
  },
  { collection: 'attachments', versionKey: false },
);
schema.index({ task: 1 });

export const attachmentKey = (task: string, id: string): string => `${task}/${id}`;

export const defineAttachment = (connection: Connection): Model<AttachmentDocument> =>
  connection.model<AttachmentDocument>('Attachment', schema);
