import type { Task } from '../../../rules/api/tasks.ts';
import type { LogEntry, LogType } from '../../../rules/interpreter/messages.ts';
import { contingencyPlans, planSteps } from '../../../rules/war-room/contingency.ts';
import { incidentsOf, withinTheQuarter } from '../../../rules/war-room/incidents.ts';
import { stockAlerts, stockWatches } from '../../../rules/war-room/stock.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { metricIs, MINUTE_MS, node, playbookOf, START, T0_MS } from '../../support/playbooks.ts';

const iso = (minutes: number): string => formatInstant(T0_MS + minutes * MINUTE_MS, 'Asia/Shanghai');

describe('what is in hand', () => {
  const task = (id: string, due?: number): Task =>
    ({ id, node: id, state: 'open', openedAt: iso(0), ...(due !== undefined && { due: iso(due) }) }) as Task;
  const campaign = {
    overlay: {
      nodes: { stuck: { state: 'parked' as const, entered: 1, left: 0, tokens: 1, since: iso(5) } },
      edges: {},
    },
    next: [{ at: iso(35), node: 'late', what: 'escalate' }],
  };

  it('comes in the order in which it presses: standing still, overdue, due soonest, without a deadline', () => {
    const tasks = [task('free'), task('later', 90), task('late', 10), task('soon', 40)];
    const incidents = incidentsOf(campaign, tasks, T0_MS + 30 * MINUTE_MS);
    expect(incidents.map((each) => each.node)).toEqual(['stuck', 'late', 'soon', 'later', 'free']);
    expect(incidents[1]).toMatchObject({ leftMs: -20 * MINUTE_MS, escalatesMs: T0_MS + 35 * MINUTE_MS });
    expect(incidents.at(-1)).not.toHaveProperty('leftMs');
  });

  it('leaves out what is done', () =>
    expect(incidentsOf({ overlay: { nodes: {}, edges: {} }, next: [] }, [{ ...task('a'), state: 'done' }], 0)).toEqual(
      [],
    ));
});

it('what comes in the next 15 minutes is what is due by then, and what is due already', () => {
  const next = [-1, 15, 16].map((minutes) => ({ at: iso(minutes), node: `n${minutes}`, what: 'due' }));
  expect(withinTheQuarter(next, T0_MS).map((each) => each.node)).toEqual(['n-1', 'n15']);
});

describe('stock alerts', () => {
  const rows = [
    { id: 'A', title: 'Scarf', stock: 10, sales7d: 70 },
    { id: 'B', title: 'Hat', stock: 3, sales7d: 7 },
  ];
  const watches = new Map([['low', 'skus']]);
  const find = (_: string, id: string) => rows.find((each) => each.id === id);
  const entry = (seq: number, type: LogType, ids?: readonly string[]): LogEntry => ({
    seq,
    atMs: T0_MS + seq,
    type,
    node: 'low',
    ...(ids && { rule: 'short', rows: ids }),
  });

  it('are the goods that a rule fired for and that have not recovered, the one that runs out first on top', () => {
    const log = [entry(1, 'ruleFired', ['A', 'B', 'C']), entry(2, 'ruleRecovered', ['C'])];
    expect(stockAlerts(log, watches, find)).toMatchObject([
      { row: 'A', title: 'Scarf', daysLeft: 1, sinceMs: T0_MS + 1 },
      { row: 'B', daysLeft: 3 },
    ]);
  });

  it('end with their watch, and are never of another node', () => {
    expect(stockAlerts([entry(1, 'ruleFired', ['A']), entry(2, 'nodeLeft')], watches, find)).toEqual([]);
    expect(stockAlerts([{ ...entry(1, 'ruleFired', ['A']), node: 'other' }], watches, find)).toEqual([]);
  });

  it('come from watches over rows that have a stock', () => {
    const watch = (id: string, forEach: string) =>
      node(id, 'monitor', {
        window: { from: 'T0', to: 'T1' },
        forEach,
        rules: [{ id: 'short', title: '', conditions: metricIs('uv', 'lessThan', 1) }],
      });
    const { nodes } = playbookOf({ nodes: [START, watch('low', 'skus'), watch('lazy', 'channels')], edges: [] });
    const data: Record<string, typeof rows | [{ id: string }]> = { skus: rows, channels: [{ id: 'search' }] };
    expect([...stockWatches({ nodes }, (dataset) => data[dataset])]).toEqual([['low', 'skus']]);
  });

  it('come also from a watch over a set of those rows, or over a set of that set', () => {
    const pick = (id: string, from: string, as: string) =>
      node(id, 'select', { from, as, conditions: metricIs('uv', 'lessThan', 1) });
    const watch = node('low', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      forEach: 'cleared',
      rules: [{ id: 'short', title: '', conditions: metricIs('uv', 'lessThan', 1) }],
    });
    const playbook = playbookOf({
      nodes: [START, pick('sale', 'skus', 'saleSkus'), pick('clear', 'saleSkus', 'cleared'), watch],
      edges: [],
    });
    expect([...stockWatches(playbook, (dataset) => (dataset === 'skus' ? rows : undefined))]).toEqual([
      ['low', 'skus'],
    ]);
  });
});

describe('a contingency plan', () => {
  const playbook = playbookOf({
    parameters: { preApproved: { type: 'money', title: 'Approved', default: 8_000 } },
    nodes: [
      START,
      node('plan', 'start', { when: { manual: true } }),
      node('early', 'start', { when: { manual: true } }, 'prep'),
      node('raise', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"search"', amount: '5000' },
        autonomy: 'auto',
        guardrail: { sumOf: 'amount', per: 'campaign', max: 'preApproved', over: 'approval', by: { role: 'manager' } },
      }),
      node('owner', 'task', { assignee: { role: 'operator' } }),
      node('end', 'end', { scope: 'branch' }),
    ],
    edges: [
      'start.started > end',
      'early.started > end',
      'plan.started > raise',
      'raise.done > owner',
      'owner.done > end',
    ],
  });
  const scope = { values: { preApproved: 8_000 }, instants: {}, nowMs: T0_MS, timeZone: 'Asia/Shanghai' };
  const spent = (state: 'applied' | 'failed', amount: number) => ({
    node: 'raise',
    state,
    with: { amount },
    atMs: T0_MS,
  });

  it('is a flow of the live phase that a person lets begin', () =>
    expect(contingencyPlans(playbook).map((each) => each.id)).toEqual(['plan']));

  it('says beforehand what follows, with the values as they are now', () => {
    const steps = planSteps(playbook, 'plan', scope, []);
    expect(steps.map((each) => each.node.id)).toEqual(['raise', 'owner']);
    expect(steps[0]?.change).toEqual({
      do: 'ads.raiseBudget',
      with: { channel: 'search', amount: 5_000 },
      auto: true,
      limit: { max: 8_000, used: 0, sumOf: 'amount', per: 'campaign', over: 'approval', exceeded: false },
    });
    expect(steps[1]).not.toHaveProperty('change');
  });

  it('says when it would go beyond what was approved, by what was spent and not by what failed', () => {
    const limitAfter = (...effects: readonly ReturnType<typeof spent>[]) =>
      planSteps(playbook, 'plan', scope, effects)[0]?.change?.limit;
    expect(limitAfter(spent('failed', 5_000))).toMatchObject({ used: 0, exceeded: false });
    expect(limitAfter(spent('applied', 5_000))).toMatchObject({ used: 5_000, exceeded: true });
  });
});
