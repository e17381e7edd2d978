import type { ChannelId } from './channels.ts';
import type { Levers } from './levers.ts';
import type { Text } from '../../rules/problems/problem.ts';

/** A visitor: a known customer or a guest. A guest who orders becomes a customer and stays the same visitor. */
export type VisitorId = number;

export interface Sku {
  readonly id: string;
  readonly title: Text;
  readonly category: string;
  readonly costCents: number;
  readonly licenceValidUntil: string;
  readonly growth30d: number;
  readonly badReviewShare: number;
  readonly marketHeat: number;
  /** Share of the looks, before price. */
  readonly popularity: number;
  /** Conversion against the shop's base. */
  readonly conversion: number;
  readonly leadTimeHours: number;
  readonly competitorPriceCents: number;
  readonly competitorSales30d: number;
  readonly hot: boolean;
  stock: number;
  incoming: { quantity: number; arrivesAtMs: number }[];
  /** Units sold per local day: today, and the six days before. */
  soldByDay: number[];
  /** Looks and orders of the last 30 days: each day a thirtieth fades. */
  looks30d: number;
  orders30d: number;
}

export const SEGMENTS = ['new', 'old'] as const;
export const TIERS = ['bronze', 'silver', 'gold'] as const;
export const REGIONS = ['east', 'south', 'north', 'central', 'southwest', 'northwest', 'northeast'] as const;

export interface Customer {
  readonly id: string;
  readonly visitor: VisitorId;
  readonly region: (typeof REGIONS)[number];
  segment: (typeof SEGMENTS)[number];
  tier: (typeof TIERS)[number];
  orders90d: number;
  spend90dCents: number;
  lastOrderAtMs: number | null;
  dormant: boolean;
  balanceDueCents: number;
}

export type OrderState = 'unpaid' | 'paid' | 'refunded' | 'shipped' | 'closed';

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly amountCents: number;
}

export interface Order {
  readonly id: string;
  readonly atMs: number;
  readonly customer: string;
  readonly channel: ChannelId;
  /** Came by an ad; its GMV is credited to the hour of the click. */
  readonly byAd: boolean;
  readonly newCustomer: boolean;
  readonly lines: readonly OrderLine[];
  readonly amountCents: number;
  readonly couponCents: number;
  /** A presale order: the deposit is paid at once, the balance when it is due. */
  readonly presale: { readonly depositCents: number; readonly balanceCents: number } | null;
  state: OrderState;
  paidAtMs: number | null;
  shippedAtMs: number | null;
  refundedAtMs: number | null;
}

/** Distinct visitors, in all and per channel. */
export type DistinctSets = Record<'all' | ChannelId, Set<VisitorId>>;
export const DISTINCT_METRICS = ['uv', 'carters', 'buyers', 'depositBuyers'] as const;
export type DistinctMetric = (typeof DISTINCT_METRICS)[number];

export interface RecentSlice {
  readonly endMs: number;
  readonly sets: Record<DistinctMetric, DistinctSets>;
}

export interface ChannelMarket {
  spendCents: number;
  /** Ad spend and the GMV that its clicks brought, by the hour of the click (epoch ms of its start); recent hours. */
  byHour: Map<number, { spendCents: number; attributedCents: number; clicks: number }>;
}

/** Customers reached by a message or a coupon, who visit more for a while. */
export interface Touch {
  readonly customers: readonly string[];
  readonly fromMs: number;
}

export interface PaymentOutage {
  readonly fromMs: number;
  readonly toMs: number;
  readonly cvrFactor: number;
}

/** The part that demand changes. */
export interface Market {
  /** Day of the slice played last, counted from the event day. */
  day: number;
  /** Numbers the orders of the slice being played. */
  ordersInSlice: number;
  /** The end of the last slice played. */
  nowMs: number;
  readonly skus: Map<string, Sku>;
  readonly customers: Map<string, Customer>;
  readonly customerOf: Map<VisitorId, string>;
  nextVisitor: number;
  readonly channels: Record<ChannelId, ChannelMarket>;
  readonly orders: Map<string, Order>;
  unpaid: string[];
  unshipped: string[];
  presaleDue: string[];
  refundsDue: { order: string; atMs: number }[];
  /** Price differences given back, not counted yet. */
  differencesDue: { order: string; amountCents: number }[];
  /** Guests seen today, who may come back. */
  guestsToday: VisitorId[];
  today: Record<DistinctMetric, DistinctSets>;
  recent: RecentSlice[];
  boughtToday: Set<VisitorId>;
  /** Coupon issues by customer: indexes into `levers.coupons`. */
  readonly couponsOf: Map<string, number[]>;
  readonly couponExpiresAtMs: number[];
  /** `issue index/customer`. */
  readonly couponsUsed: Set<string>;
  touches: Touch[];
  readonly remindedAtMs: Map<string, number>;
  outage: PaymentOutage | null;
  shippingPerHour: number;
  shippingCredit: number;
  service: { share30: number; firstReplySeconds: number };
  /** What has changed since the last publication. */
  dirty: { skus: Set<string>; customers: Set<string>; orders: Set<string> };
}

export interface ShopState {
  readonly levers: Levers;
  readonly market: Market;
}

export const sales7d = (sku: Sku): number => sku.soldByDay.reduce((sum, sold) => sum + sold, 0);
export const cvr30d = (sku: Sku): number => (sku.looks30d > 0 ? sku.orders30d / sku.looks30d : 0);
