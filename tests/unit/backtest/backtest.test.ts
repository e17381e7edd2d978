import * as fc from 'fast-check';
import { orderLines } from '../../../rules/backtest/order-lines.ts';
import type { OrderLine } from '../../../rules/backtest/order-lines.ts';
import { pointsOfOrders } from '../../../rules/backtest/order-points.ts';
import { tablesOfOrders } from '../../../rules/backtest/order-tables.ts';
import { backtest } from '../../../rules/backtest/backtest.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { node, playbookOf, START } from '../../support/playbooks.ts';

const ZONE = 'Europe/London';
const DAY_MS = 86_400_000;

const row = (id: number, at: string, more: object = {}) => ({
  id: `line:${id}`,
  order: `o${id}`,
  sku: 'A',
  quantity: 1,
  price: 500,
  at,
  ...more,
});

const linesOf = (rows: readonly ReturnType<typeof row>[]): readonly OrderLine[] => {
  const lines = orderLines(rows);
  if (!lines.ok) throw new Error(JSON.stringify(lines.problems));
  return lines.value;
};

describe('order lines', () => {
  it('come in order of time, their ids as text however the file has them', () => {
    const lines = linesOf([
      row(2, '2011-03-02T10:00:00+00:00', { customer: 17_850 }),
      row(1, '2011-03-01T10:00:00+00:00'),
    ]);
    expect(lines.map(({ order, customer }) => [order, customer])).toEqual([
      ['o1', undefined],
      ['o2', '17850'],
    ]);
  });

  it.each([
    ['no price', { price: undefined }, /“price” is missing/],
    ['a time that is none', { at: 'yesterday' }, /“at” is not an instant/],
  ])('are refused with %s, naming the row', (_what, more, reason) => {
    const lines = orderLines([row(7, '2011-03-01T10:00:00+00:00', more)]);
    expect(lines.ok ? [] : lines.problems.map((each) => [each.place.pointer, reason.test(each.message.en)])).toEqual([
      ['/rows/line:7', true],
    ]);
  });
});

describe('the metrics that orders tell of', () => {
  const points = pointsOfOrders(
    linesOf([
      row(1, '2011-03-01T10:05:00+00:00', { customer: 'x', quantity: 2 }),
      row(2, '2011-03-01T10:40:00+00:00', { customer: 'x' }),
      row(3, '2011-03-01T11:00:00+00:00', { customer: 'y', region: 'France' }),
      row(4, '2011-03-01T15:00:00+00:00', { quantity: -1 }),
      row(5, '2011-03-02T09:00:00+00:00', { customer: 'x' }),
    ]),
    ZONE,
  );
  const at = (metric: string, text: string, window?: string) =>
    points.find(
      (each) => each.metric === metric && each.atMs === Date.parse(text) && each.window === window && !each.where,
    )?.value;

  it('are counted by the hour, zeros where there was nothing', () => {
    expect([at('gmv', '2011-03-01T11:00:00Z'), at('orders', '2011-03-01T11:00:00Z')]).toEqual([1_500, 2]);
    expect([at('gmv', '2011-03-01T12:00:00Z'), at('gmv', '2011-03-01T13:00:00Z')]).toEqual([500, 0]);
    expect([at('refunds', '2011-03-01T16:00:00Z'), at('gmv', '2011-03-01T16:00:00Z')]).toEqual([500, 0]);
  });

  it('count people once an hour and once a day, new ones on the day of their first order', () => {
    expect([at('buyers', '2011-03-01T11:00:00Z', 'PT1H'), at('buyers', '2011-03-02T00:00:00Z', 'P1D')]).toEqual([1, 2]);
    expect([at('newBuyers', '2011-03-02T00:00:00Z', 'P1D'), at('newBuyers', '2011-03-03T00:00:00Z', 'P1D')]).toEqual([
      2, 0,
    ]);
  });

  it('have the regions where there are any', () => {
    expect(points.filter((each) => each.where).map(({ where, value }) => [where, value])).toEqual([
      [{ region: 'France' }, 500],
    ]);
  });

  it('sum up to what was ordered, over changes of the clock, too', () => {
    const line = fc.record({
      hour: fc.integer({ min: 0, max: 24 * 40 }),
      quantity: fc.integer({ min: 1, max: 5 }),
      price: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), (all) => {
        const start = Date.parse('2011-03-10T00:30:00Z');
        const rows = all.map(({ hour, quantity, price }, index) =>
          row(index, new Date(start + hour * 3_600_000).toISOString(), { quantity, price }),
        );
        const total = all.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
        const counted = pointsOfOrders(linesOf(rows), ZONE).filter((each) => each.metric === 'gmv');
        expect(counted.reduce((sum, each) => sum + each.value, 0)).toBe(total);
      }),
      { numRuns: 60 },
    );
  });
});

