import * as fc from 'fast-check';
import { demandSchema, playDemand } from '../../../rules/simulate/demand.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import { ok } from '../../../rules/problems/result.ts';
import type { z } from 'zod';

const FROM_MS = parseTimestamp('2026-11-09T00:00:00+08:00')!;
const DAY_MS = 86_400_000;
const T0_MS = FROM_MS + 2 * DAY_MS;

const played = (series: z.input<typeof demandSchema>['series'], more: object = {}, seed = 1) =>
  playDemand(demandSchema.parse({ series, ...more }), {
    seed,
    timeZone: 'Asia/Shanghai',
    fromMs: FROM_MS,
    toMs: FROM_MS + 4 * DAY_MS,
    instant: (text) => ok(text === 'T0' ? T0_MS : T0_MS + DAY_MS),
  });

const pointsOf = (result: ReturnType<typeof played>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

describe('a model of demand', () => {
  it('spreads a day over its hours, with the most in the evening, and adds up to the day', () => {
    const points = pointsOf(played({ pv: { perDay: 24_000 } }));
    const day = points.slice(0, 24).map((point) => point.value);
    expect(points).toHaveLength(96);
    expect(Math.abs(sum(day) - 24_000)).toBeLessThan(24);
    expect(day.indexOf(Math.max(...day))).toBe(20);
  });

  it('has a point at the end of each step, of distinct counts for the step alone', () => {
    const [first] = pointsOf(played({ uv: { perDay: 1_000 } }, { every: 'PT6H' }));
    expect(first).toMatchObject({ metric: 'uv', atMs: FROM_MS + DAY_MS / 4, window: 'PT6H' });
  });

  it('follows other series, whichever is written first', () => {
    const points = pointsOf(played({ buyers: { of: 'uv', times: 0.05 }, uv: { level: 2_000 } }));
    expect(points.filter((each) => each.metric === 'buyers').every((each) => each.value === 100)).toBe(true);
  });

  it('multiplies between the instants of a peak, and only there', () => {
    const points = pointsOf(played({ orders: { level: 10, peaks: [{ from: 'T0', to: 'T1', times: 5 }] } }));
    expect(points.filter((each) => each.value === 50)).toHaveLength(24);
    expect(points.filter((each) => each.value === 10)).toHaveLength(72);
  });

  it('is the same for the same seed, another for another, and right on average', () => {
    const noisy = (seed: number) => pointsOf(played({ gmv: { level: 100_000, noise: 0.2 } }, {}, seed));
    expect(noisy(3)).toEqual(noisy(3));
    expect(noisy(4)).not.toEqual(noisy(3));
    const values = Array.from({ length: 50 }, (_, seed) => noisy(seed)).flat();
    expect(Math.abs(sum(values.map((each) => each.value)) / values.length / 100_000 - 1)).toBeLessThan(0.02);
  });

  it('gives whole numbers of what is counted, however it is noisy', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 2, noNaN: true }), (seed, noise) => {
        const values = pointsOf(played({ uv: { perDay: 999, noise } }, {}, seed)).map((each) => each.value);
        expect(values.filter((each) => !Number.isInteger(each))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a metric that there is not', { uvv: { level: 1 } }, {}, 'unknown-metric', '/series/uvv'],
    ['a metric that is computed', { cvr: { level: 0.1 } }, {}, 'demand-series-derived', '/series/cvr'],
    ['a multiple of nothing', { uv: { of: 'pv', times: 1 } }, {}, 'demand-series-unknown', '/series/uv/of'],
    ['a circle', { uv: { of: 'pv', times: 1 }, pv: { of: 'uv', times: 1 } }, {}, 'demand-cycle', '/series/uv/of'],
    ['steps without end', { uv: { level: 1 } }, { every: 'PT1S' }, 'demand-step-too-short', '/every'],
  ])('refuses %s', (_what, series, more, code, pointer) => {
    const result = played(series as z.input<typeof demandSchema>['series'], more);
    expect(result.ok ? [] : result.problems.slice(0, 1).map((each) => [each.code, each.place.pointer])).toEqual([
      [code, pointer],
    ]);
  });
});
