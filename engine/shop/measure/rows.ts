import { HOUR_MS } from '../calendar.ts';
import { CHANNEL_PROFILES, CHANNELS, type ChannelId } from '../channels.ts';
import { EVENT_CPC_FACTOR } from '../demand/ads.ts';
import { discountPosition } from '../levers.ts';
import { priceDrop } from '../price-drop.ts';
import type { Model } from '../model.ts';
import { cvr30d, sales7d, type Customer, type Order, type ShopState, type Sku } from '../state.ts';
import { distinct } from './points.ts';
import type { Json } from '../../../rules/json.ts';

/** A row of a data set as the ingest API takes it; money is integer cents, ratios are 0–1. */
export type DataRow = { readonly id: string; readonly [field: string]: Json };

export const DATASETS = ['skus', 'customers', 'channels', 'orders'] as const;
export type DatasetId = (typeof DATASETS)[number];

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** GMV keeps coming in for a while after the click: clicks younger than this do not count in `roi`. */
const ATTRIBUTION_MATURES_MS = 2 * HOUR_MS;
const ROI_OVER_MS = 6 * HOUR_MS;

export function skuRow({ levers }: ShopState, sku: Sku): DataRow {
  const lever = levers.skus[sku.id]!;
  return {
    id: sku.id,
    title: sku.title,
    category: sku.category,
    listPriceCents: lever.listPriceCents,
    priceCents: lever.priceCents,
    costCents: sku.costCents,
    discount: lever.discount,
    listed: lever.listed,
    text: lever.text,
    licenceValidUntil: sku.licenceValidUntil,
    stock: sku.stock,
    incoming: sku.incoming.reduce((sum, each) => sum + each.quantity, 0),
    incomingAt: iso(sku.incoming.length > 0 ? Math.min(...sku.incoming.map((each) => each.arrivesAtMs)) : null),
    leadTimeHours: sku.leadTimeHours,
    sales7d: sales7d(sku),
    cvr30d: rounded(cvr30d(sku)),
    growth30d: sku.growth30d,
    badReviewShare: sku.badReviewShare,
    marketHeat: sku.marketHeat,
    competitorPriceCents: sku.competitorPriceCents,
    competitorSales30d: sku.competitorSales30d,
    presale: lever.presale !== null,
    depositCents: lever.presale?.depositCents ?? null,
    depositMultiplier: lever.presale?.multiplier ?? null,
    bundlePieces: lever.bundle?.pieces ?? null,
    bundleDiscount: lever.bundle?.discount ?? null,
  };
}

export function customerRow(state: ShopState, customer: Customer): DataRow {
  const { market } = state;
  const coupons = (market.couponsOf.get(customer.id) ?? []).filter(
    (issue) => market.couponExpiresAtMs[issue]! > market.nowMs && !market.couponsUsed.has(`${issue}/${customer.id}`),
  );
  return {
    id: customer.id,
    segment: customer.segment,
    tier: customer.tier,
    region: customer.region,
    orders90d: customer.orders90d,
    spend90d: customer.spend90dCents,
    lastOrderAt: iso(customer.lastOrderAtMs),
    dormant: customer.dormant,
    balanceDue: customer.balanceDueCents,
    coupons: coupons.length,
    risk: state.levers.risks[customer.id] ?? 'normal',
  };
}

export function orderRow({ levers, market }: ShopState, order: Order): DataRow {
  const customer = market.customers.get(order.customer)!;
  return {
    id: order.id,
    at: iso(order.atMs),
    customer: order.customer,
    segment: order.newCustomer ? 'new' : 'old',
    region: customer.region,
    newCustomer: order.newCustomer,
    channel: order.channel,
    lines: order.lines.map((line) => ({ ...line })),
    amountCents: order.amountCents,
    couponCents: order.couponCents,
    presale: order.presale !== null,
    depositCents: order.presale?.depositCents ?? 0,
    balanceCents: order.presale?.balanceCents ?? 0,
    state: order.state,
    paidAt: iso(order.paidAtMs),
    shippedAt: iso(order.shippedAtMs),
    refundedAt: iso(order.refundedAtMs),
    held: levers.heldOrders.includes(order.id),
    priceDropCents: priceDrop(levers, order),
  };
}

/**
 * The channel with its figures: `uv` and `cvr` of the last hour; `roi` and `maturedSpend` over the ad clicks of the
 * six hours before the last two, whose orders have mostly been paid; `cpc` over the same and the last two hours.
 */
export function channelRow(model: Model, { levers, market }: ShopState, channel: ChannelId): DataRow {
  const profile = CHANNEL_PROFILES[channel];
  const lever = levers.channels[channel];
  const maturedUntilMs = market.nowMs - ATTRIBUTION_MATURES_MS;
  const matured = { spend: 0, attributed: 0 };
  const recent = { spend: 0, clicks: 0 };
  for (const [hourMs, hour] of market.channels[channel].byHour) {
    if (hourMs < maturedUntilMs - ROI_OVER_MS) continue;
    recent.spend += hour.spendCents;
    recent.clicks += hour.clicks;
    if (hourMs + HOUR_MS > maturedUntilMs) continue;
    matured.spend += hour.spendCents;
    matured.attributed += hour.attributedCents;
  }
  const uv = distinct(market.recent, 'uv', channel);
  return {
    id: channel,
    title: profile.title,
    active: lever.active,
    budget: lever.budgetCents,
    spend: market.channels[channel].spendCents,
    bidFactor: lever.bidFactor,
    roi: matured.spend > 0 ? rounded(matured.attributed / matured.spend) : null,
    maturedSpend: matured.spend,
    cpc: recent.clicks > 0 ? Math.round(recent.spend / recent.clicks) : null,
    industryCpc: Math.round(profile.industryCpcCents * (market.day === 0 ? EVENT_CPC_FACTOR : 1)),
    uv,
    cvr: uv > 0 ? rounded(distinct(market.recent, 'buyers', channel) / uv) : null,
    modulePosition: discountPosition(levers, channel),
    openingBudget: model.scale.budgetCents[channel],
  };
}

/** Everything, or what has changed since `market.dirty` was emptied; channels are always in it. */
export function rowsOf(model: Model, state: ShopState, which: 'all' | 'changed'): Record<DatasetId, DataRow[]> {
  const { market } = state;
  const { dirty } = market;
  const some = <T>(map: ReadonlyMap<string, T>, changed: ReadonlySet<string>): T[] =>
    which === 'all' ? [...map.values()] : [...changed].toSorted().map((id) => map.get(id)!);
  return {
    skus: some(market.skus, dirty.skus).map((sku) => skuRow(state, sku)),
    customers: some(market.customers, dirty.customers).map((customer) => customerRow(state, customer)),
    channels: CHANNELS.map((channel) => channelRow(model, state, channel)),
    orders: some(market.orders, dirty.orders).map((order) => orderRow(state, order)),
  };
}
