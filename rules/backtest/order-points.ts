import type { MetricPoint } from '../metrics/points.ts';
import { shift } from '../time/duration.ts';
import { startOfDay } from '../time/zone.ts';
import type { OrderLine } from './order-lines.ts';

const HOUR_MS = 3_600_000;

/** What is counted of the lines of one hour or day. */
class Tally {
  readonly buyers = new Set<string>();
  readonly newBuyers = new Set<string>();
  readonly orders = new Set<string>();
  readonly refundOrders = new Set<string>();
  readonly soldSkus = new Set<string>();
  readonly byRegion = new Map<string, number>();
  gmv = 0;
  units = 0;
  refunds = 0;

  add(line: OrderLine, isNew: boolean): void {
    const amount = Math.round(line.quantity * line.price);
    if (line.quantity < 0) {
      this.refunds -= amount;
      this.refundOrders.add(line.order);
      return;
    }
    // A guest is a buyer of their own.
    const buyer = line.customer ?? `order ${line.order}`;
    this.buyers.add(buyer);
    if (isNew) this.newBuyers.add(buyer);
    this.orders.add(line.order);
    this.soldSkus.add(line.sku);
    this.gmv += amount;
    this.units += line.quantity;
    if (line.region !== undefined) this.byRegion.set(line.region, (this.byRegion.get(line.region) ?? 0) + amount);
  }
}

/**
 * The metrics that orders tell of, as a shop would have sent them: additive ones each hour, distinct counts each hour
 * and each local day, at the hour's or day's end. Hours without orders have their zeros: the record is complete.
 * Lines in order of time.
 */
export function pointsOfOrders(lines: readonly OrderLine[], timeZone: string): readonly MetricPoint[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return [];
  const known = new Set<string>();
  const points: MetricPoint[] = [];
  let next = 0;
  for (let dayMs = startOfDay(first.atMs, timeZone); dayMs <= last.atMs;) {
    const dayEndMs = shift(dayMs, 'P1D', timeZone);
    const day = new Tally();
    for (let hourMs = dayMs; hourMs < dayEndMs; hourMs += HOUR_MS) {
      const endMs = Math.min(hourMs + HOUR_MS, dayEndMs);
      const hour = new Tally();
      // What happened at an hour's beginning belongs to it as people count, so its point comes at its end.
      for (; next < lines.length && lines[next]!.atMs < endMs; next++) {
        const line = lines[next]!;
        const isNew = line.customer !== undefined && line.quantity > 0 && !known.has(line.customer);
        hour.add(line, isNew || isNewToday(day, line));
        day.add(line, isNew || isNewToday(day, line));
        if (isNew) known.add(line.customer!);
      }
      points.push(...additive(hour, endMs), ...distinct(hour, endMs, 'PT1H'));
    }
    points.push(...distinct(day, dayEndMs, 'P1D'));
    dayMs = dayEndMs;
  }
  return points;
}

/** Further lines of a first order are still of a new customer. */
const isNewToday = (day: Tally, { customer }: OrderLine): boolean =>
  customer !== undefined && day.newBuyers.has(customer);

function additive(hour: Tally, atMs: number): MetricPoint[] {
  const { gmv, units, refunds, orders, refundOrders, byRegion } = hour;
  const values = { gmv, units, refunds, orders: orders.size, refundOrders: refundOrders.size };
  return [
    ...Object.entries(values).map(([metric, value]) => ({ metric, atMs, value })),
    ...[...byRegion].map(([region, value]) => ({ metric: 'gmv', atMs, value, where: { region } })),
  ];
}

function distinct({ buyers, newBuyers, soldSkus }: Tally, atMs: number, window: string): MetricPoint[] {
  const values = { buyers: buyers.size, newBuyers: newBuyers.size, soldSkus: soldSkus.size };
  return Object.entries(values).map(([metric, value]) => ({ metric, atMs, value, window }));
}
