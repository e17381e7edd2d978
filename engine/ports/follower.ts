import type { Hub } from '../data/hub.ts';
import type { Models } from '../models/models.ts';

/** How often the store is asked what other processes changed. */
const POLL_MS = 500;

/**
 * Where several processes share a store, tells this one’s pages what the others wrote: the progress of campaigns, their
 * tasks, and data. Changes of this process are told twice, which only has them fetched again.
 */
export function followStore(
  { campaigns, arrivals, shops }: Pick<Models, 'campaigns' | 'arrivals' | 'shops'>,
  hub: Hub,
  log: { warn(fields: object, message: string): void },
): { stop(): Promise<void> } {
  const seen = new Map<string, number>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  /** Whether it has grown since the last look; the first one only takes note. */
  const hasGrown = (what: string, number: number): boolean => {
    const before = seen.get(what);
    seen.set(what, number);
    return before !== undefined && number > before;
  };

  async function look(): Promise<void> {
    for (const { _id: campaign, throughSeq: seq } of await campaigns.find({}, { throughSeq: 1 }).lean()) {
      if (!hasGrown(`campaign ${campaign}`, seq)) continue;
      for (const type of ['log', 'tasks', 'campaign'] as const) hub.changed(type, { campaign, seq });
    }
    for (const { _id: shop } of await shops.find({}, { _id: 1 }).lean()) {
      const newest = await arrivals.findOne({ shop }, { seq: 1 }).sort({ seq: -1 }).lean();
      if (hasGrown(`shop ${shop}`, newest?.seq ?? -1)) hub.dataArrived(shop);
    }
  }

  let looking = Promise.resolve();
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => log.warn({ err: error }, 'The store could not be asked for changes'))
        .finally(next);
    }, POLL_MS);
    timer.unref();
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
