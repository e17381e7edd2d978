import { MemoryPoints, type MetricPoint } from '../../../rules/metrics/points.ts';
import type { Plan } from '../../../rules/metrics/plan.ts';
import { readMetric, type MetricQuery, type MetricReading } from '../../../rules/metrics/read.ts';

const SHANGHAI = 'Asia/Shanghai';
const ms = (text: string): number => Date.parse(text);
const T0 = ms('2026-11-11T00:00:00+08:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const point = (metric: string, hours: number, value: number, more: Partial<MetricPoint> = {}): MetricPoint => ({
  metric,
  atMs: T0 + hours * HOUR,
  value,
  ...more,
});

const read = (
  points: readonly MetricPoint[],
  query: MetricQuery,
  { hours = 1, plan = {}, timeZone = SHANGHAI }: { hours?: number; plan?: Plan; timeZone?: string } = {},
): MetricReading => readMetric(query, T0 + hours * HOUR, new MemoryPoints(points), plan, timeZone);

const valueOf = (reading: MetricReading): number | undefined => (reading.present ? reading.value : undefined);

describe('an additive metric', () => {
  const orders = [point('gmv', 0, 100), point('gmv', 0.5, 20), point('gmv', 1, 3)];

  it('sums the points of a window that excludes its start and includes its end', () => {
    expect(read(orders, { id: 'gmv', window: 'PT1H' })).toEqual({ present: true, value: 23, newestMs: T0 + HOUR });
    expect(valueOf(read(orders, { id: 'gmv', window: 'PT1H1S' }))).toBe(123);
  });

  it('sees nothing after the instant', () => {
    expect(valueOf(read(orders, { id: 'gmv', window: 'PT1H' }, { hours: 0.75 }))).toBe(120);
    expect(valueOf(read(orders, { id: 'gmv', window: 'PT30M' }, { hours: 0.75 }))).toBe(20);
  });

  it('is absent in an empty window, and says when there last was data', () => {
    expect(read(orders, { id: 'gmv', window: 'PT1H' }, { hours: 500 })).toEqual({
      present: false,
      newestMs: T0 + HOUR,
    });
    expect(read([], { id: 'gmv', window: 'PT1H' })).toEqual({ present: false });
  });

  it('prefers its own grain, which is never added to a finer one', () => {
    const both = [point('gmv', 1, 100), point('gmv', 1, 60, { where: { channel: 'search' } })];
    expect(valueOf(read(both, { id: 'gmv', window: 'PT1H' }))).toBe(100);
    expect(valueOf(read(both, { id: 'gmv', window: 'PT1H', where: { channel: 'search' } }))).toBe(60);
    expect(read(both, { id: 'gmv', window: 'PT1H', where: { channel: 'live' } }).present).toBe(false);
  });

  it('rolls up from the coarsest finer grain alone where its own is missing', () => {
    const finer = [
      point('gmv', 1, 60, { where: { channel: 'search' } }),
      point('gmv', 1, 40, { where: { channel: 'live' } }),
      point('gmv', 1, 100, { where: { region: 'south' } }),
      point('gmv', 1, 7, { where: { channel: 'search', region: 'south' } }),
    ];
    expect(valueOf(read(finer, { id: 'gmv', window: 'PT1H' }))).toBe(100);
    expect(valueOf(read(finer, { id: 'gmv', window: 'PT1H', where: { region: 'south' } }))).toBe(100);
    expect(valueOf(read(finer.slice(3), { id: 'gmv', window: 'PT1H', where: { region: 'south' } }))).toBe(7);
  });

  it('counts days by the calendar: the day the clocks go back has 25 hours', () => {
    const points = [{ metric: 'gmv', atMs: ms('2026-10-25T00:30:00+02:00'), value: 5 }];
    const atMs = ms('2026-10-26T00:00:00+01:00');
    const over = (window: string) =>
      valueOf(readMetric({ id: 'gmv', window }, atMs, new MemoryPoints(points), {}, 'Europe/Berlin'));
    expect(over('P1D')).toBe(5);
    expect(over('PT24H')).toBeUndefined();
  });
});

describe('a distinct count or gauge', () => {
  it('reads its newest point and is never summed, over hours or over channels', () => {
    const points = [point('uv', 0.5, 800), point('uv', 1, 1_200), point('uv', 1, 700, { where: { channel: 'live' } })];
    expect(read(points, { id: 'uv', window: 'PT1H' })).toEqual({ present: true, value: 1_200, newestMs: T0 + HOUR });
    expect(read(points.slice(2), { id: 'uv', window: 'PT1H' }).present).toBe(false);
  });

  it('is not read from a count over another window', () => {
    const points = [point('uv', 1, 1_200, { window: 'PT1H' }), point('uv', 1, 9_000, { window: 'P1D' })];
    expect(valueOf(read(points, { id: 'uv', window: 'PT60M' }))).toBe(1_200);
    expect(valueOf(read(points, { id: 'uv', window: 'P1D' }))).toBe(9_000);
    expect(read(points, { id: 'uv', window: 'PT24H' }).present).toBe(false);
  });

  it('without a window is its newest value ever, however old', () => {
    const points = [point('stock', -1_000, 5), point('stock', 2, 4)];
    expect(read(points, { id: 'stock' })).toEqual({ present: true, value: 5, newestMs: T0 - 1_000 * HOUR });
    expect(read([], { id: 'stock' })).toEqual({ present: false });
  });
});

