import type { CampaignPort, CampaignRecord } from '../../workflows/ports.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { decode } from '../models/json-text.ts';
import type { Models } from '../models/models.ts';

/** How many contents stay in memory; they never change. */
const KEPT = 100;

/** A campaign or a content that is not there: a bug or a lost store, never something to try again by itself. */
export class NotStoredError extends Error {
  constructor(what: string, id: string) {
    super(`The store has no ${what} “${id}”.`);
    this.name = 'NotStoredError';
  }
}

export function createCampaignPort({ campaigns, contents }: Pick<Models, 'campaigns' | 'contents'>): CampaignPort {
  const read = new Map<string, Promise<Playbook>>();

  async function load(contentHash: string): Promise<Playbook> {
    const found = await contents.findById(contentHash).lean();
    if (!found) throw new NotStoredError('playbook content', contentHash);
    return decode(found.content);
  }

  return {
    async read(campaign): Promise<CampaignRecord> {
      const found = await campaigns.findById(campaign, { shop: 1, contentHash: 1, clock: 1, watchShard: 1 }).lean();
      if (!found) throw new NotStoredError('campaign', campaign);
      const { shop, contentHash, clock, watchShard } = found;
      return { id: campaign, shop, contentHash, clock: decode(clock), watchShard };
    },

    async moveToVersion(campaign, version, contentHash) {
      await campaigns.updateOne({ _id: campaign }, { $set: { version, contentHash } });
    },

    readPlaybook(contentHash) {
      const known = read.get(contentHash);
      if (known) return known;
      const loading = load(contentHash);
      read.set(contentHash, loading);
      loading.catch(() => read.delete(contentHash));
      const [oldest] = read.keys();
      if (read.size > KEPT && oldest !== undefined) read.delete(oldest);
      return loading;
    },
  };
}
