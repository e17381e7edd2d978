import { quotientOf } from './figures.ts';
import type { ReviewInput } from './input.ts';
import { buyersOf, gmvOf, ordersBy } from './orders.ts';
import type { PaidOrder } from './orders.ts';
import type { SectionOf } from './schema.ts';
import { segmentsOf } from './segments.ts';

type Section = SectionOf<'duPont'>;
type Part = Section['segments'][number];
type Figures = Part['actual'];

/**
 * The change of GMV against the window of the same length just before, first by segment (new and old customers), then
 * by what makes a segment's GMV: buyers × frequency × average order, where frequency = orders ÷ buyers and average
 * order = GMV ÷ orders (DuPont analysis, 杜邦分析).
 */
export function buildDuPont({ orders, previousOrders, customers }: ReviewInput): Section {
  const [now, before] = [bySegment(orders, customers), bySegment(previousOrders, customers)];
  const change = gmvOf(orders) - gmvOf(previousOrders);
  const segments = [...new Set([...now.keys(), ...before.keys()])].map((segment): Part => {
    const [actual, previous] = [figuresOf(now.get(segment) ?? []), figuresOf(before.get(segment) ?? [])];
    const total = actual.gmv - previous.gmv;
    return {
      segment,
      actual,
      previous,
      change: total,
      share: quotientOf(total, change),
      parts: decompose(previous, actual) ?? null,
    };
  });
  return {
    id: 'duPont',
    gmv: gmvOf(orders),
    previousGmv: gmvOf(previousOrders),
    change,
    segments: segments.sort((a, b) => b.actual.gmv - a.actual.gmv || (a.segment < b.segment ? -1 : 1)),
  };
}

function bySegment(orders: readonly PaidOrder[], customers: ReviewInput['customers']) {
  const segments = segmentsOf(orders, customers);
  return ordersBy(orders, (order) => segments.get(order.buyer)!);
}

function figuresOf(orders: readonly PaidOrder[]): Figures {
  const [gmv, buyers] = [gmvOf(orders), buyersOf(orders)];
  return {
    gmv,
    buyers,
    orders: orders.length,
    frequency: quotientOf(orders.length, buyers),
    averageOrder: quotientOf(gmv, orders.length),
  };
}

/**
 * Attributes the change to the three factors by chain substitution (连环替代法): each is replaced after the other, each
 * level is rounded from its own formula, and a factor's part is the difference of two neighbouring levels, so that the
 * parts add up to the cent. Undefined where nobody of the segment bought before: its frequency then has no meaning.
 */
function decompose(previous: Figures, actual: Figures): Part['parts'] | undefined {
  if (previous.buyers === 0) return undefined;
  const withBuyers = Math.round((actual.buyers * previous.gmv) / previous.buyers);
  const withFrequency = Math.round((actual.orders * previous.gmv) / previous.orders);
  return {
    buyers: withBuyers - previous.gmv,
    frequency: withFrequency - withBuyers,
    averageOrder: actual.gmv - withFrequency,
  };
}
