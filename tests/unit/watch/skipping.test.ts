import * as fc from 'fast-check';
import { sinceT0, t } from '../../support/campaign.ts';
import { generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { MINUTE_MS, node, START, T0_MS } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';
import { TestWatch } from '../../support/watching.ts';

/** More runs: PROPERTY_RUNS=5000. A failure prints its seed and the smallest example. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 20);

const minutes = (max: number) => fc.integer({ min: 1, max: max * 12 }).map((count) => `PT${count * 5}M`);
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [key]: each }));

/** Everything whose value may change with time: sliding windows, the plan's steps, earlier days, the clock. */
const leaf = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      fact: fc.constant('metric'),
      params: fc.oneof<fc.Arbitrary<object>[]>(
        fc.record({ id: fc.constantFrom('gmv', 'stock', 'averageOrder'), window: minutes(4) }),
        fc.record({
          id: fc.constantFrom('gmv', 'stock'),
          window: minutes(3),
          compare: fc.constantFrom('plan', 'previous', 'baseline'),
        }),
        fc.record({ id: fc.constant('gmv'), window: fc.constantFrom('P1D', 'P2D') }),
        fc.constant({ id: 'stock' }),
      ),
      operator: fc.constantFrom('greaterThan', 'lessThan'),
      value: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.constant({ expr: 'factor * 4' })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof<fc.Arbitrary<object>[]>(
      fc.record({
        fact: fc.constant('clock'),
        params: fc.constant({ part: 'hour' }),
        operator: fc.constant('greaterThan'),
        value: fc.integer({ min: 0, max: 23 }),
      }),
      fc.record({
        fact: fc.constant('expr'),
        params: minutes(10).map((each) => ({ expr: `now - T0 > duration("${each}")` })),
        operator: fc.constant('equal'),
        value: fc.boolean(),
      }),
      fc.record({
        fact: fc.constant('expr'),
        params: fc.constant({ expr: '"2026-11-11T05:00:00+08:00"' }),
        operator: fc.constant('within'),
        value: minutes(6),
      }),
    ),
  },
);
const conditions = fc
  .tuple(fc.constantFrom('all', 'any'), fc.array(leaf, { minLength: 1, maxLength: 2 }))
  .map(([group, leaves]) => ({ [group]: leaves }));
const rowLeaf = fc.record({
  fact: fc.constant('row'),
  path: fc.constantFrom('$.stock', '$.gone'),
  operator: fc.constant('lessThan'),
  value: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom({ expr: 'factor * 3' }, { expr: 'row.gone * 2' })),
});
const rule = fc
  .tuple(
    conditions,
    rowLeaf,
    maybe('recover', conditions),
    maybe('for', minutes(2)),
    maybe('cooldown', minutes(4)),
    maybe('maxFires', fc.integer({ min: 1, max: 3 })),
    maybe('staleAfter', fc.oneof(minutes(3), fc.constant('P1D'))),
    maybe('overlap', fc.constantFrom('queue', 'skip', 'parallel')),
    maybe('shadow', fc.constantFrom(true, false, false)),
  )
  .map(([own, row, ...more]) => ({ own, row, more: Object.assign({}, ...more) as object }));

const monitors: fc.Arbitrary<WrittenPlaybook> = fc
  .array(
    fc.record({
      from: minutes(4),
      every: fc.oneof(minutes(1), fc.constantFrom('PT1M', 'PT7M')),
      forRows: fc.boolean(),
      rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => ({
    parameters: { factor: { type: 'number', title: '', default: 1 } },
    nodes: [
      START,
      node('fork', 'split'),
      ...all.map(({ from, every, forRows, rules }, index) =>
        node(`mon${index}`, 'monitor', {
          window: { from: `T0 + ${from}`, to: 'T0 + PT9H' },
          every,
          ...(forRows && { forEach: 'skus' }),
          rules: rules.map(({ own, row, more }, place) => ({
            id: `rule${place}`,
            title: '',
            conditions: forRows ? { all: [own, row] } : own,
            ...more,
          })),
        }),
      ),
    ],
    edges: ['start.started > fork', ...all.map((_, index) => `fork.branch > mon${index}`)],
  }));

const generated = fc.record({
  written: monitors,
  points: generatedPoints(),
  rows: generatedRows(),
  plan: fc.array(fc.tuple(fc.integer({ min: -20, max: 96 }), fc.integer({ min: 1, max: 20 })), { maxLength: 3 }),
  zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
});

type Generated = typeof generated extends fc.Arbitrary<infer T> ? T : never;

function watchOf({ written, points, rows, plan, zone }: Generated): TestWatch {
  const watch = new TestWatch({ ...written, timezone: zone }, { factor: 1 });
  watch.data.datasets['skus'] = [...rows];
  watch.data.completeMs = Infinity;
  const steps = plan.map(([quarter, value]) => [T0_MS + quarter * 15 * MINUTE_MS, value] as const);
  if (steps.length > 0)
    watch.data.plan = { gmv: steps.toSorted(([a], [b]) => a - b), stock: steps.toSorted(([a], [b]) => a - b) };
  const arrivals = Object.entries(points).flatMap(([metric, series]) =>
    series.map(([after, value]) => ({ metric, atMs: t(after), value })),
  );
  for (const point of arrivals.toSorted((a, b) => a.atMs - b.atMs)) {
    watch.data.bring(point.atMs, point);
    if (point.metric === 'gmv') watch.data.points.insert({ ...point, metric: 'orders', value: point.value % 4 });
  }
  return watch;
}

describe('the watch, which leaves out evaluations that cannot change anything', () => {
  it('finds the same, and remembers the same, as one that makes each of them', () => {
    let skipped = 0;
    fc.assert(
      fc.property(generated, (run) => {
        const skipping = watchOf(run);
        skipping.lookThrough(t('PT10H'));
        // What stays the same is known for one look only: a watch that looks at every minute leaves nothing out.
        const plain = watchOf(run);
        for (let minute = 0; minute <= 10 * 60; minute++) plain.lookThrough(T0_MS + minute * MINUTE_MS);
        expect(skipping.found).toEqual(plain.found);
        expect(skipping.state.entries).toEqual(plain.state.entries);
        expect(skipping.data.rowsRead).toBeLessThanOrEqual(plain.data.rowsRead);
        if (skipping.data.rowsRead < plain.data.rowsRead) skipped++;
      }),
      { numRuns },
    );
    expect(skipped).toBeGreaterThan(0);
  });

  it('remembers, wherever it stops, what the other would remember there', () => {
    fc.assert(
      fc.property(generated, fc.integer({ min: 1, max: 9 * 60 }), (run, stop) => {
        const untilMs = T0_MS + stop * MINUTE_MS;
        const skipping = watchOf(run);
        skipping.lookThrough(untilMs);
        const plain = watchOf(run);
        for (let minute = 0; minute <= stop; minute++) plain.lookThrough(T0_MS + minute * MINUTE_MS);
        expect([sinceT0(untilMs), skipping.state.entries]).toEqual([sinceT0(untilMs), plain.state.entries]);
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });
});
