import * as fc from 'fast-check';
import { metricAgainstPlan, metricIs, node, START } from './playbooks.ts';
import type { WrittenNode, WrittenPlaybook } from './playbooks.ts';

/**
 * Well-formed playbooks, put together from blocks: each block has one way in and some ways out, which lead on to the
 * next. So lint finds nothing in them, and yet they branch, split, join, watch, loop and fail.
 */
export const generatedPlaybook = (): fc.Arbitrary<WrittenPlaybook> =>
  fc.array(block, { minLength: 1, maxLength: 4 }).map(build);

type Block =
  | { readonly is: 'node'; readonly kind: string; readonly config: object; readonly outcomes: readonly string[] }
  | { readonly is: 'decide'; readonly conditions: object; readonly next: readonly Block[] }
  | { readonly is: 'split'; readonly mode: unknown; readonly branches: readonly (readonly Block[])[] }
  | {
      readonly is: 'monitor';
      readonly config: object;
      readonly rules: readonly { readonly rule: object; readonly next: readonly Block[] }[];
    }
  | { readonly is: 'loop'; readonly conditions: object; readonly body: readonly Block[] };

const hours = (max: number) => fc.integer({ min: 1, max: max * 4 }).map((quarters) => `PT${quarters * 15}M`);
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [key]: each }));
const merged = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

/** Mostly about the newest stock, which changes all day; the sum of gmv is missing where its window has no point. */
const conditions = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom('greaterThan', 'lessThan'), fc.integer({ min: 2, max: 10 }))
      .map(([operator, value]) => metricIs('stock', operator, value, 'P2D')),
    weight: 3,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('greaterThan', 'lessThan'), fc.integer({ min: 0, max: 30 }), hours(4))
      .map(([operator, value, each]) => metricIs('gmv', operator, value, each)),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('greaterThan', 'lessThan'), fc.constantFrom(0.5, 1, 2), hours(4))
      .map(([operator, value, each]) => metricAgainstPlan('gmv', operator, value, each)),
    weight: 1,
  },
);

const leaf = (kind: string, config: fc.Arbitrary<object>, outcomes: readonly string[]): fc.Arbitrary<Block> =>
  config.map((each) => ({
    is: 'node',
    kind,
    config: each,
    outcomes: outcomes
      .filter((id) => id !== 'expired' || 'expires' in each)
      .filter((id) => id !== 'timeout' || 'timeout' in each),
  }));

const task = leaf(
  'task',
  merged(
    fc.constant({ assignee: { role: 'x' } }),
    maybe('expires', hours(12)),
    maybe('due', fc.oneof(hours(12), fc.constant('T1'))),
    maybe('remindBefore', fc.array(hours(3), { maxLength: 2 })),
    maybe(
      'escalate',
      hours(3).map((after) => ({ after, to: { role: 'y' } })),
    ),
  ),
  ['done', 'expired'],
);
const approval = leaf(
  'approval',
  merged(
    fc.constant({ approvers: { role: 'x' } }),
    fc.record({ quorum: fc.integer({ min: 1, max: 2 }), onTimeout: fc.constantFrom('escalate', 'reject') }),
    maybe('due', hours(12)),
  ),
  ['approved', 'rejected'],
);
const wait = leaf(
  'wait',
  merged(
    fc.oneof<fc.Arbitrary<object>[]>(
      hours(8).map((each) => ({ for: each })),
      hours(8).map((each) => ({ until: `T0 + ${each}` })),
      fc.constant({ localTime: '08:00' }),
      fc.constant({ event: 'go' }),
      conditions.map((each) => ({ conditions: each })),
    ),
    maybe('timeout', hours(8)),
  ),
  ['done', 'timeout'],
);
/** Now and then one that cannot be computed, whose token is parked. */
const set = leaf(
  'set',
  fc.oneof(
    {
      arbitrary: fc.constantFrom(
        { assign: { count: 'factor + 1' } },
        { assign: { count: 'factor + 1', more: 'count * 2' } },
      ),
      weight: 5,
    },
    { arbitrary: fc.constant({ assign: { count: '1 / 0' } }), weight: 1 },
  ),
  ['done'],
);
/** Rules that overlap now and then, and do not cover everything; the first keeps lint from foreseeing it. */
const table = leaf(
  'table',
  fc.record({
    hitPolicy: fc.constantFrom('unique', 'first', 'any', 'collect', 'collect sum'),
    inputs: fc.constant([{ title: 'Factor', expression: 'factor' }]),
    outputs: fc.constant([{ title: 'Result', variable: 'result', type: 'number' }]),
    rules: fc
      .array(
        fc.record({
          when: fc.constantFrom('-', '< 1', '[1..3]', 'not(2)', '> 2, 0').map((tests) => [tests]),
          then: fc.constantFrom('1', 'factor * 2').map((value) => [value]),
        }),
        { minLength: 1, maxLength: 2 },
      )
      .map((rules) => [{ when: ['? > 4'], then: ['4'] }, ...rules]),
  }),
  ['done', 'noMatch'],
);
const select = leaf(
  'select',
  fc.constantFrom(2, 100).map((least) => ({
    from: 'skus',
    conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'greaterThan', value: least }] },
  })),
  ['done', 'empty'],
);
const action = leaf(
  'action',
  merged(
    fc.constant({ do: 'ads.raiseBudget', with: { channel: '"search"', amount: '10 * factor' }, by: { role: 'x' } }),
    fc.record({ autonomy: fc.constantFrom('auto', 'propose', 'manual', 'notify') }),
    maybe('retry', fc.record({ attempts: fc.integer({ min: 1, max: 3 }) })),
    maybe(
      'guardrail',
      fc.record({
        sumOf: fc.constant('amount'),
        per: fc.constantFrom('campaign', 'day'),
        max: fc.constantFrom('15', '50'),
        over: fc.constantFrom('approval', 'decline'),
        by: fc.constant({ role: 'x' }),
      }),
    ),
  ),
  ['done', 'declined'],
);
/** Without figures of its own, so that it ends without a winner, or is ended by hand. */
const experiment = leaf(
  'experiment',
  hours(12).map((each) => ({
    variants: [
      { id: 'A', title: '' },
      { id: 'B', title: '' },
    ],
    unit: 'skus',
    metric: 'ctr',
    minSample: 10,
    until: `now + ${each}`,
  })),
  ['A', 'B', 'inconclusive'],
);
const playbook = leaf(
  'playbook',
  fc.constantFrom(
    { ref: 'other' },
    { ref: 'other', parameters: { p: 'factor' }, anchors: { T0: 'T0 + P1D', x: 'now' } },
  ),
  ['completed', 'failed'],
);
const review = leaf('review', fc.constant({ sections: ['funnel'] }), ['done']);
const end = leaf('end', fc.constantFrom({ scope: 'branch' }, { scope: 'campaign' }), []);

