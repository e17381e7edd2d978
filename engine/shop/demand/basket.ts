import { countDistinct } from '../measure/tally.ts';
import type { Random } from '../../../rules/random/random.ts';
import type { Customer, Order, OrderLine, Sku, VisitorId } from '../state.ts';
import {
  AD_VISIT,
  BOUGHT_TODAY,
  bundleShare,
  cartChance,
  couponConversion,
  GUEST_VISITOR,
  KNOWN_VISITOR,
  orderChance,
  PIECES,
  SECOND_LINE,
} from './conversion.ts';
import { drawLook } from './looks.ts';
import { moveStock, payOrder, paymentFactor } from './orders.ts';
import type { Visiting } from './visits.ts';
import type { BundleLevers } from '../levers.ts';
import { REGIONS } from '../state.ts';

/** Share of the visitors who look at something else when theirs is sold out. */
const SETTLES_FOR_ANOTHER = 0.4;
/** A deposit is promised more easily than a purchase, the more so the more it is worth. */
const PRESALE_PULL = 0.6;

/** The visitor looks at the SKU at `place` of the looks, and may put it in the cart, order it, and pay. */
export function buySomething(visiting: Visiting, visitor: VisitorId, place: number, byAd: boolean): void {
  const { model, state, tally, channel, random, looks } = visiting;
  let at = place;
  if (looks.skus[at]!.stock <= 0) {
    if (!random.chance(SETTLES_FOR_ANOTHER)) return;
    at = drawLook(looks, random);
    if (looks.skus[at]!.stock <= 0) return;
  }
  const sku = looks.skus[at]!;
  const lever = state.levers.skus[sku.id]!;
  const customerId = state.market.customerOf.get(visitor);
  const coupon = customerId === undefined ? undefined : bestCoupon(visiting, customerId);
  const presale = presaleOpen(visiting) ? lever.presale : null;
  const factor =
    visiting.conversion *
    looks.conversion[at]! *
    (byAd ? AD_VISIT : 1) *
    (customerId === undefined ? GUEST_VISITOR : KNOWN_VISITOR) *
    (state.market.boughtToday.has(visitor) ? BOUGHT_TODAY : 1) *
    (coupon ? couponConversion(model, coupon.amountCents, coupon.thresholdCents, lever.priceCents) : 1) *
    (presale ? 1 + PRESALE_PULL * Math.max(0, presale.multiplier - 1) : 1);
  if (!random.chance(cartChance(model, factor))) return;
  countDistinct(tally, 'carters', channel, visitor);
  if (!random.chance(orderChance(model, factor))) return;
  sku.orders30d += 1;
  if (presale) placePresale(visiting, visitor, sku, byAd, presale);
  else placeOrder(visiting, visitor, sku, byAd, coupon);
}

const presaleOpen = ({ model, slice }: Visiting): boolean =>
  slice.endMs <= model.calendar.eventMs + model.config.balance.opensHour * 3_600_000;

interface UsableCoupon {
  readonly issue: number;
  readonly amountCents: number;
  readonly thresholdCents: number;
}

function bestCoupon({ state, slice }: Visiting, customer: string): UsableCoupon | undefined {
  let best: UsableCoupon | undefined;
  for (const issue of state.market.couponsOf.get(customer) ?? []) {
    if (state.market.couponExpiresAtMs[issue]! < slice.endMs) continue;
    if (state.market.couponsUsed.has(`${issue}/${customer}`)) continue;
    const { amountCents, thresholdCents } = state.levers.coupons[issue]!;
    if (!best || amountCents > best.amountCents) best = { issue, amountCents, thresholdCents };
  }
  return best;
}

function placePresale(
  visiting: Visiting,
  visitor: VisitorId,
  sku: Sku,
  byAd: boolean,
  { depositCents, multiplier }: { depositCents: number; multiplier: number },
): void {
  const { state, tally, channel } = visiting;
  const { priceCents } = state.levers.skus[sku.id]!;
  const deposit = Math.min(depositCents, priceCents);
  const balanceCents = Math.max(0, priceCents - Math.round(deposit * multiplier));
  const amountCents = deposit + balanceCents;
  const order = record(visiting, visitor, byAd, [{ sku: sku.id, quantity: 1, amountCents }], {
    amountCents,
    couponCents: 0,
    presale: { depositCents: deposit, balanceCents },
  });
  tally.shop.deposits += 1;
  countDistinct(tally, 'depositBuyers', channel, visitor);
  const customer = state.market.customers.get(order.customer)!;
  customer.balanceDueCents += balanceCents;
  state.market.presaleDue.push(order.id);
}

