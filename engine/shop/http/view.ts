import type { Json } from '../../../rules/json.ts';
import { CHANNELS } from '../channels.ts';
import { channelRow, skuRow } from '../measure/rows.ts';
import type { Shop } from '../shop.ts';
import { SEGMENTS, TIERS } from '../state.ts';

/** The whole state for reading; customers in figures only. */
export function viewOf(shop: Shop): Record<string, unknown> {
  const { model, state, journal } = shop;
  const { levers, market } = state;
  const customers = [...market.customers.values()];
  const countBy = (values: readonly string[], of: (customer: (typeof customers)[number]) => string): Json =>
    Object.fromEntries(values.map((value) => [value, customers.filter((each) => of(each) === value).length]));
  return {
    seed: model.seed,
    eventAt: new Date(model.calendar.eventMs).toISOString(),
    playedThrough: new Date(market.nowMs).toISOString(),
    step: (shop.next?.index ?? model.calendar.steps.length) - 1,
    publishedStep: journal.published,
    skus: [...market.skus.values()].map((sku) => skuRow(state, sku)),
    channels: CHANNELS.map((channel) => channelRow(model, state, channel)),
    customers: {
      count: customers.length,
      bySegment: countBy(SEGMENTS, (customer) => customer.segment),
      byTier: countBy(TIERS, (customer) => customer.tier),
      dormant: customers.filter((customer) => customer.dormant).length,
      balanceDue: customers.filter((customer) => customer.balanceDueCents > 0).length,
    },
    orders: { count: market.orders.size, unpaid: market.unpaid.length, unshipped: market.unshipped.length },
    service: { ...levers.service, ...market.service },
    page: { modules: levers.modules, published: levers.pages },
    placements: levers.placements,
    outage: market.outage && {
      from: new Date(market.outage.fromMs).toISOString(),
      to: new Date(market.outage.toMs).toISOString(),
      cvrFactor: market.outage.cvrFactor,
    },
    levers,
  };
}