describe('SKUs and customers as orders tell of them', () => {
  const first = Date.parse('2011-03-01T10:00:00Z');
  const rows = Array.from({ length: 70 }, (_, day) =>
    row(day, new Date(first + day * DAY_MS).toISOString(), { customer: 'x', order: `o${Math.floor(day / 2)}` }),
  );
  const tables = () => tablesOfOrders(linesOf(rows), ZONE);
  const sku = (text: string) => tables().table('skus', Date.parse(text))?.get('A');

  it('know nothing of what comes after the day’s beginning', () => {
    expect(
      tables()
        .table('skus', first + 3_600_000)
        ?.get('A'),
    ).toBeUndefined();
    expect(sku('2011-03-02T12:00:00Z')).toMatchObject({ sales7d: 1, sales30d: 1, firstSoldAt: rows[0]!.at });
  });

  it('have the sales of the last 7 and 30 days, and their growth', () => {
    expect(sku('2011-04-20T12:00:00Z')).toMatchObject({ sales7d: 7, sales30d: 30 });
    expect(sku('2011-05-05T12:00:00Z')?.['growth30d']).toBeCloseTo(0, 12);
    expect(sku('2011-06-30T12:00:00Z')).toMatchObject({ sales7d: 0, sales30d: 0 });
  });

  it('have customers with their orders and how long ago the last one was', () => {
    const table = tables().table('customers', Date.parse('2011-05-20T12:00:00Z'));
    expect(table?.get('x')).toMatchObject({ orders: 35, spend: 35_000, aov: 1_000, daysSinceOrder: 10 });
  });

  it('change at the beginning of each day, until nothing changes any more', () => {
    const fresh = tables();
    expect(fresh.nextChangeMs(Date.parse('2011-03-26T12:00:00Z'))).toBe(Date.parse('2011-03-27T00:00:00Z'));
    // The clock goes forward on the 27th.
    expect(fresh.nextChangeMs(Date.parse('2011-03-27T12:00:00Z'))).toBe(Date.parse('2011-03-27T23:00:00Z'));
    fresh.table('skus', Date.parse('2013-01-01T00:00:00Z'));
    expect(fresh.nextChangeMs(Date.parse('2013-01-01T00:00:00Z'))).toBe(Infinity);
  });
});

describe('a backtest', () => {
  // A SKU sells once a day, and ten times a day in the second week of March.
  const start = Date.parse('2011-02-01T12:00:00Z');
  const orders = Array.from({ length: 60 }, (_, day) => {
    const atMs = start + day * DAY_MS;
    const isBusy = atMs >= Date.parse('2011-03-08T00:00:00Z') && atMs < Date.parse('2011-03-15T00:00:00Z');
    return row(day, new Date(atMs).toISOString(), { quantity: isBusy ? 10 : 1 });
  });
  const playbook = playbookOf({
    timezone: ZONE,
    anchors: { T0: { title: 'From' }, T1: { title: 'To', at: 'T0 + P30D' } },
    nodes: [
      START,
      node('watch', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'P1D',
        forEach: 'skus',
        rules: [
          {
            id: 'hot',
            title: 'Hot',
            conditions: { all: [{ fact: 'row', path: '$.sales7d', operator: 'greaterThan', value: 30 }] },
            cooldown: 'P1D',
          },
        ],
      }),
      node('restock', 'action', { do: 'stock.requestReplenishment', with: { skus: 'set("watch.hot")' } }),
      node('end', 'end'),
    ],
    edges: ['start.started > watch', 'watch.hot > restock', 'restock.done > end', 'watch.closed > end'],
  });

  it('fires on the day on which the record, as it was known then, says so, and never on what came later', async () => {
    const scenario = parseScenario({ format: 'dacu/scenario@1', anchors: { T0: '2011-03-01T00:00:00+00:00' } });
    if (!scenario.ok) throw new Error('The scenario is wrong');
    const played = await backtest(playbook, scenario.value, { orders, points: [] });
    if (!played.ok) throw new Error(JSON.stringify(played.problems));
    const { log, effects, status } = played.value.simulation;
    expect(status).toBe('completed');
    // Three busy days (8, 9 and 10 March) make 30 and four quiet ones 4: known at the beginning of the 11th.
    expect(
      log.filter((each) => each.type === 'ruleFired').map(({ at, rule, ...rest }) => [at, rule, rest['rows']]),
    ).toEqual([['2011-03-11T00:00:00+00:00', 'hot', ['A']]]);
    expect(effects).toHaveLength(1);
  });

  it('refuses rows that are no order lines', async () => {
    const scenario = parseScenario({ format: 'dacu/scenario@1', anchors: { T0: '2011-03-01T00:00:00+00:00' } });
    if (!scenario.ok) throw new Error('The scenario is wrong');
    const played = await backtest(playbook, scenario.value, { orders: [{ id: 'x' }], points: [] });
    expect(played.ok ? [] : played.problems.map((each) => each.code)).toEqual(['bad-order-line']);
  });
});
