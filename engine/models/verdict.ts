import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { VERDICTS } from '../../rules/api/shadow.ts';
import type { ShadowVerdict } from '../../rules/api/shadow.ts';

/** What a person said about a rule in shadow. None is ever changed: who changes their mind says it anew. */
export interface VerdictDocument {
  _id: string;
  campaign: string;
  /** The log entry that it is about. */
  seq: number;
  verdict: ShadowVerdict['verdict'];
  by: string;
  comment?: string;
  /** Real time, epoch ms. */
  atMs: number;
}

const schema = new Schema<VerdictDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    seq: { type: Number, required: true },
    verdict: { type: String, enum: VERDICTS, required: true },
    by: { type: String, required: true },
    comment: String,
    atMs: { type: Number, required: true },
  },
  { collection: 'verdicts', versionKey: false },
);
schema.index({ campaign: 1, seq: 1, atMs: -1 });

export const defineVerdict = (connection: Connection): Model<VerdictDocument> =>
  connection.model<VerdictDocument>('Verdict', schema);
