import * as fc from 'fast-check';
import { nextChangeMs } from '../../../rules/metrics/next-change.ts';
import { MemoryPoints } from '../../../rules/metrics/points.ts';
import { readMetric } from '../../../rules/metrics/read.ts';
import type { MetricQuery, MetricReading } from '../../../rules/metrics/read.ts';
import { HOUR_MS, MINUTE_MS } from '../../support/playbooks.ts';

/** More runs: PROPERTY_RUNS=50000. A failure prints its seed and the smallest example. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 2_000);

/** The night in which Berlin's clock goes back; Shanghai's never does. */
const CHANGE_MS = Date.parse('2026-10-25T03:00:00+02:00');

const DAYS = 12;
const quarter = fc.integer({ min: -DAYS * 96, max: DAYS * 96 }).map((count) => CHANGE_MS + count * 15 * MINUTE_MS);
const instant = fc
  .tuple(fc.integer({ min: -2 * 96, max: DAYS * 96 }), fc.constantFrom(-1, 0, 1, 60_000))
  .map(([quarters, more]) => CHANGE_MS + quarters * 15 * MINUTE_MS + more);
const points = fc.array(
  fc.record({
    metric: fc.constantFrom('uv', 'buyers', 'gmv', 'stock'),
    atMs: quarter,
    value: fc.integer({ min: 0, max: 9 }),
    where: fc.constantFrom(undefined, { channel: 'search' }),
  }),
  { maxLength: 60 },
);
const steps = fc
  .uniqueArray(quarter, { minLength: 1, maxLength: 4 })
  .map((instants) => instants.toSorted((a, b) => a - b).map((atMs, index) => [atMs, index + 1] as const));
const plan = fc.record(
  { uv: steps, buyers: steps, gmv: steps, cvr: steps },
  { requiredKeys: [], noNullPrototype: true },
);
const query: fc.Arbitrary<MetricQuery> = fc
  .record(
    {
      id: fc.constantFrom('uv', 'gmv', 'stock', 'cvr', 'aov'),
      window: fc.constantFrom('PT15M', 'PT1H', 'PT36H', 'P1D', 'P1W', 'P1M', 'P1DT2H'),
      where: fc.constant({ channel: 'search' }),
      compare: fc.constantFrom('plan', 'previous', 'baseline'),
      as: fc.constantFrom('value', 'ratio', 'difference'),
    },
    { requiredKeys: ['id'], noNullPrototype: true },
  )
  .map((each) => each as MetricQuery);

/** A compared value on its own, without an actual one, has no age of its own. */
const asSeen = ({ as }: MetricQuery, reading: MetricReading) =>
  as === 'value' ? reading.present && reading.value : reading;

describe('how long a reading stays', () => {
  it('is never longer than it does, for any points, plan and query, also when the clock is changed', () => {
    let skipped = 0;
    fc.assert(
      fc.property(
        fc.record({ points, plan, query, atMs: instant, zone: fc.constantFrom('Europe/Berlin', 'Asia/Shanghai') }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (given, places) => {
          const source = new MemoryPoints(given.points);
          const read = (atMs: number) => readMetric(given.query, atMs, source, given.plan, given.zone);
          const untilMs = nextChangeMs(given.query, given.atMs, source, given.plan, given.zone);
          const now = asSeen(given.query, read(given.atMs));
          const lengthMs = Math.min(untilMs - given.atMs, 40 * 24 * HOUR_MS);
          if (lengthMs > HOUR_MS) skipped++;
          for (const place of [...places, 1]) {
            const laterMs = given.atMs + Math.floor(place * (lengthMs - 1));
            if (laterMs <= given.atMs) continue;
            expect([laterMs, asSeen(given.query, read(laterMs))]).toEqual([laterMs, now]);
          }
        },
      ),
      { numRuns },
    );
    expect(skipped).toBeGreaterThan(numRuns / 10);
  });
});
