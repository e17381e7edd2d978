import type { NewShop } from '../../engine/shop/initial/shop.ts';
import type { Point } from '../../engine/shop/measure/points.ts';
import { channelRow } from '../../engine/shop/measure/rows.ts';
import type { Json } from '../../rules/json.ts';
import { act, lastOf, NO_SURPRISES, playThrough, smallShop, sumOf } from './small-shop.ts';

const calm = { surprises: NO_SURPRISES, noise: { traffic: 0, conversion: 0 } };
const HOUR_MS = 3_600_000;

/** The event day without and with the action, called at its start. */
function withAndWithout(name: string, inputOf: (shop: NewShop) => Record<string, Json>): { plain: Day; acted: Day } {
  const play = (action: boolean): Day => {
    const shop = smallShop(calm);
    playThrough(shop, -1);
    if (action) act(shop, name, inputOf(shop));
    return { shop, points: playThrough(shop, 0, 0) };
  };
  return { plain: play(false), acted: play(true) };
}

interface Day {
  readonly shop: NewShop;
  readonly points: readonly Point[];
}

const cvr = ({ points }: Day, channel?: string): number =>
  lastOf(points, 'buyers', 'P1D', channel) / lastOf(points, 'uv', 'P1D', channel);
const allSkus = ({ state }: NewShop): string[] => [...state.market.skus.keys()];
const unitsOf = ({ shop }: Day, sku: string): number => shop.state.market.skus.get(sku)!.soldByDay[0]!;

