import { HOUR_MS, type Slice } from '../calendar.ts';
import type { Tally } from '../measure/tally.ts';
import type { Model } from '../model.ts';
import { randomOf } from '../../../rules/random/random.ts';
import type { Order, ShopState } from '../state.ts';
import { hoursOf } from './curves.ts';
import { closeOrder, moveStock, payOrder, paymentFactor } from './orders.ts';

/** Chance per hour that an unpaid order is paid after all: soon after it was placed, later, and after a reminder. */
export const LATE_PAYMENT = { soonHours: 3, soon: 0.14, later: 0.02, reminded: 0.4 } as const;
const CLOSES_AFTER_MS = 24 * HOUR_MS;
const BALANCE_PAYMENT = { rushHours: 2, rush: 0.4, later: 0.05, reminded: 0.45 } as const;
const REMINDER_HOURS = 3;
const SHIPPING_HOURS = { from: 8, to: 22 } as const;

export const within = (perHour: number, hours: number): number => 1 - (1 - perHour) ** hours;

const ordersOf = ({ market }: ShopState, ids: readonly string[]): Order[] => ids.map((id) => market.orders.get(id)!);

const isReminded = ({ market }: ShopState, order: Order, slice: Slice): boolean =>
  slice.startMs - (market.remindedAtMs.get(order.customer) ?? -Infinity) < REMINDER_HOURS * HOUR_MS;

/** Unpaid orders are paid late, or closed when a day has passed. */
export function playLatePayments(model: Model, state: ShopState, slice: Slice, tally: Tally): void {
  const random = randomOf(model.seed, slice.startMs, 'late');
  const factor = paymentFactor(state, slice);
  const still: string[] = [];
  for (const order of ordersOf(state, state.market.unpaid)) {
    const ageMs = slice.startMs - order.atMs;
    const perHour = isReminded(state, order, slice)
      ? LATE_PAYMENT.reminded
      : ageMs < LATE_PAYMENT.soonHours * HOUR_MS
        ? LATE_PAYMENT.soon
        : LATE_PAYMENT.later;
    if (ageMs >= CLOSES_AFTER_MS) closeOrder(state, order);
    else if (random.chance(within(perHour, hoursOf(slice)) * factor)) {
      payOrder(state, tally, order, slice.startMs + 1 + random.index(slice.endMs - slice.startMs), random);
    } else still.push(order.id);
  }
  state.market.unpaid = still;
}

/** Balances of a presale are paid while they can be; what is not paid then is closed, and the deposit lost. */
export function playBalances(model: Model, state: ShopState, slice: Slice, tally: Tally): void {
  const { eventMs } = model.calendar;
  const opensMs = eventMs + model.config.balance.opensHour * HOUR_MS;
  const closesMs = eventMs + model.config.balance.closesHour * HOUR_MS;
  if (slice.startMs < opensMs || state.market.presaleDue.length === 0) return;
  const random = randomOf(model.seed, slice.startMs, 'balances');
  const factor = paymentFactor(state, slice);
  const rush = slice.startMs < opensMs + BALANCE_PAYMENT.rushHours * HOUR_MS;
  const still: string[] = [];
  for (const order of ordersOf(state, state.market.presaleDue)) {
    const usual = rush ? BALANCE_PAYMENT.rush : BALANCE_PAYMENT.later;
    const perHour = isReminded(state, order, slice) ? Math.max(usual, BALANCE_PAYMENT.reminded) : usual;
    if (slice.startMs >= closesMs) closeOrder(state, order);
    else if (random.chance(within(perHour, hoursOf(slice)) * factor)) {
      payOrder(state, tally, order, slice.startMs + 1 + random.index(slice.endMs - slice.startMs), random);
    } else still.push(order.id);
  }
  state.market.presaleDue = still;
}

export function playRefunds(state: ShopState, slice: Slice, tally: Tally): void {
  const { market } = state;
  for (const due of market.refundsDue.filter((each) => each.atMs <= slice.endMs)) {
    const order = market.orders.get(due.order)!;
    if (order.shippedAtMs === null) moveStock(state, order, 1);
    order.state = 'refunded';
    order.refundedAtMs = due.atMs;
    tally.sums[order.channel].refunds += order.amountCents;
    market.dirty.orders.add(order.id);
  }
  for (const { order, amountCents } of market.differencesDue.splice(0)) {
    tally.sums[market.orders.get(order)!.channel].refunds += amountCents;
  }
  market.refundsDue = market.refundsDue.filter((each) => each.atMs > slice.endMs);
  market.unshipped = market.unshipped.filter((id) => market.orders.get(id)!.state === 'paid');
}

/** Sends what the warehouse can: orders to ship first, then the oldest; not those that are held. */
export function playShipping(state: ShopState, slice: Slice): void {
  const { market, levers } = state;
  if (slice.hour < SHIPPING_HOURS.from || slice.hour >= SHIPPING_HOURS.to) return;
  // Idle capacity is not saved up for later.
  market.shippingCredit = Math.min(market.shippingCredit, 1) + market.shippingPerHour * hoursOf(slice);
  const waiting = new Set(market.unshipped);
  const held = new Set(levers.heldOrders);
  const queue = new Set([...levers.prioritisedOrders.filter((id) => waiting.has(id)), ...waiting]);
  for (const id of queue) {
    if (held.has(id)) continue;
    if (market.shippingCredit < 1) break;
    market.shippingCredit -= 1;
    const order = market.orders.get(id)!;
    order.state = 'shipped';
    order.shippedAtMs = slice.endMs;
    waiting.delete(id);
    market.dirty.orders.add(id);
  }
  market.unshipped = [...waiting];
}

export function playDeliveries(state: ShopState, slice: Slice): void {
  for (const sku of state.market.skus.values()) {
    const arrived = sku.incoming.filter((each) => each.arrivesAtMs <= slice.startMs);
    if (arrived.length === 0) continue;
    sku.stock += arrived.reduce((sum, each) => sum + each.quantity, 0);
    sku.incoming = sku.incoming.filter((each) => each.arrivesAtMs > slice.startMs);
    state.market.dirty.skus.add(sku.id);
  }
}
