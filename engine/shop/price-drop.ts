import type { Levers } from './levers.ts';
import type { Order } from './state.ts';

/** By how much (cents) what the order was paid for has become cheaper, less what was given back already. */
export function priceDrop(levers: Levers, order: Pick<Order, 'id' | 'lines' | 'amountCents'>): number {
  const dropped = order.lines.reduce(
    (sum, line) => sum + Math.max(0, line.amountCents - line.quantity * levers.skus[line.sku]!.priceCents),
    0,
  );
  const refunded = levers.priceRefunds
    .filter((each) => each.order === order.id)
    .reduce((sum, each) => sum + each.amountCents, 0);
  return Math.max(0, Math.min(dropped, order.amountCents) - refunded);
}
