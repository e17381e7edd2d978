import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { LEDGER_REASONS, LEDGER_STATES } from '../../rules/effects/ledger-states.ts';
import type { LedgerReason, LedgerState } from '../../rules/effects/ledger-states.ts';
import type { Json } from '../../rules/json.ts';
import type { JsonText } from './json-text.ts';

/** One line of the ledger; its id is the idempotency key. */
export interface EffectDocument {
  _id: string;
  campaign: string;
  node: string;
  do: string;
  with: JsonText<Readonly<Record<string, Json>>>;
  state: LedgerState;
  attempts: number;
  before?: JsonText<Json>;
  after?: JsonText<Json>;
  error?: string;
  reason?: LedgerReason;
  by?: string;
  attachments?: string[];
  /** How often the platform said that it had applied the key before. */
  duplicates: number;
  atMs: number;
}

const schema = new Schema<EffectDocument>(
  {
    _id: String,
    campaign: { type: String, required: true },
    node: { type: String, required: true },
    do: { type: String, required: true },
    with: { type: String, required: true },
    state: { type: String, enum: LEDGER_STATES, required: true },
    attempts: { type: Number, required: true },
    before: String,
    after: String,
    error: String,
    reason: { type: String, enum: LEDGER_REASONS },
    by: String,
    attachments: { type: [String], default: undefined },
    duplicates: { type: Number, required: true },
    atMs: { type: Number, required: true },
  },
  { collection: 'effects', versionKey: false },
);
schema.index({ campaign: 1, atMs: 1 });

export const defineEffect = (connection: Connection): Model<EffectDocument> =>
  connection.model<EffectDocument>('Effect', schema);
