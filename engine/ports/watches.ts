import type { WatchPort } from '../../workflows/ports.ts';
import type { Hub } from '../data/hub.ts';
import { decode, encode } from '../models/json-text.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';

/** Waiting is woken by changes of this process; those of another one are met at the end of the time. */
export function createWatchPort({ watches }: Pick<Models, 'watches'>, hub: Hub): WatchPort {
  return {
    async read(campaign) {
      const found = await watches.findById(campaign).lean();
      return found && { campaign, version: found.version, state: decode(found.state) };
    },

    async write(campaign, shard, version, state, by) {
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
      if (by !== 'watch') hub.watchChanged(shard, campaign);
      return true;
    },

    async remove(campaign) {
      const removed = await watches.findOneAndDelete({ _id: campaign }).lean();
      if (removed) hub.watchChanged(removed.shard, campaign);
    },

    async list(shard) {
      const changed = hub.takeChangedWatches(shard);
      const found = await watches.find({ shard }, { _id: 1 }).sort({ _id: 1 }).lean();
      return { campaigns: found.map((each) => each._id), changed };
    },

    async waitForChange(shard, timeoutMs) {
      if (!hub.hasChangedWatches(shard)) await hub.waitForWatch(shard, timeoutMs);
    },
  };
}
