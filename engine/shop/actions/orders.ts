import { z } from 'zod';
import type { Levers } from '../levers.ts';
import { priceDrop } from '../price-drop.ts';
import type { ShopState } from '../state.ts';
import { byId, defineAction, type Figures } from './action.ts';
import { cents, ids, reason, unknownOrders } from './fields.ts';

const soil = ({ market }: ShopState, orders: readonly string[]): void => {
  for (const order of orders) market.dirty.orders.add(order);
};

const heldOf = (levers: Levers, { orders }: { readonly orders: readonly string[] }): Figures =>
  byId(orders, (order) => ({ held: levers.heldOrders.includes(order) }));

/** Holds orders back in the warehouse, or lets them go on. */
const holding = (to: boolean, more: { reason?: typeof reason }) =>
  defineAction({
    schema: z.strictObject({ orders: ids, ...more }),
    known: (state, { orders }) => unknownOrders(state, orders),
    read: heldOf,
    turn(levers, input) {
      const before = heldOf(levers, input);
      const turned = new Set(input.orders);
      const others = levers.heldOrders.filter((order) => !turned.has(order));
      levers.heldOrders.splice(0, Infinity, ...others, ...(to ? input.orders : []));
      return { before, after: heldOf(levers, input) };
    },
    follow: (_model, state, { orders }) => soil(state, orders),
  });

export const hold = holding(true, { reason });
export const release = holding(false, {});

const amounts = z.record(z.string(), z.object({ refunded: cents }));

/** Gives back what the goods of paid orders have become cheaper by, up to a limit per order. */
export const refundDifference = defineAction({
  schema: z.strictObject({ orders: ids, most: cents.positive() }),
  known: (state, { orders }) => unknownOrders(state, orders),
  resolve: (_model, { levers, market }, { orders, most }) =>
    byId(orders, (id) => {
      const order = market.orders.get(id)!;
      const isPaid = order.state === 'paid' || order.state === 'shipped';
      return { refunded: isPaid ? Math.min(most, priceDrop(levers, order)) : 0 };
    }),
  turn(levers, { orders }, key, resolved) {
    const given = amounts.parse(resolved);
    for (const order of orders) levers.priceRefunds.push({ key, order, amountCents: given[order]!.refunded });
    return { before: byId(orders, () => ({ refunded: 0 })), after: resolved };
  },
  follow(_model, state, { orders }, resolved) {
    const given = amounts.parse(resolved);
    for (const order of orders) {
      state.market.differencesDue.push({ order, amountCents: given[order]!.refunded });
    }
    soil(state, orders);
  },
});
