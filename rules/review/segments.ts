import type { Row } from '../feel/scope.ts';
import type { PaidOrder } from './orders.ts';

/** Buyers of whom neither the order nor the data set of customers says what segment they are in. */
export const UNKNOWN_SEGMENT = 'unknown';

/**
 * The segment of each buyer of the orders: an order's own, else the customer's. A buyer who was new with the first
 * order is an old customer with the second; the first one says how they came.
 */
export function segmentsOf(orders: readonly PaidOrder[], customers: readonly Row[]): ReadonlyMap<string, string> {
  const known = new Map(customers.map((row) => [row.id, row['segment']]));
  const first = new Map<string, string>();
  for (const { buyer, segment } of orders.toSorted((a, b) => a.paidAtMs - b.paidAtMs || (a.id < b.id ? -1 : 1))) {
    const own = segment ?? known.get(buyer);
    if (!first.has(buyer)) first.set(buyer, typeof own === 'string' ? own : UNKNOWN_SEGMENT);
  }
  return first;
}