describe('a derived metric', () => {
  it('is computed from its parts in the same window', () => {
    const points = [point('uv', 1, 1_200), point('buyers', 1, 48)];
    expect(valueOf(read(points, { id: 'cvr', window: 'PT1H' }))).toBe(0.04);
  });

  it('is never an average of ratios', () => {
    const points = [
      point('attributedGmv', 0.5, 10, { where: { channel: 'a' } }),
      point('adSpend', 0.5, 10, { where: { channel: 'a' } }),
      point('attributedGmv', 1, 900, { where: { channel: 'b' } }),
      point('adSpend', 1, 90, { where: { channel: 'b' } }),
    ];
    expect(valueOf(read(points, { id: 'roi', window: 'PT1H' }))).toBe(9.1);
  });

  it('is absent for a zero denominator or a missing part, as old as its oldest part', () => {
    expect(read([point('uv', 1, 0), point('buyers', 0.5, 0)], { id: 'cvr', window: 'PT1H' })).toEqual({
      present: false,
      newestMs: T0 + HOUR / 2,
    });
    expect(read([point('uv', 1, 10)], { id: 'cvr', window: 'PT1H' })).toEqual({ present: false });
  });
});

describe('a comparison', () => {
  const points = [point('uv', 1, 1_200), point('buyers', 1, 48), point('uv', 0, 600), point('buyers', 0, 12)];
  const plan: Plan = { cvr: [[T0, 0.03]], uv: [[T0, 1_000]] };
  const cvr = { id: 'cvr', window: 'PT1H' } as const;

  it('with the plan is a ratio unless asked for otherwise', () => {
    expect(valueOf(read(points, { ...cvr, compare: 'plan' }, { plan }))).toBeCloseTo(4 / 3);
    expect(valueOf(read(points, { ...cvr, compare: 'plan', as: 'difference' }, { plan }))).toBeCloseTo(0.01);
    expect(valueOf(read(points, { ...cvr, compare: 'plan', as: 'value' }, { plan }))).toBe(0.03);
  });

  it('with the previous window takes the one just before', () => {
    expect(valueOf(read(points, { ...cvr, compare: 'previous' }))).toBeCloseTo(2);
    expect(read(points, { ...cvr, compare: 'previous' }, { hours: 0.5 }).present).toBe(false);
  });

  it('with the baseline takes the median of the same window on the days before that have data', () => {
    const days = (values: readonly number[]) => values.map((value, index) => point('gmv', 1 - 24 * (index + 1), value));
    const query: MetricQuery = { id: 'gmv', window: 'PT1H', compare: 'baseline' };
    const today = point('gmv', 1, 50);
    expect(valueOf(read([today, ...days([10, 20, 100])], query))).toBe(2.5);
    expect(valueOf(read([today, ...days([10, 20, 30, 100])], query))).toBe(2);
    expect(read([today, ...days([10, 20])], query).present).toBe(false);
    // The eighth day back is no part of it.
    expect(read([today, ...days([10, 20]), point('gmv', 1 - 8 * 24, 5)], query).present).toBe(false);
  });

  it('keeps to the local hour when the clocks change', () => {
    const atMs = ms('2026-10-26T20:00:00+01:00');
    const before = [1, 2, 3].map((back) => ({
      metric: 'gmv',
      atMs: ms(`2026-10-${26 - back}T20:00:00${back === 1 ? '+01:00' : '+02:00'}`),
      value: 10,
    }));
    const source = new MemoryPoints([...before, { metric: 'gmv', atMs, value: 30 }]);
    const query: MetricQuery = { id: 'gmv', window: 'PT1H', compare: 'baseline' };
    expect(valueOf(readMetric(query, atMs, source, {}, 'Europe/Berlin'))).toBe(3);
  });

  it('is absent where the actual or the compared value is, or the ratio would be to zero', () => {
    expect(read(points, { ...cvr, compare: 'plan' }).present).toBe(false);
    expect(read([], { ...cvr, compare: 'plan' }, { plan }).present).toBe(false);
    const zero: Plan = { uv: [[T0, 0]] };
    expect(read(points, { id: 'uv', window: 'PT1H', compare: 'plan' }, { plan: zero }).present).toBe(false);
    const difference: MetricQuery = { id: 'uv', window: 'PT1H', compare: 'plan', as: 'difference' };
    expect(valueOf(read(points, difference, { plan: zero }))).toBe(1_200);
  });

  it('of one channel’s count with the plan of the whole campaign is refused; of its ratio it is not', () => {
    const channel = { where: { channel: 'live' } };
    const own = [point('uv', 1, 100, channel), point('buyers', 1, 6, channel)];
    expect(read(own, { id: 'uv', window: 'PT1H', ...channel, compare: 'plan' }, { plan }).present).toBe(false);
    expect(valueOf(read(own, { ...cvr, ...channel, compare: 'plan' }, { plan }))).toBe(2);
  });
});

describe('points in memory', () => {
  it('take a correction of the same instant, dimensions and window in place of the earlier value', () => {
    const points = new MemoryPoints([
      point('gmv', 1, 100),
      point('gmv', 1, 7, { where: { channel: 'live', region: 'south' } }),
    ]);
    points.insert(point('gmv', 1, 90));
    points.insert(point('gmv', 1, 8, { where: { region: 'south', channel: 'live' } }));
    points.insert(point('gmv', 1, 1, { window: 'PT1H' }));
    expect(points.points('gmv', T0, T0 + HOUR).map(({ value }) => value)).toEqual([90, 8, 1]);
  });

  it('stay in order of their instants however late they come', () => {
    const points = new MemoryPoints([3, 1, 2, 0].map((hours) => point('gmv', hours, hours)));
    expect(points.points('gmv', T0, T0 + 2 * HOUR).map(({ value }) => value)).toEqual([1, 2]);
    expect(points.points('gmv', -Infinity, Infinity).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    points.dropThrough(T0 + DAY / 24);
    expect(points.points('gmv', -Infinity, Infinity).map(({ value }) => value)).toEqual([2, 3]);
  });
});
