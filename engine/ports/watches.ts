import type { WatchPort } from '../../workflows/ports.ts';
import type { Hub } from '../data/hub.ts';
import { decode, encode } from '../models/json-text.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';

/** Waiting is woken by writes of this process; those of another one are met at the end of the time. */
export function createWatchPort({ watches }: Pick<Models, 'watches'>, hub: Hub): WatchPort {
  // Who lists the shard, looks, and then waits must not miss what was written while they looked.
  const written = new Map<number, number>();
  const listedAt = new Map<number, number>();
  const noteWrite = (shard: number): void => {
    written.set(shard, (written.get(shard) ?? 0) + 1);
    hub.watchChanged(shard);
  };

  return {
    async read(campaign) {
      const found = await watches.findById(campaign).lean();
      return found && { campaign, version: found.version, state: decode(found.state) };
    },

    async write(campaign, shard, version, state) {
      const changed = { shard, version: version + 1, state: encode(state) };
      if (version === 0) {
        try {
          await watches.create({ _id: campaign, ...changed });
        } catch (error) {
          if (isDuplicateKey(error)) return false;
          throw error;
        }
      } else {
        const { matchedCount } = await watches.updateOne({ _id: campaign, version }, { $set: changed });
        if (matchedCount === 0) return false;
      }
      noteWrite(shard);
      return true;
    },

    async remove(campaign) {
      const removed = await watches.findOneAndDelete({ _id: campaign }).lean();
      if (removed) noteWrite(removed.shard);
    },

    async list(shard) {
      listedAt.set(shard, written.get(shard) ?? 0);
      const found = await watches.find({ shard }, { _id: 1 }).sort({ _id: 1 }).lean();
      return found.map((each) => each._id);
    },

    async waitForChange(shard, timeoutMs) {
      if ((written.get(shard) ?? 0) === (listedAt.get(shard) ?? 0)) await hub.waitForWatch(shard, timeoutMs);
    },
  };
}
