import { HOUR_MS, type Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, CHANNELS, type ChannelId } from '../channels.ts';
import type { DistinctMetric, RecentSlice, ShopState, VisitorId } from '../state.ts';
import { CHANNEL_SUMS, SHOP_SUMS, type ChannelSum, type Tally } from './tally.ts';

/** One metric point as the ingest API takes it. */
export interface Point {
  readonly metric: string;
  readonly at: string;
  readonly value: number;
  readonly where?: { readonly channel: ChannelId };
  readonly window?: 'PT1H' | 'P1D';
}

const AD_SUMS: ReadonlySet<ChannelSum> = new Set(['clicks', 'adSpend', 'attributedGmv']);
const CHANNEL_DISTINCTS = ['uv', 'carters', 'buyers'] as const;
const PARTS = ['all', ...CHANNELS] as const;

/**
 * The points of a slice, stamped with its end. Distinct counts are counted over visitors, never added up: the hour that
 * ends here (PT1H) at every slice, and the local day so far (P1D) at every full hour.
 */
export function pointsOf({ market }: ShopState, slice: Slice, tally: Tally): Point[] {
  const at = new Date(slice.endMs).toISOString();
  const points: Point[] = [];
  for (const metric of CHANNEL_SUMS) {
    let total = 0;
    for (const channel of CHANNELS) {
      if (AD_SUMS.has(metric) && CHANNEL_PROFILES[channel].cpcCents === 0) continue;
      const value = tally.sums[channel][metric];
      total += value;
      points.push({ metric, at, value, where: { channel } });
    }
    points.push({ metric, at, value: total });
  }
  for (const metric of SHOP_SUMS) points.push({ metric, at, value: tally.shop[metric] });
  const fullHour = slice.endsDay || slice.endMs % HOUR_MS === 0;
  for (const part of PARTS) {
    const where = part === 'all' ? {} : { where: { channel: part } };
    for (const metric of CHANNEL_DISTINCTS) {
      points.push({ metric, at, value: distinct(market.recent, metric, part), ...where, window: 'PT1H' });
      if (fullHour) points.push({ metric, at, value: market.today[metric][part].size, ...where, window: 'P1D' });
    }
  }
  points.push({ metric: 'depositBuyers', at, value: distinct(market.recent, 'depositBuyers', 'all'), window: 'PT1H' });
  if (fullHour) points.push({ metric: 'depositBuyers', at, value: market.today.depositBuyers.all.size, window: 'P1D' });
  points.push(
    { metric: 'firstReplySeconds', at, value: market.service.firstReplySeconds },
    { metric: 'unpaidOrders', at, value: market.unpaid.length },
    { metric: 'unshipped', at, value: market.unshipped.length },
  );
  return points;
}

/** Visitors in any of the slices. */
export function distinct(slices: readonly RecentSlice[], metric: DistinctMetric, part: (typeof PARTS)[number]): number {
  if (slices.length === 1) return slices[0]!.sets[metric][part].size;
  const all = new Set<VisitorId>();
  for (const slice of slices) for (const visitor of slice.sets[metric][part]) all.add(visitor);
  return all.size;
}
