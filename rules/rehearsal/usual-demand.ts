/** How a metric usually comes about in a shop: so much a day, a level, or a multiple of another metric. */
export type UsualSeries =
  { readonly perDay: number } | { readonly level: number } | { readonly of: string; readonly times: number };

/**
 * What a middling shop sees on an ordinary day, of every metric that is not computed from others; money in minor units.
 * Only something to begin with: whoever rehearses puts their own figures in.
 */
export const USUAL_DEMAND: Readonly<Record<string, UsualSeries>> = {
  uv: { perDay: 12_000 },
  carters: { of: 'uv', times: 0.12 },
  favouriters: { of: 'uv', times: 0.06 },
  orderers: { of: 'uv', times: 0.06 },
  buyers: { of: 'uv', times: 0.05 },
  newBuyers: { of: 'buyers', times: 0.4 },
  repeatBuyers: { of: 'buyers', times: 0.3 },
  depositBuyers: { of: 'uv', times: 0.02 },
  soldSkus: { level: 60 },
  liveViewers: { of: 'uv', times: 0.3 },

  pv: { of: 'uv', times: 4 },
  carts: { of: 'carters', times: 1.6 },
  ordersPlaced: { of: 'buyers', times: 1.25 },
  orders: { of: 'buyers', times: 1.08 },
  units: { of: 'orders', times: 1.8 },
  gmv: { of: 'buyers', times: 20_000 },
  discounts: { of: 'gmv', times: 0.08 },
  refunds: { of: 'gmv', times: 0.05 },
  refundOrders: { of: 'orders', times: 0.05 },
  deposits: { of: 'depositBuyers', times: 1 },
  balancePaid: { of: 'deposits', times: 0.8 },
  couponsIssued: { of: 'uv', times: 0.05 },
  couponsUsed: { of: 'couponsIssued', times: 0.3 },

  impressions: { of: 'uv', times: 20 },
  clicks: { of: 'uv', times: 0.4 },
  adSpend: { of: 'clicks', times: 90 },
  attributedGmv: { of: 'gmv', times: 0.35 },

  enquiries: { of: 'uv', times: 0.04 },
  repliesWithin30s: { of: 'enquiries', times: 0.85 },
  botReplies: { of: 'enquiries', times: 0.5 },
  complaints: { of: 'orders', times: 0.004 },
  reviews: { of: 'orders', times: 0.2 },
  badReviews: { of: 'reviews', times: 0.03 },
  unansweredEnquiries: { level: 3 },
  firstReplySeconds: { level: 25 },

  unitsReceived: { perDay: 1_000 },
  costOfGoods: { of: 'gmv', times: 0.5 },
  listedSkus: { level: 200 },
  stock: { level: 20_000 },
  inventoryValue: { level: 100_000_000 },
  price: { level: 9_900 },

  unpaidOrders: { of: 'orders', times: 0.15 },
  unshipped: { level: 0 },
  budget: { level: 2_000_000 },
  watchSeconds: { of: 'liveViewers', times: 90 },
};
