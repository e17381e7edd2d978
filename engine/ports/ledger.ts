import { AFTERWARDS, DONE } from '../../rules/effects/ledger-states.ts';
import type { LedgerEntry, LedgerPort } from '../../workflows/ports.ts';
import type { EffectDocument } from '../models/effect.ts';
import { decode, encode } from '../models/json-text.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';
import type { Hub } from '../data/hub.ts';

export function createLedgerPort({ effects }: Pick<Models, 'effects'>, hub: Hub): LedgerPort {
  return {
    async find(key) {
      const found = await effects.findById(key).lean();
      return found && toEntry(found);
    },

    async write({
      key,
      campaign,
      node,
      with: inputs,
      atMs,
      state,
      attempt,
      before,
      after,
      error,
      reason,
      by,
      attachments,
      duplicate,
      do: action,
    }) {
      const change = {
        $set: {
          campaign,
          node,
          do: action,
          with: encode(inputs),
          state,
          atMs,
          ...(before !== undefined && { before: encode(before) }),
          ...(after !== undefined && { after: encode(after) }),
          ...(error !== undefined && { error }),
          ...(reason !== undefined && { reason }),
          ...(by !== undefined && { by }),
          ...(attachments && { attachments: [...attachments] }),
        },
        // What went wrong before it worked is in the log.
        $unset: {
          ...(error === undefined && { error: 1 as const }),
          ...(reason === undefined && { reason: 1 as const }),
        },
        $max: { attempts: attempt ?? 0 },
        $inc: { duplicates: duplicate ? 1 : 0 },
      };
      try {
        await effects.updateOne({ _id: key, state: { $nin: DONE } }, change, { upsert: true });
      } catch (failure) {
        // The filter passed over a final entry, so that the upsert met its key.
        if (!isDuplicateKey(failure)) throw failure;
        if (duplicate) await effects.updateOne({ _id: key }, { $inc: { duplicates: 1 } });
      }
      hub.changed('campaign', { campaign });
    },

    async conclude(key, state, error) {
      await effects.updateOne(
        { _id: key, state: { $in: AFTERWARDS[state] } },
        error === undefined ? { $set: { state }, $unset: { error: 1 } } : { $set: { state, error } },
      );
      const found = await effects.findById(key, { campaign: 1 }).lean();
      if (found) hub.changed('campaign', { campaign: found.campaign });
    },
  };
}

export function toEntry(found: EffectDocument): LedgerEntry & { readonly duplicates: number } {
  const {
    _id: key,
    campaign,
    node,
    do: action,
    atMs,
    state,
    attempts,
    before,
    after,
    error,
    reason,
    by,
    attachments,
    duplicates,
  } = found;
  return {
    key,
    campaign,
    node,
    do: action,
    with: decode(found.with),
    atMs,
    state,
    attempts,
    duplicates,
    ...(before !== undefined && { before: decode(before) }),
    ...(after !== undefined && { after: decode(after) }),
    ...(error !== undefined && { error }),
    ...(reason !== undefined && { reason }),
    ...(by !== undefined && { by }),
    ...(attachments?.length && { attachments }),
  };
}