const rule = merged(
  fc.record({ conditions }),
  maybe('recover', conditions),
  maybe('for', hours(2)),
  maybe('cooldown', hours(4)),
  maybe('maxFires', fc.integer({ min: 1, max: 3 })),
  maybe('staleAfter', hours(12)),
  maybe('overlap', fc.constantFrom('queue', 'skip', 'parallel')),
  maybe('shadow', fc.constantFrom(true, false, false, false)),
);
const rowConditions = fc.tuple(conditions, fc.integer({ min: 3, max: 11 })).map(([each, value]) => ({
  conditions: { all: [...each.all, { fact: 'row', path: '$.stock', operator: 'lessThan', value }] },
}));
const window = fc
  .tuple(hours(6), hours(24))
  .map(([from, to]) => ({ window: { from: `T0 + ${from}`, to: `T0 + ${to}` } }));

const { block } = fc.letrec<{ block: Block; inner: Block[]; monitor: Block }>((tie) => ({
  inner: fc.array(tie('block'), { minLength: 1, maxLength: 2, depthIdentifier: 'blocks' }),
  monitor: fc
    .tuple(
      merged(window, maybe('every', hours(4))),
      fc.boolean(),
      fc.array(fc.tuple(rule, rowConditions, tie('inner')), { minLength: 1, maxLength: 2 }),
    )
    .map(([config, forRows, rules]) => ({
      is: 'monitor',
      config: { ...config, ...(forRows && { forEach: 'skus' }) },
      rules: rules.map(([own, rows, next]) => ({ rule: { ...own, ...(forRows && rows) }, next })),
    })),
  block: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true, depthIdentifier: 'blocks' },
    { arbitrary: fc.oneof(wait, task, set, table, experiment, playbook, action, approval, select, review), weight: 6 },
    { arbitrary: end, weight: 1 },
    { arbitrary: fc.record({ is: fc.constant('decide' as const), conditions, next: tie('inner') }), weight: 1 },
    { arbitrary: fc.record({ is: fc.constant('loop' as const), conditions, body: tie('inner') }), weight: 1 },
    { arbitrary: tie('monitor'), weight: 2 },
    {
      arbitrary: fc.record({
        is: fc.constant('split' as const),
        mode: fc.constantFrom<unknown>('all', 'any', { n: 2 }),
        branches: fc.array(tie('inner'), { minLength: 2, maxLength: 3 }),
      }),
      weight: 2,
    },
  ),
}));

class Builder {
  readonly nodes: WrittenNode[] = [];
  readonly edges: string[] = [];
  private count = 0;

  add(kind: string, config: object): string {
    const id = `${kind}${++this.count}`;
    this.nodes.push(node(id, kind, kind === 'select' ? { ...config, as: `rowsOf${this.count}` } : config));
    return id;
  }

  connect(exits: readonly string[], to: string): void {
    for (const exit of exits) this.edges.push(`${exit} > ${to}`);
  }