function placeOrder(
  visiting: Visiting,
  visitor: VisitorId,
  sku: Sku,
  byAd: boolean,
  coupon: UsableCoupon | undefined,
): void {
  const { model, state, random, slice, tally } = visiting;
  const lines = drawLines(visiting, sku);
  const grossCents = lines.reduce((sum, line) => sum + line.amountCents, 0);
  const couponCents = coupon && grossCents >= coupon.thresholdCents ? Math.min(coupon.amountCents, grossCents - 1) : 0;
  const order = record(visiting, visitor, byAd, spread(lines, grossCents, couponCents), {
    amountCents: grossCents - couponCents,
    couponCents,
    presale: null,
  });
  if (coupon && couponCents > 0) state.market.couponsUsed.add(`${coupon.issue}/${order.customer}`);
  if (random.chance(model.config.conversion.pay * paymentFactor(state, slice))) {
    payOrder(state, tally, order, Math.min(slice.endMs, order.atMs + random.index(90_000)), random);
  } else {
    state.market.unpaid.push(order.id);
  }
}

function drawLines({ state, random, looks }: Visiting, sku: Sku): OrderLine[] {
  const { priceCents, bundle } = state.levers.skus[sku.id]!;
  const wanted = bundle && random.chance(bundleShare(bundle.discount)) ? bundle.pieces : drawPieces(random);
  const quantity = Math.min(wanted, sku.stock);
  const lines = [
    { sku: sku.id, quantity, amountCents: quantity * priceCents - bundleOff(quantity, priceCents, bundle) },
  ];
  if (random.chance(SECOND_LINE)) {
    const other = looks.skus[drawLook(looks, random)]!;
    if (other.id !== sku.id && other.stock > 0) {
      lines.push({ sku: other.id, quantity: 1, amountCents: state.levers.skus[other.id]!.priceCents });
    }
  }
  return lines;
}

/** What whole bundles among the pieces cost less. */
function bundleOff(quantity: number, priceCents: number, bundle: BundleLevers | null): number {
  if (!bundle) return 0;
  return Math.round((quantity - (quantity % bundle.pieces)) * priceCents * bundle.discount);
}

function drawPieces(random: Random): number {
  let left = random.next();
  for (const [index, share] of PIECES.entries()) {
    left -= share;
    if (left < 0) return index + 1;
  }
  return PIECES.length;
}

/** Takes the coupon off the lines in proportion; the last one takes the rounding, so that the lines add up. */
function spread(lines: readonly OrderLine[], grossCents: number, couponCents: number): OrderLine[] {
  let left = couponCents;
  return lines.map((line, index) => {
    const off = index === lines.length - 1 ? left : Math.floor((couponCents * line.amountCents) / grossCents);
    left -= off;
    return { ...line, amountCents: line.amountCents - off };
  });
}

function record(
  { state, slice, channel, random }: Visiting,
  visitor: VisitorId,
  byAd: boolean,
  lines: readonly OrderLine[],
  money: Pick<Order, 'amountCents' | 'couponCents' | 'presale'>,
): Order {
  const { market } = state;
  const customer = customerFor(state.market, visitor, random);
  const atMs = slice.startMs + 1 + random.index(slice.endMs - slice.startMs);
  const order: Order = {
    id: `O${String(slice.index).padStart(5, '0')}-${String(market.ordersInSlice++).padStart(4, '0')}`,
    atMs,
    customer: customer.id,
    channel,
    byAd,
    newCustomer: customer.lastOrderAtMs === null,
    lines,
    ...money,
    state: 'unpaid',
    paidAtMs: null,
    shippedAtMs: null,
    refundedAtMs: null,
  };
  market.orders.set(order.id, order);
  moveStock(state, order, -1);
  market.dirty.orders.add(order.id);
  market.dirty.customers.add(customer.id);
  return order;
}

/** The customer that the visitor is, or becomes by ordering. */
function customerFor(market: Visiting['state']['market'], visitor: VisitorId, random: Random): Customer {
  const known = market.customerOf.get(visitor);
  if (known !== undefined) return market.customers.get(known)!;
  const customer: Customer = {
    id: `C${String(visitor).padStart(6, '0')}`,
    visitor,
    region: REGIONS[random.index(REGIONS.length)]!,
    segment: 'new',
    tier: 'bronze',
    orders90d: 0,
    spend90dCents: 0,
    lastOrderAtMs: null,
    dormant: false,
    balanceDueCents: 0,
  };
  market.customers.set(customer.id, customer);
  market.customerOf.set(visitor, customer.id);
  return customer;
}
