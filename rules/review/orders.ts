import { z } from 'zod';
import type { Row } from '../feel/scope.ts';
import { parseTimestamp } from '../time/zone.ts';

const line = z.object({ sku: z.string(), quantity: z.number().optional(), amountCents: z.int() });

const order = z.object({
  id: z.string(),
  amountCents: z.int(),
  paidAt: z.string(),
  customer: z.string().nullish(),
  channel: z.string().nullish(),
  segment: z.string().nullish(),
  region: z.string().nullish(),
  newCustomer: z.boolean().nullish(),
  lines: z.array(line).nullish(),
});

/** A paid order as reviews read it; a refund later does not take its payment back. */
export interface PaidOrder {
  readonly id: string;
  readonly amountCents: number;
  readonly paidAtMs: number;
  /** Who paid; an order without a customer is a buyer of its own. */
  readonly buyer: string;
  readonly channel: string | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly lines: readonly { readonly sku: string; readonly amountCents: number }[];
}

/** The orders among the rows that were paid in (fromMs, toMs]. Rows without a payment, or that are no orders, are none. */
export function paidOrders(rows: readonly Row[], fromMs: number, toMs: number): readonly PaidOrder[] {
  return rows.flatMap((row) => {
    const parsed = order.safeParse(row);
    if (!parsed.success) return [];
    const { id, amountCents, paidAt, customer, channel, segment, region, newCustomer, lines } = parsed.data;
    const paidAtMs = parseTimestamp(paidAt);
    if (paidAtMs === undefined || paidAtMs <= fromMs || paidAtMs > toMs) return [];
    return [
      {
        id,
        amountCents,
        paidAtMs,
        buyer: customer ?? id,
        channel: channel ?? null,
        region: region ?? null,
        segment: segment ?? (newCustomer == null ? null : newCustomer ? 'new' : 'old'),
        lines: lines ?? [],
      },
    ];
  });
}

export const gmvOf = (orders: readonly PaidOrder[]): number => orders.reduce((sum, each) => sum + each.amountCents, 0);

export const buyersOf = (orders: readonly PaidOrder[]): number => new Set(orders.map((each) => each.buyer)).size;

/** The orders by what `keyOf` says, in order of first appearance; those for which it says null are left out. */
export function ordersBy(
  orders: readonly PaidOrder[],
  keyOf: (order: PaidOrder) => string | null,
): ReadonlyMap<string, readonly PaidOrder[]> {
  const groups = new Map<string, PaidOrder[]>();
  for (const each of orders) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
