import { quotientOf } from './figures.ts';
import type { ReviewInput } from './input.ts';
import { buyersOf, gmvOf, ordersBy } from './orders.ts';
import type { PaidOrder } from './orders.ts';
import type { SectionOf } from './schema.ts';
import { segmentsOf } from './segments.ts';

/** The GMV of each segment of customers, and of each region that is known. */
export function buildCustomers({ orders, customers }: ReviewInput): SectionOf<'customers'> {
  const segments = segmentsOf(orders, customers);
  const regionOf = new Map(customers.map((row) => [row.id, row['region']]));
  const region = ({ buyer, region: own }: PaidOrder): string | null => {
    const known = own ?? regionOf.get(buyer);
    return typeof known === 'string' ? known : null;
  };
  return {
    id: 'customers',
    segments: groups(orders, (order) => segments.get(order.buyer)!).map(({ name, ...rest }) => ({
      segment: name,
      ...rest,
    })),
    regions: groups(orders, region).map(({ name, ...rest }) => ({ region: name, ...rest })),
  };
}

/** The groups of the orders by what `keyOf` says, most GMV first; `share` is of the GMV of all orders. */
function groups(orders: readonly PaidOrder[], keyOf: (order: PaidOrder) => string | null) {
  const total = gmvOf(orders);
  return [...ordersBy(orders, keyOf)]
    .map(([name, group]) => ({
      name,
      buyers: buyersOf(group),
      gmv: gmvOf(group),
      share: quotientOf(gmvOf(group), total) ?? 0,
    }))
    .sort((a, b) => b.gmv - a.gmv || (a.name < b.name ? -1 : 1));
}
