import type { Row } from '../feel/scope.ts';
import type { Tables } from '../simulate/data.ts';
import { shift } from '../time/duration.ts';
import { startOfDay } from '../time/zone.ts';
import type { OrderLine } from './order-lines.ts';

const DAY_MS = 86_400_000;

/** Changes of what is counted, each at the instant from which on it counts. */
interface Change {
  readonly atMs: number;
  readonly apply: () => void;
}

/** What the orders up to an instant tell of something: of a SKU, or of a customer. */
interface Sums {
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  price: number;
  readonly firstAt: string;
  lastAt: string;
  lastMs: number;
  readonly orders: Set<string>;
  spend: number;
  units7d: number;
  units30d: number;
  /** Of the 30 days before the last 30. */
  unitsBefore: number;
  returns30d: number;
  spend90d: number;
  /** As it was last told; undefined once it has changed. */
  row?: Row | undefined;
}

const newSums = ({ title, region, price, at, atMs }: OrderLine): Sums => ({
  title,
  region,
  price,
  firstAt: at,
  lastAt: at,
  lastMs: atMs,
  orders: new Set(),
  spend: 0,
  units7d: 0,
  units30d: 0,
  unitsBefore: 0,
  returns30d: 0,
  spend90d: 0,
});

/**
 * SKUs and customers as orders tell of them, brought up to date at the beginning of each local day, as a shop's nightly
 * export would: at any instant rows know nothing of what came after. Lines in order of time.
 *
 * `skus`: title, price, sales7d, sales30d, growth30d (against the 30 days before, −1 … ), returns30d, returnShare30d,
 * firstSoldAt, lastSoldAt. `customers`: region, orders, spend, spend90d, aov, firstOrderAt, lastOrderAt,
 * daysSinceOrder. Both with `id`; money in minor units.
 */
export function tablesOfOrders(lines: readonly OrderLine[], timeZone: string): Tables {
  const skus = new Map<string, Sums>();
  const customers = new Map<string, Sums>();
  const changes = changesOf(lines, skus, customers);
  let next = 0;
  // What is known is that of one local day.
  let asOfMs = -Infinity;
  let dayEndMs = -Infinity;
  const tables = new Map<string, Map<string, Row>>();
  /** The tables that are of that day. */
  const ofToday = new Set<string>();

  /** Goes on to the beginning of the instant's day; never back, as campaign time does not. */
  const goOn = (atMs: number): void => {
    if (atMs < dayEndMs) return;
    asOfMs = startOfDay(atMs, timeZone);
    dayEndMs = shift(asOfMs, 'P1D', timeZone);
    for (; next < changes.length && changes[next]!.atMs <= asOfMs; next++) changes[next]!.apply();
    ofToday.clear();
  };

  /** In order of id. Most rows are as they were the day before. */
  const bringUpToDate = (dataset: string, sums: ReadonlyMap<string, Sums>, rowOf: RowOf): Map<string, Row> => {
    const rowNow = (id: string, each: Sums): Row => (each.row ??= { id, ...rowOf(each, asOfMs) });
    const known = tables.get(dataset);
    if (known?.size !== sums.size) {
      // Those that are known are in order, and the new ones come last among the sums: two runs, which sort at once.
      const before = known ? [...known.keys()] : [];
      const fresh = [...sums.keys()].slice(before.length).sort();
      return new Map([...before, ...fresh].sort().map((id) => [id, rowNow(id, sums.get(id)!)]));
    }
    for (const [id, each] of sums) if (!each.row) known.set(id, rowNow(id, each));
    return known;
  };

  return {
    table(dataset, atMs) {
      const rowOf = ROWS[dataset];
      if (!rowOf) return undefined;
      if (Number.isFinite(atMs)) goOn(atMs);
      if (!ofToday.has(dataset)) {
        const sums = dataset === 'skus' ? skus : customers;
        // How long ago something was is another thing each day.
        if (dataset === 'customers') for (const each of sums.values()) each.row = undefined;
        tables.set(dataset, bringUpToDate(dataset, sums, rowOf));
        ofToday.add(dataset);
      }
      return tables.get(dataset);
    },
    nextChangeMs(afterMs) {
      if (next >= changes.length || !Number.isFinite(afterMs)) return Infinity;
      return afterMs >= asOfMs && afterMs < dayEndMs ? dayEndMs : shift(startOfDay(afterMs, timeZone), 'P1D', timeZone);
    },
  };
}

/** Every line counts from its instant on, and leaves each window as it gets older than that. */
function changesOf(lines: readonly OrderLine[], skus: Map<string, Sums>, customers: Map<string, Sums>): Change[] {
  const changes: Change[] = [];
  const after = (atMs: number, days: number, apply: () => void) => changes.push({ atMs: atMs + days * DAY_MS, apply });
  const changed = (all: Map<string, Sums>, id: string): Sums => {
    const sums = all.get(id)!;
    sums.row = undefined;
    return sums;
  };
  for (const line of lines) {
    const { at, atMs, quantity } = line;
    const spent = Math.round(quantity * line.price);
    after(atMs, 0, () => {
      const sku = sumsOf(skus, line.sku, line);
      if (quantity > 0) {
        sku.units7d += quantity;
        sku.units30d += quantity;
        if (line.price > 0) sku.price = line.price;
        sku.lastAt = at;
      } else sku.returns30d -= quantity;
      if (line.customer === undefined) return;
      const customer = sumsOf(customers, line.customer, line);
      customer.spend += spent;
      customer.spend90d += spent;
      if (quantity > 0) {
        customer.orders.add(line.order);
        customer.lastAt = at;
        customer.lastMs = atMs;
      }
    });
    const sku = () => changed(skus, line.sku);
    if (quantity > 0) {
      after(atMs, 7, () => void (sku().units7d -= quantity));
      after(atMs, 30, () => {
        sku().units30d -= quantity;
        sku().unitsBefore += quantity;
      });
      after(atMs, 60, () => void (sku().unitsBefore -= quantity));
    } else after(atMs, 30, () => void (sku().returns30d += quantity));
    if (line.customer !== undefined) after(atMs, 90, () => void (changed(customers, line.customer!).spend90d -= spent));
  }
  return changes.sort((a, b) => a.atMs - b.atMs);
}

function sumsOf(all: Map<string, Sums>, id: string, line: OrderLine): Sums {
  let sums = all.get(id);
  if (!sums) all.set(id, (sums = newSums(line)));
  sums.row = undefined;
  return sums;
}

type RowOf = (sums: Sums, atMs: number) => Omit<Row, 'id'>;

const ROWS: Readonly<Record<string, RowOf>> = {
  skus: ({ title, price, units7d, units30d, unitsBefore, returns30d, firstAt, lastAt }) => ({
    ...(title !== undefined && { title }),
    price,
    sales7d: units7d,
    sales30d: units30d,
    growth30d: unitsBefore > 0 ? units30d / unitsBefore - 1 : null,
    returns30d,
    returnShare30d: units30d > 0 ? returns30d / units30d : null,
    firstSoldAt: firstAt,
    lastSoldAt: lastAt,
  }),
  customers: ({ region, orders, spend, spend90d, firstAt, lastAt, lastMs }, atMs) => ({
    ...(region !== undefined && { region }),
    orders: orders.size,
    spend,
    spend90d,
    aov: orders.size > 0 ? Math.round(spend / orders.size) : null,
    firstOrderAt: firstAt,
    lastOrderAt: lastAt,
    daysSinceOrder: Math.floor((atMs - lastMs) / DAY_MS),
  }),
};
