import type { ChannelId } from './channels.ts';

export interface ChannelLevers {
  /** What the channel may spend on ads over the shop's whole life. */
  budgetCents: number;
  /** Bid against the opening one, 1 = unchanged. */
  bidFactor: number;
  active: boolean;
}

export interface SkuLevers {
  readonly listPriceCents: number;
  priceCents: number;
  /** Off the list price, 0–1. */
  discount: number;
  listed: boolean;
  text: string;
  presale: { depositCents: number; multiplier: number } | null;
  bundle: BundleLevers | null;
}

/** So many pieces in one order cost less each. */
export interface BundleLevers {
  readonly pieces: number;
  /** Off the price of the pieces, 0–1. */
  readonly discount: number;
}

/** One call of coupon.issue: every customer in it holds one coupon, once. */
export interface CouponIssue {
  readonly key: string;
  readonly customers: readonly string[];
  readonly amountCents: number;
  readonly thresholdCents: number;
  /** ISO duration from the issue; null: to the end. */
  readonly validFor: string | null;
  readonly kind: string;
}

export interface ModuleLevers {
  position: number;
  /** Channels whose pages differ. */
  readonly channels: Partial<Record<ChannelId, number>>;
}

/**
 * The part of the shop that only actions change: demand never writes here. So the state at any time is the initial one
 * plus the applied calls, in order.
 */
export interface Levers {
  readonly seed: number;
  readonly channels: Record<ChannelId, ChannelLevers>;
  readonly skus: Record<string, SkuLevers>;
  readonly replenishments: { readonly key: string; readonly sku: string; readonly quantity: number }[];
  readonly coupons: CouponIssue[];
  readonly messages: { readonly key: string; readonly template: string; readonly customers: readonly string[] }[];
  /** Orders to ship first, in the order in which they were asked for. */
  readonly prioritisedOrders: string[];
  /** Orders that stay in the warehouse until they are released. */
  readonly heldOrders: string[];
  /** What was given back of orders whose goods have become cheaper since. */
  readonly priceRefunds: { readonly key: string; readonly order: string; readonly amountCents: number }[];
  /** Of customers who are not normal. */
  readonly risks: Record<string, string>;
  /** After-sales cases, which the shop itself does not have, and who was given them. */
  readonly cases: Record<string, string>;
  /** SKUs whose suppliers see the sales: they deliver sooner. */
  readonly sharedSales: string[];
  readonly service: { from: string; to: string; agents: number };
  readonly modules: Record<string, ModuleLevers>;
  readonly pages: string[];
  readonly placements: { readonly placement: string; readonly commission: number; readonly accepted: boolean }[];
}

export const DISCOUNT_MODULE = 'limitedTimeDiscount';

/** Where the limited-time discount module stands for the channel; 1 is on top. */
export function discountPosition(levers: Levers, channel: ChannelId): number {
  const module = levers.modules[DISCOUNT_MODULE];
  return module?.channels[channel] ?? module?.position ?? 8;
}
