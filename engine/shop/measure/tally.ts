import { CHANNELS, perChannel, type ChannelId } from '../channels.ts';
import { DISTINCT_METRICS, type DistinctMetric, type DistinctSets, type VisitorId } from '../state.ts';

export const CHANNEL_SUMS = ['pv', 'orders', 'gmv', 'refunds', 'clicks', 'adSpend', 'attributedGmv'] as const;
export const SHOP_SUMS = ['enquiries', 'repliesWithin30s', 'deposits', 'balancePaid'] as const;
export type ChannelSum = (typeof CHANNEL_SUMS)[number];
export type ShopSum = (typeof SHOP_SUMS)[number];

/** What happened in one slice, as it is counted. */
export interface Tally {
  readonly sums: Record<ChannelId, Record<ChannelSum, number>>;
  readonly shop: Record<ShopSum, number>;
  readonly sets: Record<DistinctMetric, DistinctSets>;
}

export const emptySets = (): DistinctSets => ({ all: new Set(), ...perChannel(() => new Set<VisitorId>()) });

export const emptyDistinct = (): Record<DistinctMetric, DistinctSets> => ({
  uv: emptySets(),
  carters: emptySets(),
  buyers: emptySets(),
  depositBuyers: emptySets(),
});

export const emptyTally = (): Tally => ({
  sums: perChannel(() => ({ pv: 0, orders: 0, gmv: 0, refunds: 0, clicks: 0, adSpend: 0, attributedGmv: 0 })),
  shop: { enquiries: 0, repliesWithin30s: 0, deposits: 0, balancePaid: 0 },
  sets: emptyDistinct(),
});

export function countDistinct(tally: Tally, metric: DistinctMetric, channel: ChannelId, visitor: VisitorId): void {
  tally.sets[metric].all.add(visitor);
  tally.sets[metric][channel].add(visitor);
}

/** Adds the visitors of `from` to `into`. */
export function addSets(into: Record<DistinctMetric, DistinctSets>, from: Record<DistinctMetric, DistinctSets>): void {
  for (const metric of DISTINCT_METRICS) {
    for (const part of ['all', ...CHANNELS] as const) {
      for (const visitor of from[metric][part]) into[metric][part].add(visitor);
    }
  }
}