describe('Demand answers to actions:', () => {
  it('a raised budget brings visits to that channel and no other, each dearer than before', () => {
    const { plain, acted } = withAndWithout('ads.raiseBudget', ({ state }) => ({
      channel: 'search',
      amount: state.levers.channels.search.budgetCents,
    }));
    expect(lastOf(acted.points, 'uv', 'P1D', 'search')).toBeGreaterThan(
      1.1 * lastOf(plain.points, 'uv', 'P1D', 'search'),
    );
    expect(sumOf(acted.points, 'clicks', 'live')).toBe(sumOf(plain.points, 'clicks', 'live'));
    const cpc = ({ points }: Day) => sumOf(points, 'adSpend', 'search') / sumOf(points, 'clicks', 'search');
    expect(cpc(acted)).toBeGreaterThan(1.1 * cpc(plain));
    expect(sumOf(acted.points, 'gmv')).toBeGreaterThan(sumOf(plain.points, 'gmv'));
  });

  it('no channel ever spends more than its budget', () => {
    const shop = smallShop(calm);
    playThrough(shop, 1);
    for (const [channel, market] of Object.entries(shop.state.market.channels)) {
      const { budgetCents } = shop.state.levers.channels[channel as 'search'];
      expect(market.spendCents).toBeLessThanOrEqual(budgetCents);
      expect(market.spendCents).toBeGreaterThan(0.85 * budgetCents - 1);
    }
  });

  it('moving budget takes the spend along', () => {
    const { plain, acted } = withAndWithout('ads.moveBudget', ({ state }) => ({
      from: 'social',
      to: 'search',
      amount: state.levers.channels.social.budgetCents - state.market.channels.social.spendCents,
    }));
    expect(sumOf(acted.points, 'adSpend', 'social')).toBe(0);
    expect(sumOf(acted.points, 'adSpend', 'search')).toBeGreaterThan(sumOf(plain.points, 'adSpend', 'search'));
  });

  it('a paused channel spends nothing and gets no clicks', () => {
    const { plain, acted } = withAndWithout('ads.pauseChannel', () => ({ channels: ['social'] }));
    expect(sumOf(plain.points, 'adSpend', 'social')).toBeGreaterThan(0);
    expect(sumOf(acted.points, 'adSpend', 'social')).toBe(0);
    expect(sumOf(acted.points, 'clicks', 'social')).toBe(0);
    expect(lastOf(acted.points, 'uv', 'P1D', 'social')).toBeGreaterThan(0);
  });

  it('a lower bid makes clicks cheaper and fewer', () => {
    const { plain, acted } = withAndWithout('ads.lowerBid', () => ({ channels: ['social', 'search'], by: 0.3 }));
    expect(channelRow(acted.shop.model, acted.shop.state, 'search')['cpc']).toBeLessThan(
      Number(channelRow(plain.shop.model, plain.shop.state, 'search')['cpc']),
    );
    expect(sumOf(acted.points, 'adSpend', 'search')).toBeLessThan(sumOf(plain.points, 'adSpend', 'search'));
  });

  it('a discount raises conversion and lowers the price paid', () => {
    const { plain, acted } = withAndWithout('price.setDiscount', (shop) => ({ skus: allSkus(shop), discount: 0.2 }));
    expect(cvr(acted)).toBeGreaterThan(1.15 * cvr(plain));
    const average = ({ points }: Day) => sumOf(points, 'gmv') / sumOf(points, 'orders');
    expect(average(acted)).toBeLessThan(0.9 * average(plain));
  });

  it('bundles sell more pieces an order, for less each, and nothing else changes its price', () => {
    const { plain, acted } = withAndWithout('price.setBundle', ({ state }) => ({
      skus: [...state.market.skus.keys()].slice(0, 5),
      pieces: 2,
      discount: 0.1,
    }));
    const bundled = [...acted.shop.state.market.skus.keys()].slice(0, 5);
    const sold = (day: Day) => bundled.reduce((pieces, sku) => pieces + unitsOf(day, sku), 0);
    expect(sold(acted)).toBeGreaterThan(1.15 * sold(plain));
    const bought = [...acted.shop.state.market.orders.values()].flatMap(({ lines, couponCents, atMs }) =>
      couponCents === 0 && atMs >= acted.shop.model.calendar.eventMs ? lines : [],
    );
    const { skus } = acted.shop.state.levers;
    const off = ({ sku, quantity, amountCents }: (typeof bought)[number]) =>
      Math.round(100 * (1 - amountCents / (quantity * skus[sku]!.priceCents)));
    const pairs = bought.filter(({ sku, quantity }) => bundled.includes(sku) && quantity === 2);
    expect(new Set(pairs.map(off))).toEqual(new Set([10]));
    expect(new Set(bought.filter(({ sku }) => !bundled.includes(sku)).map(off))).toEqual(new Set([0]));
  });

  it('coupons raise the conversion of those who hold one, come off what they pay, and are used once', () => {
    const { plain, acted } = withAndWithout('coupon.issue', ({ state }) => ({
      customers: [...state.market.customers.keys()].slice(0, 400),
      amount: 5000,
      threshold: 10_000,
      validFor: 'P1D',
    }));
    const bought = ({ shop }: Day): number =>
      [...shop.state.market.orders.values()].filter((order) => order.customer < 'C000401' && order.paidAtMs !== null)
        .length;
    expect(bought(acted)).toBeGreaterThan(1.2 * bought(plain));
    const withCoupon = [...acted.shop.state.market.orders.values()].filter((order) => order.couponCents > 0);
    expect(withCoupon.length).toBeGreaterThan(5);
    expect(new Set(withCoupon.map((order) => order.customer)).size).toBe(withCoupon.length);
    for (const order of withCoupon) expect(order.amountCents + order.couponCents).toBeGreaterThanOrEqual(10_000);
  });

  it('an expired coupon is not taken any more', () => {
    const shop = smallShop(calm);
    playThrough(shop, -1);
    const customers = [...shop.state.market.customers.keys()];
    act(shop, 'coupon.issue', { customers, amount: 5000, validFor: 'PT1H' });
    playThrough(shop, 0);
    const eventMs = shop.model.calendar.eventMs;
    const used = [...shop.state.market.orders.values()].filter((order) => order.couponCents > 0);
    expect(used.length).toBeGreaterThan(0);
    expect(Math.max(...used.map((order) => order.atMs))).toBeLessThanOrEqual(eventMs + HOUR_MS);
  });

  it('more agents reply faster, and better service converts more', () => {
    const { plain, acted } = withAndWithout('service.addAgents', () => ({ agents: 20 }));
    const share = ({ points }: Day) => sumOf(points, 'repliesWithin30s') / sumOf(points, 'enquiries');
    expect(share(acted)).toBeGreaterThan(share(plain));
    const longHours = withAndWithout('service.setHours', () => ({ from: '00:00', to: '24:00' }));
    expect(share(longHours.acted)).toBeGreaterThan(share(plain) + 0.05);
    expect(cvr(longHours.acted)).toBeGreaterThan(cvr(plain));
  });

  it('the discount module moved forward on one channel raises that channel’s conversion', () => {
    const { plain, acted } = withAndWithout('page.moveModule', () => ({
      module: 'limitedTimeDiscount',
      channel: 'search',
      position: 1,
    }));
    const carts = ({ points }: Day, channel: string) =>
      lastOf(points, 'carters', 'P1D', channel) / lastOf(points, 'uv', 'P1D', channel);
    expect(carts(acted, 'search')).toBeGreaterThan(carts(plain, 'search'));
    const still = Math.abs(carts(acted, 'live') / carts(plain, 'live') - 1);
    expect(still).toBeLessThan(0.05);
  });

  it('a delisted SKU is not sold, and the others are', () => {
    const { plain, acted } = withAndWithout('sku.delist', () => ({ skus: ['SKU001'] }));
    expect(unitsOf(plain, 'SKU001')).toBeGreaterThan(0);
    expect(unitsOf(acted, 'SKU001')).toBe(0);
    expect(unitsOf(acted, 'SKU002')).toBeGreaterThan(0);
  });

  it('a sold-out SKU caps its sales until the replenishment arrives, after its lead time', () => {
    const shop = smallShop(calm);
    playThrough(shop, -1);
    const sku = shop.state.market.skus.get('SKU004')!;
    sku.stock = 3;
    const fromMs = shop.state.market.nowMs;
    act(shop, 'stock.requestReplenishment', { skus: ['SKU004'], factor: 5 });
    const [incoming] = sku.incoming;
    expect(incoming!.arrivesAtMs).toBe(fromMs + sku.leadTimeHours * HOUR_MS);
    playThrough(shop, 0);
    const sold = (from: number, to: number): number =>
      [...shop.state.market.orders.values()]
        .filter((order) => order.atMs > from && order.atMs <= to)
        .flatMap((order) => order.lines)
        .filter((line) => line.sku === 'SKU004')
        .reduce((sum, line) => sum + line.quantity, 0);
    expect(sold(fromMs, incoming!.arrivesAtMs)).toBe(3);
    expect(sold(incoming!.arrivesAtMs, Infinity)).toBeGreaterThan(3);
  });

  it('a message brings those who got it back, and unpaid orders are paid sooner', () => {
    const { plain, acted } = withAndWithout('message.send', ({ state }) => ({
      customers: [...state.market.customers.keys()],
      template: 'openingTonight',
    }));
    expect(lastOf(acted.points, 'uv', 'P1D', 'direct')).toBeGreaterThan(
      1.05 * lastOf(plain.points, 'uv', 'P1D', 'direct'),
    );
    const remind = (send: boolean): number => {
      const shop = smallShop(calm);
      playThrough(shop, 0);
      const due = shop.state.market.unpaid.map((id) => shop.state.market.orders.get(id)!.customer);
      if (send) act(shop, 'message.send', { customers: due, template: 'payment' });
      const unpaid = [...shop.state.market.unpaid];
      playThrough(shop, 1);
      return unpaid.filter((id) => shop.state.market.orders.get(id)!.paidAtMs !== null).length;
    };
    expect(remind(true)).toBeGreaterThan(1.5 * remind(false));
  });

  it('a presale takes deposits before the event and balances when they are due', () => {
    const shop = smallShop({ ...calm, leadDays: 5 });
    playThrough(shop, -5);
    act(shop, 'sku.openPresale', { skus: allSkus(shop), deposit: 1000, multiplier: 2 });
    const before = playThrough(shop, -1, -4);
    expect(sumOf(before, 'deposits')).toBeGreaterThan(20);
    expect(sumOf(before, 'balancePaid')).toBe(0);
    const due = [...shop.state.market.customers.values()].filter((customer) => customer.balanceDueCents > 0);
    expect(due.length).toBeGreaterThan(20);
    const event = playThrough(shop, 0, 0);
    const share = sumOf(event, 'balancePaid') / sumOf(before, 'deposits');
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(1);
    playThrough(shop, 1);
    expect([...shop.state.market.customers.values()].every((customer) => customer.balanceDueCents === 0)).toBe(true);
  });

  it('orders to ship first are shipped before older ones', () => {
    const shop = smallShop(calm);
    playThrough(shop, 0);
    const last = shop.state.market.unshipped.at(-1)!;
    act(shop, 'shipping.prioritize', { orders: [last] });
    playThrough(shop, 1);
    const order = shop.state.market.orders.get(last)!;
    const first = Math.min(
      ...[...shop.state.market.orders.values()]
        .map((each) => each.shippedAtMs ?? Infinity)
        .filter((ms) => ms > shop.model.calendar.eventMs + 86_400_000),
    );
    expect(order.shippedAtMs).toBe(first);
  });

  it('held orders stay in the warehouse until they are released', () => {
    const shop = smallShop(calm);
    playThrough(shop, 0);
    const [held, released] = shop.state.market.unshipped;
    act(shop, 'order.hold', { orders: [held!, released!], reason: 'fraud' });
    act(shop, 'order.release', { orders: [released!] });
    playThrough(shop, 1);
    expect(shop.state.market.orders.get(held!)!.shippedAtMs).toBeNull();
    expect(shop.state.market.orders.get(released!)!.shippedAtMs).not.toBeNull();
  });

  it('a customer of high risk gets no coupon, and gets the next one when they are normal again', () => {
    const shop = smallShop(calm);
    const issue = () => act(shop, 'coupon.issue', { customers: ['C000001', 'C000002'], amount: 1000 });
    act(shop, 'customer.setRisk', { customers: ['C000001'], risk: 'high' });
    issue();
    act(shop, 'customer.setRisk', { customers: ['C000001'], risk: 'normal' });
    issue();
    expect(shop.state.levers.coupons.map((each) => each.customers)).toEqual([['C000002'], ['C000001', 'C000002']]);
  });

  it('a price follows the competitor’s down to the cost with its margin, and never above the list price', () => {
    const shop = smallShop(calm);
    act(shop, 'price.matchCompetitor', { skus: allSkus(shop), margin: 0.5 });
    for (const { id, costCents, competitorPriceCents } of shop.state.market.skus.values()) {
      const { priceCents, listPriceCents } = shop.state.levers.skus[id]!;
      const floorCents = Math.ceil(costCents * 1.5);
      expect(priceCents).toBe(Math.min(listPriceCents, Math.max(competitorPriceCents, floorCents)));
    }
  });

  it('the difference to a lower price is given back once, up to the limit, and counts as refunds', () => {
    const shop = smallShop(calm);
    playThrough(shop, 0);
    const order = [...shop.state.market.orders.values()].find((each) => each.state === 'paid' && !each.presale)!;
    const refund = () => act(shop, 'order.refundDifference', { orders: [order.id], most: 100_000_000 });
    refund();
    act(shop, 'price.setDiscount', { skus: order.lines.map((line) => line.sku), discount: 0.9 });
    refund();
    refund();
    const [none, all, noneLeft] = shop.state.levers.priceRefunds.map((each) => each.amountCents);
    const cheaper = order.lines.reduce(
      (sum, { sku, quantity, amountCents }) => sum + amountCents - quantity * shop.state.levers.skus[sku]!.priceCents,
      0,
    );
    expect([none, all, noneLeft]).toEqual([0, Math.min(cheaper, order.amountCents), 0]);
    const refunds = sumOf(playThrough(shop, 1), 'refunds');
    expect(refunds).toBeGreaterThanOrEqual(all!);
  });

  it('suppliers who see the sales deliver within three days', () => {
    const shop = smallShop(calm);
    const slow = [...shop.state.market.skus.values()].filter((each) => each.leadTimeHours > 72).slice(0, 2);
    act(shop, 'stock.shareSales', { skus: [slow[0]!.id] });
    act(shop, 'stock.requestReplenishment', { skus: slow.map((each) => each.id) });
    const hours = slow.map((each) => (each.incoming[0]!.arrivesAtMs - shop.state.market.nowMs) / HOUR_MS);
    expect(hours).toEqual([72, slow[1]!.leadTimeHours]);
  });

  it('a first stock is a multiple of what the competitor sells in a month', () => {
    const shop = smallShop(calm);
    const sku = shop.state.market.skus.get('SKU001')!;
    act(shop, 'stock.requestReplenishment', { skus: ['SKU001'], factor: 1.2, basis: 'competitorSales30d' });
    expect(sku.incoming[0]!.quantity).toBe(Math.ceil(1.2 * sku.competitorSales30d));
  });

  it('a placement is refused below the platform’s commission, accepted above it, and then brings visits', () => {
    const refused = smallShop(calm);
    act(refused, 'platform.applyPlacement', { placement: 'homeFocus', commission: 0.01 });
    expect(refused.state.levers.placements[0]!.accepted).toBe(false);
    const { plain, acted } = withAndWithout('platform.applyPlacement', () => ({
      placement: 'homeFocus',
      commission: 0.2,
    }));
    expect(acted.shop.state.levers.placements[0]!.accepted).toBe(true);
    expect(lastOf(acted.points, 'uv', 'P1D')).toBeGreaterThan(1.02 * lastOf(plain.points, 'uv', 'P1D'));
  });

  it('banned wording is replaced', () => {
    const shop = smallShop({ skus: 200 });
    const banned = Object.entries(shop.state.levers.skus).filter(([, sku]) => /最|第一/.test(sku.text));
    expect(banned.length).toBeGreaterThan(3);
    act(shop, 'sku.fixText', { skus: banned.map(([id]) => id) });
    for (const [id] of banned) expect(shop.state.levers.skus[id]!.text).not.toMatch(/最|第一/);
  });
});
