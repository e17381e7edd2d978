import * as fc from 'fast-check';
import { t } from '../../support/campaign.ts';
import { generatedMonitors, generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { MINUTE_MS, T0_MS } from '../../support/playbooks.ts';
import { TestWatch } from '../../support/watching.ts';

/** More runs: PROPERTY_RUNS=5000. A failure prints its seed and the smallest example. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 100);

const generated = fc.record({
  written: generatedMonitors(),
  points: generatedPoints(),
  rows: generatedRows(),
  instants: fc.array(
    fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => T0_MS + minutes * MINUTE_MS),
    { maxLength: 40 },
  ),
});

type Generated = typeof generated extends fc.Arbitrary<infer T> ? T : never;

function watchOf({ written, points, rows }: Generated): TestWatch {
  const watch = new TestWatch(written);
  watch.data.datasets['skus'] = [...rows];
  watch.data.completeMs = Infinity;
  const arrivals = Object.entries(points)
    .flatMap(([metric, series]) => series.map(([after, value]) => ({ metric, atMs: t(after), value })))
    .toSorted((a, b) => a.atMs - b.atMs);
  for (const point of arrivals) watch.data.bring(point.atMs, point);
  return watch;
}

describe('the watch, for any monitors and data', () => {
  it('finds the same in one go as in many small steps', () => {
    fc.assert(
      fc.property(generated, (run) => {
        const once = watchOf(run);
        once.lookThrough(t('P1D'));
        const often = watchOf(run);
        for (const atMs of run.instants.toSorted((a, b) => a - b)) often.lookThrough(atMs);
        often.lookThrough(t('P1D'));
        expect(often.found).toEqual(once.found);
        expect(often.state.entries).toEqual(once.state.entries);
      }),
      { numRuns },
    );
  });

  it('finds the same when it looks exactly when it says that it must, and at arrivals', () => {
    fc.assert(
      fc.property(generated, (run) => {
        const once = watchOf(run);
        once.lookThrough(t('P1D'));
        const prompted = new TestWatch(run.written);
        prompted.data.datasets['skus'] = [...run.rows];
        prompted.data.completeMs = Infinity;
        const points = Object.entries(run.points).flatMap(([metric, series]) =>
          series.map(([after, value]) => ({ metric, atMs: t(after), value })),
        );
        const arrivals = points.toSorted((a, b) => a.atMs - b.atMs);
        for (let atMs = T0_MS - 1; ;) {
          while (arrivals[0] && arrivals[0].atMs <= atMs) {
            const point = arrivals.shift()!;
            prompted.data.bring(point.atMs, point);
          }
          prompted.lookThrough(atMs);
          const nextMs = Math.min(prompted.nextMs(atMs) ?? Infinity, arrivals[0]?.atMs ?? Infinity);
          if (!Number.isFinite(nextMs)) break;
          atMs = nextMs;
        }
        expect(prompted.found).toEqual(once.found);
      }),
      { numRuns },
    );
  });

  it('ends every monitor exactly once, at the end of its window, after which it finds nothing', () => {
    fc.assert(
      fc.property(generated, (run) => {
        const watch = watchOf(run);
        watch.lookThrough(t('P2D'));
        expect(watch.state.entries).toEqual([]);
        for (const token of new Set(watch.found.map((each) => each.token))) {
          const own = watch.found.filter((each) => each.token === token);
          expect(own.filter((each) => each.type === 'closed')).toHaveLength(1);
          expect(own.at(-1)!.type).toBe('closed');
        }
      }),
      { numRuns },
    );
  });
});
