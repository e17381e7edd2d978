import { movingPlan } from '../../../rules/metrics/plan.ts';
import { kindOf } from '../../../rules/kinds/registry.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import type { StoredSet } from '../../../rules/watch/view.ts';
import type { CampaignPort, DataPort } from '../../../workflows/ports.ts';
import type { Hub } from '../../data/hub.ts';
import { decode, encode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { Models } from '../../models/models.ts';
import { NotStoredError } from '../campaigns.ts';
import { CampaignView } from './campaign-view.ts';
import { ShopData } from './shop-data.ts';

type DataModels = Pick<
  Models,
  'arrivals' | 'campaigns' | 'datasetRows' | 'metricPoints' | 'sourceMarks' | 'storedSets'
>;

/** How far back, in campaign time, points are at hand. */
const POINTS_KEPT_MS = 40 * 86_400_000;
/** The data sets that reviews are built from. */
const REVIEWED_DATASETS = ['orders', 'skus', 'customers', 'channels', 'cases'];
/** A campaign whose data nobody asked for in this time (it has ended, mostly) holds no memory any more. */
const IDLE_MS = 10 * 60_000;
/** Where another process may take data in, the store is asked this often. */
const POLL_MS = 250;

interface Opened {
  readonly shop: string;
  readonly view: CampaignView;
  /** The names that the playbook mentions, its data sets among them. */
  readonly names: ReadonlySet<string>;
}

export interface DataPortOptions {
  readonly models: DataModels;
  readonly campaigns: CampaignPort;
  readonly hub: Hub;
  /** Real time, epoch ms. */
  readonly now: () => number;
  /** Whether other processes write to the same store. */
  readonly shared: boolean;
}

/** The data at hand, in memory, for each campaign of this process. */
export function createDataPort({ models, campaigns, hub, now, shared }: DataPortOptions): DataPort {
  const shops = new Map<string, ShopData>();
  const opened = new Map<string, Promise<Opened>>();
  /** Since when each campaign needs its shop's points; the earliest of a shop decides. */
  const needs = new Map<string, { readonly shop: string; readonly sinceMs: number; readonly askedMs: number }>();

  async function open(campaign: string): Promise<Opened> {
    const stored = await models.campaigns.findById(campaign, { shop: 1, plan: 1, timezone: 1, contentHash: 1 }).lean();
    if (!stored) throw new NotStoredError('campaign', campaign);
    const playbook = await campaigns.readPlaybook(stored.contentHash);
    const sets = await models.storedSets.find({ campaign }).lean();
    let data = shops.get(stored.shop);
    if (!data) shops.set(stored.shop, (data = new ShopData(models, stored.shop)));
    const kept = new Map(sets.map(({ _id, set }) => [_id, decode(set)]));
    const planUnder = movingPlan(decode(stored.plan), stored.timezone);
    return { shop: stored.shop, view: new CampaignView(data, planUnder, kept), names: namesIn(playbook) };
  }

  function openOnce(campaign: string): Promise<Opened> {
    const known = opened.get(campaign);
    if (known) return known;
    const opening = open(campaign);
    opened.set(campaign, opening);
    opening.catch(() => opened.delete(campaign));
    return opening;
  }

  function forgetIdle(): void {
    for (const [campaign, { askedMs }] of needs) {
      if (performance.now() - askedMs < IDLE_MS) continue;
      needs.delete(campaign);
      opened.delete(campaign);
    }
  }

  const latestSeq = async (shop: string): Promise<number> =>
    (await models.arrivals.findOne({ shop }, { seq: 1 }).sort({ seq: -1 }).lean())?.seq ?? -1;

  return {
    async view(campaign) {
      const { shop, view, names } = await openOnce(campaign);
      const { clock } = await campaigns.read(campaign);
      const data = shops.get(shop)!;
      const sinceMs = toCampaignMs(clock, now()) - POINTS_KEPT_MS;
      await data.bringUpToDate(sinceMs, names);
      needs.set(campaign, { shop, sinceMs, askedMs: performance.now() });
      forgetIdle();
      data.forgetThrough(
        Math.min(...[...needs.values()].filter((each) => each.shop === shop).map((each) => each.sinceMs)),
      );
      view.stampArrivals(clock);
      return view;
    },

    async storeSet(campaign, ref, set) {
      const { view } = await openOnce(campaign);
      try {
        await models.storedSets.create({ _id: ref, campaign, set: encode(set) });
        view.keepSet(ref, set);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const first = await models.storedSets.findById(ref).lean();
        if (first) view.keepSet(ref, decode<StoredSet>(first.set));
      }
    },

    async waitForArrival(campaign, afterSeq, timeoutMs) {
      const { shop } = await openOnce(campaign);
      const untilMs = performance.now() + timeoutMs;
      for (;;) {
        // Listening begins before asking, so that nothing falls in between.
        const leftMs = Math.max(0, untilMs - performance.now());
        const news = hub.waitForArrival(shop, shared ? Math.min(leftMs, POLL_MS) : leftMs);
        if ((await latestSeq(shop)) > afterSeq) return true;
        if (leftMs === 0) return false;
        await news;
      }
    },
  };
}

/** What a playbook mentions in its configs, and the data sets that reviews read if it has one. */
function namesIn(playbook: Playbook): ReadonlySet<string> {
  const reviews = playbook.nodes.some((node) => kindOf(node).reviews !== undefined);
  const configs = [playbook.nodes.map((node) => node.config), playbook.conditions];
  const words = JSON.stringify(configs).match(/[A-Za-z0-9][\w-]*/g) ?? [];
  return new Set([...words, ...(reviews ? REVIEWED_DATASETS : [])]);
}
