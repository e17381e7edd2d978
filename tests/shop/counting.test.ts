import { CHANNELS } from '../../engine/shop/channels.ts';
import { orderRow } from '../../engine/shop/measure/rows.ts';
import { lastOf, playThrough, smallShop, sumOf } from './small-shop.ts';

const shop = smallShop();
const points = playThrough(shop, 0, 0);
const { eventMs, steps } = shop.model.calendar;
const endMs = steps.findLast((step) => step.slices[0]!.day === 0)!.endMs;
const orders = [...shop.state.market.orders.values()];
const paidOn = (fromMs: number, toMs: number) =>
  orders.filter((order) => order.paidAtMs !== null && order.paidAtMs > fromMs && order.paidAtMs <= toMs);

describe('Metrics of the simulated shop', () => {
  it.each(['uv', 'carters', 'buyers'])(
    'count different people: %s of the day is less than the sum of its hours',
    (metric) => {
      const hours = points.filter(
        (point) =>
          point.metric === metric && point.window === 'PT1H' && !point.where && Date.parse(point.at) % 3_600_000 === 0,
      );
      const day = lastOf(points, metric, 'P1D');
      expect(hours).toHaveLength(24);
      expect(hours.reduce((sum, point) => sum + point.value, 0)).toBeGreaterThan(day);
      expect(day).toBeGreaterThanOrEqual(Math.max(...hours.map((point) => point.value)));
    },
  );

  it('count a visitor of two channels once in the total', () => {
    const channels = CHANNELS.map((channel) => lastOf(points, 'uv', 'P1D', channel));
    expect(channels.reduce((sum, uv) => sum + uv, 0)).toBeGreaterThan(lastOf(points, 'uv', 'P1D'));
    expect(Math.max(...channels)).toBeLessThan(lastOf(points, 'uv', 'P1D'));
  });

  it('agree with the raw orders: buyers of the day and of every trailing hour, GMV and orders of every step', () => {
    const different = (fromMs: number, toMs: number) =>
      new Set(paidOn(fromMs, toMs).map((order) => order.customer)).size;
    expect(lastOf(points, 'buyers', 'P1D')).toBe(different(eventMs, endMs));
    const trailing = points.filter((point) => point.metric === 'buyers' && point.window === 'PT1H' && !point.where);
    expect(trailing).toHaveLength(96);
    for (const point of trailing.slice(4)) {
      const atMs = Date.parse(point.at);
      expect(point.value).toBe(different(atMs - 3_600_000, atMs));
    }
    for (const point of points.filter((each) => each.metric === 'gmv' && !each.where)) {
      const atMs = Date.parse(point.at);
      const paid = paidOn(atMs - 900_000, atMs);
      expect(point.value).toBe(paid.reduce((sum, order) => sum + order.amountCents, 0));
    }
    expect(sumOf(points, 'orders')).toBe(paidOn(eventMs, endMs).length);
  });

  it('count additive ones per channel and in all, and the parts add up', () => {
    for (const metric of ['gmv', 'orders', 'pv', 'refunds', 'clicks', 'adSpend', 'attributedGmv']) {
      const parts = CHANNELS.map((channel) => sumOf(points, metric, channel)).reduce((sum, value) => sum + value, 0);
      expect(parts).toBe(sumOf(points, metric));
    }
    expect(sumOf(points, 'attributedGmv')).toBeLessThan(sumOf(points, 'gmv'));
  });

  it('stamp the day so far at every full hour, the last one at the end of the local day', () => {
    const days = points.filter((point) => point.metric === 'uv' && point.window === 'P1D' && !point.where);
    expect(days).toHaveLength(24);
    expect(Date.parse(days.at(-1)!.at)).toBe(eventMs + 24 * 3_600_000);
    expect(days.map((point) => point.value)).toEqual(days.map((point) => point.value).toSorted((a, b) => a - b));
  });

  it('rest on orders whose lines add up to their amount, to the cent', () => {
    for (const order of orders) {
      const row = orderRow(shop.state, order);
      expect(order.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(row['amountCents']);
      expect(order.paidAtMs ?? order.atMs).toBeGreaterThanOrEqual(order.atMs);
    }
  });

  it('keep every SKU’s pieces: what is gone from stock was ordered and neither closed nor sent back', () => {
    const opening = smallShop().state.market.skus;
    for (const sku of shop.state.market.skus.values()) {
      const out = orders
        .filter((order) => order.state !== 'closed' && !(order.state === 'refunded' && order.shippedAtMs === null))
        .flatMap((order) => order.lines)
        .filter((line) => line.sku === sku.id)
        .reduce((sum, line) => sum + line.quantity, 0);
      expect(opening.get(sku.id)!.stock - sku.stock).toBe(out);
      expect(sku.stock).toBeGreaterThanOrEqual(0);
    }
  });
});
