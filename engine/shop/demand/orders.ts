import { HOUR_MS, type Slice } from '../calendar.ts';
import type { ChannelId } from '../channels.ts';
import type { Tally } from '../measure/tally.ts';
import { countDistinct } from '../measure/tally.ts';
import type { Random } from '../../../rules/random/random.ts';
import type { Customer, Order, ShopState } from '../state.ts';

const DAY_MS = 24 * HOUR_MS;
const REFUND_BASE = 0.035;
const SILVER_FROM_CENTS = 100_000;
const GOLD_FROM_CENTS = 300_000;

export const tierOf = (spend90dCents: number): Customer['tier'] =>
  spend90dCents >= GOLD_FROM_CENTS ? 'gold' : spend90dCents >= SILVER_FROM_CENTS ? 'silver' : 'bronze';

/** Takes the pieces of every line out of stock, or puts them back. */
export function moveStock({ market }: ShopState, order: Order, sign: 1 | -1): void {
  for (const line of order.lines) {
    const sku = market.skus.get(line.sku)!;
    sku.stock += sign * line.quantity;
    if (sign === -1) sku.soldByDay[0]! += line.quantity;
    market.dirty.skus.add(sku.id);
  }
}

/** The full amount is paid: this is when GMV counts. */
export function payOrder(state: ShopState, tally: Tally, order: Order, atMs: number, random: Random): void {
  const { market } = state;
  order.state = 'paid';
  order.paidAtMs = atMs;
  const customer = market.customers.get(order.customer)!;
  const sums = tally.sums[order.channel];
  sums.orders += 1;
  sums.gmv += order.amountCents;
  countDistinct(tally, 'buyers', order.channel, customer.visitor);
  if (order.byAd) {
    sums.attributedGmv += order.amountCents;
    hourOf(state, order.channel, order.atMs).attributedCents += order.amountCents;
  }
  market.boughtToday.add(customer.visitor);
  customer.segment = order.newCustomer ? 'new' : 'old';
  customer.orders90d += 1;
  customer.spend90dCents += order.amountCents;
  customer.tier = tierOf(customer.spend90dCents);
  customer.lastOrderAtMs = atMs;
  customer.dormant = false;
  if (order.presale) {
    tally.shop.balancePaid += 1;
    customer.balanceDueCents -= order.presale.balanceCents;
  }
  market.unshipped.push(order.id);
  market.dirty.customers.add(customer.id);
  market.dirty.orders.add(order.id);
  planRefund(state, order, atMs, random);
}

function planRefund({ market }: ShopState, order: Order, paidAtMs: number, random: Random): void {
  const main = market.skus.get(order.lines[0]!.sku)!;
  const annoyed = 0.06 * (1 - market.service.share30);
  if (!random.chance(REFUND_BASE + 0.4 * main.badReviewShare + annoyed)) return;
  const delayMs = Math.round(DAY_MS * (0.5 + Math.min(14, -3 * Math.log(1 - random.next()))));
  market.refundsDue.push({ order: order.id, atMs: paidAtMs + delayMs });
}

/** The order is never paid: its pieces go back on sale. */
export function closeOrder(state: ShopState, order: Order): void {
  order.state = 'closed';
  moveStock(state, order, 1);
  for (const line of order.lines) {
    const sku = state.market.skus.get(line.sku)!;
    sku.soldByDay[0] = Math.max(0, sku.soldByDay[0]! - line.quantity);
  }
  if (order.presale) {
    const customer = state.market.customers.get(order.customer)!;
    customer.balanceDueCents -= order.presale.balanceCents;
    state.market.dirty.customers.add(customer.id);
  }
  state.market.dirty.orders.add(order.id);
}

/** The channel's books of the hour of `atMs`. */
export function hourOf(
  { market }: ShopState,
  channel: ChannelId,
  atMs: number,
): { spendCents: number; attributedCents: number; clicks: number } {
  const hourMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
  const { byHour } = market.channels[channel];
  const known = byHour.get(hourMs);
  if (known) return known;
  const fresh = { spendCents: 0, attributedCents: 0, clicks: 0 };
  byHour.set(hourMs, fresh);
  return fresh;
}

/** Share of the payments that get through in the slice: 1 without an outage. */
export function paymentFactor({ market }: ShopState, slice: Slice): number {
  const { outage } = market;
  if (!outage) return 1;
  const overlapMs = Math.max(0, Math.min(slice.endMs, outage.toMs) - Math.max(slice.startMs, outage.fromMs));
  return 1 - ((1 - outage.cvrFactor) * overlapMs) / (slice.endMs - slice.startMs);
}
