import * as fc from 'fast-check';
import { buildDuPont } from '../../../rules/review/du-pont.ts';
import type { ReviewInput } from '../../../rules/review/input.ts';
import type { PaidOrder } from '../../../rules/review/orders.ts';

let ids = 0;
const order = (buyer: string, segment: string | null, amountCents: number): PaidOrder => ({
  id: `O${(ids += 1)}`,
  amountCents,
  paidAtMs: ids,
  buyer,
  channel: null,
  segment,
  region: null,
  lines: [],
});

const inputOf = (
  orders: readonly PaidOrder[],
  previousOrders: readonly PaidOrder[],
  customers: ReviewInput['customers'] = [],
): ReviewInput => ({
  currency: 'CNY',
  orders,
  previousOrders,
  uv: null,
  carters: null,
  target: { gmv: null, uv: null, cvr: null },
  skus: [],
  customers,
  cases: [],
  channels: [],
  log: [],
  effects: [],
});

describe('R02: the change of GMV by segment × frequency × average order', () => {
  it('says what part of an increase the repurchase of old customers gave', () => {
    const before = [order('a', 'old', 100), order('b', 'old', 100), order('n', 'new', 100)];
    const now = [
      ...['a', 'b', 'a', 'b'].map((buyer) => order(buyer, 'old', 130)),
      ...['m', 'n', 'o'].map((buyer) => order(buyer, 'new', 313)),
    ];
    const { change, segments } = buildDuPont(inputOf(now, before));
    expect(change).toBe(1159);
    expect(segments).toMatchObject([
      { segment: 'new', change: 839, parts: { buyers: 200, frequency: 0, averageOrder: 639 } },
      {
        segment: 'old',
        actual: { gmv: 520, buyers: 2, orders: 4, frequency: 2, averageOrder: 130 },
        previous: { gmv: 200, buyers: 2, orders: 2, frequency: 1, averageOrder: 100 },
        change: 320,
        parts: { buyers: 0, frequency: 200, averageOrder: 120 },
      },
    ]);
    expect(segments[1]!.share).toBeCloseTo(320 / 1159, 10);
  });

  it('attributes nothing to factors where nobody of the segment bought before, but still says the change', () => {
    const [segment] = buildDuPont(inputOf([order('n', 'new', 500)], [])).segments;
    expect(segment).toMatchObject({ change: 500, share: 1, parts: null });
  });

  it('has no segments, and no share of a change, where nothing was sold', () => {
    expect(buildDuPont(inputOf([], []))).toMatchObject({ gmv: 0, change: 0, segments: [] });
    const same = buildDuPont(inputOf([order('a', 'old', 9)], [order('a', 'old', 9)]));
    expect(same.segments).toMatchObject([
      { change: 0, share: null, parts: { buyers: 0, frequency: 0, averageOrder: 0 } },
    ]);
  });

  it('takes the segment of the customer where the order has none', () => {
    const customers = [{ id: 'a', segment: 'old' }];
    const input = inputOf([order('a', null, 5), order('b', null, 1)], [], customers);
    expect(buildDuPont(input).segments.map((each) => each.segment)).toEqual(['old', 'unknown']);
  });

  const anyOrders = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('new', 'old'), fc.nat(9_999_999)))
    .map((drafts) => drafts.map((draft) => order(...draft)));

  it('adds up to the cent, whatever was sold', () => {
    fc.assert(
      fc.property(anyOrders, anyOrders, (now, before) => {
        const { change, segments, gmv, previousGmv } = buildDuPont(inputOf(now, before));
        expect(change).toBe(gmv - previousGmv);
        expect(segments.reduce((sum, each) => sum + each.change, 0)).toBe(change);
        for (const { parts, change: own } of segments) {
          expect(parts === null ? own : parts.buyers + parts.frequency + parts.averageOrder).toBe(own);
        }
      }),
    );
  });
});