  /** The blocks one after the other; the ways out of the last. A way out that nobody takes up ends the token. */
  sequence(blocks: readonly Block[], entrances: readonly string[]): readonly string[] {
    return blocks.reduce((exits, each) => (exits.length === 0 ? exits : this.block(each, exits)), entrances);
  }

  private block(each: Block, entrances: readonly string[]): readonly string[] {
    switch (each.is) {
      case 'node': {
        const id = this.add(each.kind, each.config);
        this.connect(entrances, id);
        return each.outcomes.map((outcome) => `${id}.${outcome}`);
      }
      case 'decide': {
        const id = this.decide(each.conditions);
        this.connect(entrances, id);
        return [...this.sequence(each.next, [`${id}.yes`]), `${id}.otherwise`];
      }
      case 'loop': {
        const first = this.add('wait', { for: 'PT2H' });
        this.connect(entrances, first);
        const exits = this.sequence(each.body, [`${first}.done`]);
        if (exits.length === 0) return [];
        const id = this.decide(each.conditions);
        this.connect(exits, id);
        this.connect([`${id}.yes`], first);
        return [`${id}.otherwise`];
      }
      case 'split': {
        const id = this.add('split', {});
        this.connect(entrances, id);
        const ends = each.branches.flatMap((branch) => {
          const exits = this.branch(branch, id);
          if (exits.length === 0) return [];
          // One way into the join for each branch.
          const last = this.add('set', { assign: {} });
          this.connect(exits, last);
          return [`${last}.done`];
        });
        if (ends.length === 0) return [];
        const join = this.add('join', { mode: ends.length < 2 && typeof each.mode === 'object' ? 'any' : each.mode });
        this.connect(ends, join);
        return [`${join}.joined`];
      }
      case 'monitor': {
        const rules = each.rules.map((written, index) => ({ id: `rule${index}`, title: '', ...written.rule }));
        const id = this.add('monitor', { ...each.config, rules });
        this.connect(entrances, id);
        for (const [index, { next }] of each.rules.entries()) this.endAll(this.sequence(next, [`${id}.rule${index}`]));
        return [`${id}.closed`];
      }
    }
  }

  private branch(blocks: readonly Block[], split: string): readonly string[] {
    return this.sequence(blocks, [`${split}.branch`]);
  }

  private decide(conditionsOf: object): string {
    return this.add('decide', { rules: [{ id: 'rule', title: '', conditions: conditionsOf, outcome: 'yes' }] });
  }

  endAll(exits: readonly string[]): void {
    if (exits.length > 0) this.connect(exits, this.add('end', { scope: 'branch' }));
  }
}

function build(blocks: readonly Block[]): WrittenPlaybook {
  const builder = new Builder();
  builder.nodes.push(START);
  builder.endAll(builder.sequence(blocks, ['start.started']));
  return {
    parameters: { factor: { type: 'number', title: '', default: 1, liveMin: 0, liveMax: 5 } },
    nodes: builder.nodes,
    edges: builder.edges,
  };
}

/** Two metrics, from the day before to the end of the event day: a gauge that changes all the time, and sums with gaps. */
export const generatedPoints = (): fc.Arbitrary<Readonly<Record<string, readonly (readonly [string, number])[]>>> =>
  fc.record({ stock: series(20, 90), gmv: series(5, 60) });

const QUARTERS = 24 * 4;
const series = (minLength: number, maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: -QUARTERS, max: QUARTERS }), fc.integer({ min: 0, max: 12 })), {
      selector: ([quarter]) => quarter,
      minLength,
      maxLength,
    })
    .map((points) =>
      points
        .toSorted(([a], [b]) => a - b)
        .map(([quarter, value]) => [`${quarter < 0 ? '-' : ''}PT${Math.abs(quarter) * 15}M`, value] as const),
    );

export const generatedRows = (): fc.Arbitrary<readonly { readonly id: string; readonly stock: number }[]> =>
  fc
    .array(fc.integer({ min: 0, max: 10 }), { maxLength: 4 })
    .map((stocks) => stocks.map((stock, index) => ({ id: `S${index}`, stock })));

/** A playbook of nothing but monitors, over metrics and over rows, all entered at T0. */
export const generatedMonitors = (): fc.Arbitrary<WrittenPlaybook> =>
  fc
    .array(
      fc
        .tuple(
          merged(window, maybe('every', hours(4))),
          fc.boolean(),
          fc.array(fc.tuple(rule, rowConditions), { minLength: 1, maxLength: 3 }),
        )
        .map(([config, forRows, rules]) => ({
          ...config,
          ...(forRows && { forEach: 'skus' }),
          rules: rules.map(([own, rows], index) => ({ id: `rule${index}`, title: '', ...own, ...(forRows && rows) })),
        })),
      { minLength: 1, maxLength: 3 },
    )
    .map((monitors) => ({
      nodes: [START, node('fork', 'split'), ...monitors.map((config, index) => node(`mon${index}`, 'monitor', config))],
      edges: ['start.started > fork', ...monitors.map((_, index) => `fork.branch > mon${index}`)],
    }));
