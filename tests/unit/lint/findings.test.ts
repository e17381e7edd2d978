import type { Json } from '../../../rules/json.ts';
import { applyFix } from '../../../rules/lint/fix.ts';
import { isBetter } from '../../../rules/lint/repair.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { fileOf, metricIs, node, problemsOf, START } from '../../support/playbooks.ts';
import type { WrittenNode, WrittenPlaybook } from '../../support/playbooks.ts';

const end = node('end', 'end');
const task = (id: string, more: object = {}) => node(id, 'task', { assignee: { role: 'x' }, ...more });
const raise = (id: string, more: object = {}) =>
  node(id, 'action', {
    do: 'ads.raiseBudget',
    with: { channel: '"search"', amount: '100' },
    guardrail: { sumOf: 'amount', per: 'day', max: '1000', over: 'decline' },
    compensate: true,
    ...more,
  });
const metric = (id: string, operator: string, value: unknown, window = 'PT1H') => ({
  fact: 'metric',
  params: { id, window },
  operator,
  value,
});
const param = (id: string, operator: string, value: unknown) => ({ fact: 'param', params: { id }, operator, value });
const monitor = (id: string, rules: readonly object[], more: object = {}) =>
  node(id, 'monitor', {
    window: { from: 'T0', to: 'T1' },
    rules: rules.map((rule, index) => ({ id: `r${index}`, title: '', ...rule })),
    ...more,
  });
const watching = (conditions: object, more: object = {}): WrittenPlaybook => ({
  nodes: [START, monitor('mon', [{ conditions, ...more }]), end],
  edges: ['start.started > mon', 'mon.closed > end'],
});
const deciding = (
  rules: readonly (readonly [object, string])[],
  more: Partial<WrittenPlaybook> = {},
): WrittenPlaybook => ({
  nodes: [
    START,
    node('which', 'decide', {
      rules: rules.map(([conditions, outcome], index) => ({ id: `r${index}`, title: '', conditions, outcome })),
    }),
    end,
  ],
  edges: [
    'start.started > which',
    'which.otherwise > end',
    ...[...new Set(rules.map(([, outcome]) => outcome))].map((outcome) => `which.${outcome} > end`),
  ],
  ...more,
});
const line = (...middle: readonly WrittenNode[]): WrittenPlaybook => ({
  nodes: [START, ...middle, end],
  edges: [...middle, end].map((to, index) => {
    const from = index === 0 ? 'start.started' : `${middle[index - 1]!.id}.done`;
    return `${from} > ${to.id}`;
  }),
});
const setting = (assign: object, parameters: object = {}): WrittenPlaybook => ({
  ...line(node('a', 'set', { assign })),
  parameters,
});
const forked = (...branches: readonly (readonly WrittenNode[])[]): WrittenPlaybook => ({
  nodes: [START, node('fork', 'split'), ...branches.flat(), node('meet', 'join'), end],
  edges: [
    'start.started > fork',
    ...branches.flatMap((branch) =>
      branch.map((to, index) => (index === 0 ? `fork.branch > ${to.id}` : `${branch[index - 1]!.id}.done > ${to.id}`)),
    ),
    ...branches.map((branch) => `${branch.at(-1)!.id}.${branch.at(-1)!.kind === 'monitor' ? 'closed' : 'done'} > meet`),
    'meet.joined > end',
  ],
});
const number = (more: object = {}) => ({ type: 'number', title: '', default: 1, ...more });
const uvFloor = metric('uv', 'greaterThan', 100);

/** A monitor in each of two branches, whose rule has an action act. */
const rivals = (
  first: WrittenNode,
  second: WrittenNode,
  a: object,
  b: object,
  windows: readonly object[] = [{}, {}],
) => ({
  nodes: [
    START,
    node('fork', 'split'),
    monitor('one', [{ conditions: a, cooldown: 'PT1H' }], windows[0]),
    monitor('two', [{ conditions: b, cooldown: 'PT1H' }], windows[1]),
    first,
    second,
  ],
  edges: [
    'start.started > fork',
    'fork.branch > one',
    'fork.branch > two',
    `one.r0 > ${first.id}`,
    `two.r0 > ${second.id}`,
  ],
});

const CASES: Readonly<Record<string, readonly [WrittenPlaybook, string]>> = {
  'limits that contradict each other': [
    watching({ all: [uvFloor, metric('uv', 'lessThan', 50)] }),
    'condition-never /nodes/1/config/rules/0/conditions',
  ],
  'a contradiction between an instant’s hours': [
    deciding([[{ all: [{ fact: 'clock', params: { part: 'hour' }, operator: 'greaterThan', value: 23 }] }, 'a']]),
    'condition-never /nodes/1/config/rules/0/conditions/all/0',
  ],
  'a limit that no allowed value of the parameter reaches': [
    deciding([[{ all: [param('p', 'greaterThan', 10)] }, 'a']], { parameters: { p: number({ max: 5 }) } }),
    'condition-never /nodes/1/config/rules/0/conditions/all/0',
  ],
  'a value that is none of the choices': [
    deciding([[{ all: [param('p', 'equal', 'aquire')] }, 'a']], {
      parameters: { p: { type: 'choice', title: '', choices: ['acquire', 'clear'], default: 'clear' } },
    }),
    'condition-never /nodes/1/config/rules/0/conditions/all/0',
  ],
  'a figure below and above one and the same limit': [
    {
      ...watching({
        all: [metric('gmv', 'lessThan', { expr: 'p * 2' }), metric('gmv', 'greaterThan', { expr: 'p * 2' })],
      }),
      parameters: { p: number() },
    },
    'condition-never /nodes/1/config/rules/0/conditions',
  ],
  'a part that can never hold': [
    watching({ any: [uvFloor, { all: [metric('gmv', 'equal', 5), metric('gmv', 'in', [6, 7])] }] }),
    'condition-part-never /nodes/1/config/rules/0/conditions/any/1',
  ],
  'a figure that would have to be negative': [
    watching(metricIs('gmv', 'lessThan', 0)),
    'condition-needs-negative /nodes/1/config/rules/0/conditions/all/0',
  ],
  'what always holds': [
    watching({ all: [uvFloor, { not: metric('uv', 'lessThan', 0) }] }),
    'condition-needs-negative /nodes/1/config/rules/0/conditions/all/1/not',
  ],
  'alternatives that leave nothing out': [
    watching({ any: [metric('uv', 'lessThan', 10), metric('uv', 'greaterThanInclusive', 10)] }),
    'condition-always /nodes/1/config/rules/0/conditions',
  ],
  'a rule that comes too late': [
    deciding([
      [metricIs('uv', 'greaterThan', 100), 'a'],
      [metricIs('uv', 'greaterThan', 500), 'b'],
    ]),
    'rule-shadowed /nodes/1/config/rules/1',
  ],
  'a rule that two earlier ones leave nothing to': [
    deciding([
      [metricIs('uv', 'greaterThan', 100), 'a'],
      [metricIs('uv', 'lessThanInclusive', 100), 'b'],
      [metricIs('uv', 'equal', 7), 'c'],
    ]),
    'rule-shadowed /nodes/1/config/rules/2',
  ],
  'an instant and a text that holds a duration': [
    setting({ x: 'T0 + waitFor' }, { waitFor: { type: 'duration', title: '', default: 'PT1H' } }),
    'feel-type /nodes/1/config/assign/x',
  ],
  'a duration and a number': [setting({ x: 'duration("PT1H") + 1' }), 'feel-type /nodes/1/config/assign/x'],
  'a text in a product, found through another variable': [
    setting({ x: '"a"', y: 'x * 2' }),
    'feel-type /nodes/1/config/assign/y',
  ],
  'a text where a function takes a number': [
    setting({ x: 'floor("a")' }),
    'feel-argument-type /nodes/1/config/assign/x',
  ],
  'a number compared with a text': [
    setting({ x: 'p > "1"' }, { p: number() }),
    'feel-comparison-type /nodes/1/config/assign/x',
  ],
  'a number for a condition': [
    setting({ x: 'if p then 1 else 2' }, { p: number() }),
    'feel-condition-type /nodes/1/config/assign/x',
  ],
  'money and a ratio added': [
    setting(
      { x: 'm + r' },
      { m: { type: 'money', title: '', default: 1 }, r: { type: 'ratio', title: '', default: 0.1 } },
    ),
    'unit-mismatch /nodes/1/config/assign/x',
  ],
  'a ratio compared with money': [
    {
      ...watching({ all: [metric('cvr', 'greaterThan', { fact: 'param', params: { id: 'm' } }), uvFloor] }),
      parameters: { m: { type: 'money', title: '', default: 1 } },
    },
    'unit-mismatch /nodes/1/config/rules/0/conditions/all/0/value',
  ],
  'a ratio compared with a percentage': [
    watching({ all: [metric('cvr', 'lessThan', 95), uvFloor] }),
    'ratio-as-percent /nodes/1/config/rules/0/conditions/all/0/value',
  ],
  'a ratio of an expression compared with a percentage': [
    setting({ x: 'r > 20' }, { r: { type: 'ratio', title: '', default: 0.1 } }),
    'ratio-as-percent /nodes/1/config/assign/x',
  ],
  'a figure compared with words': [
    watching(metricIs('uv', 'greaterThan', 'many')),
    'condition-type /nodes/1/config/rules/0/conditions/all/0/value',
  ],
  'a text for an amount': [
    line(raise('a', { with: { channel: '"search"', amount: '"much"' } })),
    'input-type /nodes/1/config/with/amount',
  ],
  'a discount of twenty instead of 20 %': [
    line(node('a', 'action', { do: 'price.setDiscount', with: { skus: 'rows("skus")', discount: '20' } })),
    'ratio-as-percent /nodes/1/config/with/discount',
  ],
  'a task that is due before it can be reached': [
    line(node('w', 'wait', { until: 'T0 + P1D' }), task('a', { due: 'T0 + PT1H' })),
    'deadline-before-entry /nodes/2/config/due',
  ],
  'a deadline that a chain of durations passes': [
    line(
      node('w', 'wait', { for: 'P2D' }),
      node('v', 'wait', { for: 'PT30H' }),
      task('a', { due: 'T1 + P1D @ 20:00' }),
    ),
    'deadline-before-entry /nodes/3/config/due',
  ],
  'a window that is over when it is reached': [
    {
      nodes: [
        START,
        node('w', 'wait', { until: 'T0 + P2D' }),
        monitor('mon', [{ conditions: metricIs('gmv', 'greaterThan', 5) }]),
        end,
      ],
      edges: ['start.started > w', 'w.done > mon', 'mon.closed > end'],
    },
    'deadline-before-entry /nodes/2/config/window/to',
  ],
  'a window that ends before it begins': [
    watching(metricIs('gmv', 'greaterThan', 5), {}) && {
      nodes: [
        START,
        monitor('mon', [{ conditions: metricIs('gmv', 'greaterThan', 5) }], { window: { from: 'T1', to: 'T0' } }),
        end,
      ],
      edges: ['start.started > mon', 'mon.closed > end'],
    },
    'window-inverted /nodes/1/config/window',
  ],
  'a window beyond its phase': [
    {
      nodes: [
        START,
        monitor('mon', [{ conditions: metricIs('gmv', 'greaterThan', 5) }], { window: { from: 'T0', to: 'T1 + P1D' } }),
        end,
      ],
      edges: ['start.started > mon', 'mon.closed > end'],
    },
    'window-outside-phase /nodes/1/config/window',
  ],
  'a variable read before it is set': [
    line(node('a', 'set', { assign: { x: 'total * 2' } }), node('b', 'set', { assign: { total: '1' } })),
    'read-before-set /nodes/1/config/assign/x',
  ],
  'a variable counted up from nothing': [
    line(node('a', 'set', { assign: { n: 'n + 1' } })),
    'read-before-set /nodes/1/config/assign/n',
  ],
  'a form’s field read before the task': [
    line(node('a', 'set', { assign: { x: 'b.n + 1' } }), task('b', { form: [{ id: 'n', type: 'number', title: '' }] })),
    'read-before-set /nodes/1/config/assign/x',
  ],
  'a set read before it is stored': [
    line(
      node('a', 'set', { assign: { n: 'count(set("picked"))' } }),
      node('b', 'select', { from: 'skus', conditions: { all: [] }, as: 'picked' }),
    ),
    'read-before-set /nodes/1/config/assign/n',
  ],
  'a variable that two branches set': [
    forked([node('a', 'set', { assign: { x: '1' } })], [node('b', 'set', { assign: { x: '2' } })]),
    'parallel-writes /nodes/3/config',
  ],
  'a set that two branches store': [
    forked(
      [node('a', 'select', { from: 'skus', conditions: { all: [] }, as: 'x' })],
      [node('b', 'select', { from: 'skus', conditions: { all: [] }, as: 'x' })],
    ),
    'parallel-writes /nodes/3/config',
  ],
  'an action that acts by itself again and again': [
    {
      nodes: [START, monitor('mon', [{ conditions: metricIs('uv', 'greaterThan', 5) }]), raise('a')],
      edges: ['start.started > mon', 'mon.r0 > a'],
    },
    'fires-without-limit /nodes/1/config/rules/0',
  ],
  'two rules that turn one lever': [
    rivals(raise('a'), raise('b'), metricIs('uv', 'greaterThan', 5), metricIs('gmv', 'lessThan', 5)),
    'lever-contested /nodes/3/config/rules/0',
  ],
  'a ratio of too few': [
    watching(metricIs('cvr', 'lessThan', 0.02)),
    'ratio-without-minimum /nodes/1/config/rules/0/conditions/all/0',
  ],
  'a return on ads before the orders are in': [
    watching({ all: [metric('roi', 'lessThan', 1), metric('adSpend', 'greaterThan', 1000)] }),
    'metric-not-mature /nodes/1/config/rules/0/conditions/all/0/params/window',
  ],
  'a parameter that nothing uses': [
    { ...line(task('a')), parameters: { p: number() } },
    'unused-parameter /parameters/p',
  ],
  'a set that nothing uses': [
    line(node('a', 'select', { from: 'skus', conditions: { all: [] }, as: 'picked' })),
    'unused-set /nodes/1/config/as',
  ],
  'a role that is almost another': [
    line(
      task('a', { assignee: { role: 'manager' } }),
      task('b', { assignee: { role: 'manager' } }),
      task('c', { assignee: { role: 'managr' } }),
    ),
    'maybe-a-role /nodes/3/config/assignee/role',
  ],
  'a field that the form does not have': [
    line(task('a', { form: [{ id: 'note', type: 'text', title: '' }] }), node('b', 'set', { assign: { x: 'a.nte' } })),
    'unknown-name /nodes/2/config/assign/x',
  ],
};

const SILENT: Readonly<Record<string, WrittenPlaybook>> = {
  'limits that leave room': watching({ all: [uvFloor, metric('uv', 'lessThan', 500)] }),
  'limits of parameters that may lie either way': {
    ...watching({ all: [metric('uv', 'greaterThan', { expr: 'p' }), metric('uv', 'lessThan', { expr: 'q' })] }),
    parameters: { p: number({ max: 500 }), q: number({ min: 100, default: 200 }) },
  },
  'a limit that only a change while running reaches': deciding([[{ all: [param('p', 'greaterThan', 10)] }, 'a']], {
    parameters: { p: number({ max: 5, liveMin: 0, liveMax: 20 }) },
  }),
  'texts that json-rules-engine would take for numbers': {
    ...line(
      node('a', 'select', {
        from: 'skus',
        conditions: {
          all: [
            { fact: 'row', path: '$.x', operator: 'lessThan', value: 5 },
            { fact: 'row', path: '$.x', operator: 'equal', value: '4' },
          ],
        },
        as: 'picked',
      }),
      node('b', 'set', { assign: { n: 'count(set("picked"))' } }),
    ),
  },
  'a later rule that goes the same way': deciding([
    [metricIs('uv', 'greaterThan', 100), 'a'],
    [metricIs('uv', 'greaterThan', 500), 'a'],
  ]),
  'rules from the narrow to the wide': deciding([
    [metricIs('uv', 'greaterThan', 500), 'a'],
    [metricIs('uv', 'greaterThan', 100), 'b'],
  ]),
  'durations that are computed with': setting(
    { x: 'T0 + duration(waitFor)', y: 'T1 - T0', z: '@"PT1H" + @"PT2H"' },
    { waitFor: { type: 'duration', title: '', default: 'PT1H' } },
  ),
  'money times a ratio, and money by money': setting(
    { x: 'm * r', y: 'm / m', z: 'round half up(m * r, 0) + m' },
    { m: { type: 'money', title: '', default: 1 }, r: { type: 'ratio', title: '', default: 0.1 } },
  ),
  'a comparison with plan, which is no share': watching({
    all: [
      {
        fact: 'metric',
        params: { id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' },
        operator: 'lessThan',
        value: 1.1,
      },
      uvFloor,
    ],
  }),
  'a deadline that a way round misses': {
    nodes: [
      START,
      node('which', 'decide', {
        rules: [{ id: 'r', title: '', conditions: metricIs('uv', 'greaterThan', 5), outcome: 'slow' }],
      }),
      node('w', 'wait', { until: 'T0 + P1D' }),
      task('a', { due: 'T0 + PT1H' }),
      end,
    ],
    edges: ['start.started > which', 'which.slow > w', 'which.otherwise > a', 'w.done > a', 'a.done > end'],
  },
  'a variable that another branch may have set': {
    nodes: [
      START,
      node('fork', 'split'),
      node('a', 'set', { assign: { x: '1' } }),
      node('w', 'wait', { for: 'PT1H' }),
      node('b', 'set', { assign: { y: 'x + 1' } }),
    ],
    edges: ['start.started > fork', 'fork.branch > a', 'fork.branch > w', 'w.done > b', 'a.done > end', 'b.done > end'],
    ...({} as object),
  },
  'a variable that the round before has set': {
    nodes: [
      START,
      node('first', 'set', { assign: { n: '0' } }),
      node('w', 'wait', { for: 'PT1H' }),
      node('count', 'set', { assign: { n: 'n + 1' } }),
    ],
    edges: ['start.started > first', 'first.done > w', 'w.done > count', 'count.done > w'],
  },
  'values computed one after the other': line(node('a', 'set', { assign: { x: '1', y: 'x + 1' } })),
  'a variable that one branch sets and the join is followed by': {
    ...forked([node('a', 'set', { assign: { x: '1' } })], [task('b')]),
    nodes: [
      START,
      node('fork', 'split'),
      node('a', 'set', { assign: { x: '1' } }),
      task('b'),
      node('meet', 'join'),
      node('c', 'set', { assign: { x: 'x + 1' } }),
      end,
    ],
    edges: [
      'start.started > fork',
      'fork.branch > a',
      'fork.branch > b',
      'a.done > meet',
      'b.done > meet',
      'meet.joined > c',
      'c.done > end',
    ],
  },
  'two rules that exclude each other': rivals(
    raise('a'),
    raise('b'),
    metricIs('uv', 'greaterThan', 500),
    metricIs('uv', 'lessThan', 5),
  ),
  'two rules for two channels': rivals(
    raise('a'),
    raise('b', { with: { channel: '"content"', amount: '100' } }),
    metricIs('uv', 'greaterThan', 5),
    metricIs('gmv', 'lessThan', 5),
  ),
  'two rules one after the other': rivals(
    raise('a'),
    raise('b'),
    metricIs('uv', 'greaterThan', 5),
    metricIs('gmv', 'lessThan', 5),
    [{ window: { from: 'T0', to: 'T0 + PT6H' } }, { window: { from: 'T0 + PT7H', to: 'T1' } }],
  ),
  'two rules of which one asks first': rivals(
    raise('a'),
    raise('b', { autonomy: 'propose', by: { role: 'x' } }),
    metricIs('uv', 'greaterThan', 5),
    metricIs('gmv', 'lessThan', 5),
  ),
  'a ratio of enough': watching({ all: [metric('cvr', 'lessThan', 0.02), uvFloor] }),
  'a return on ads of a whole day': watching({
    all: [metric('roi', 'lessThan', 1, 'PT24H'), metric('adSpend', 'greaterThan', 1000)],
  }),
  'a target that only the review looks up': {
    ...line(node('a', 'review', { sections: ['targetVsActual'] })),
    parameters: { gmvTarget: { type: 'money', title: '', default: 1 } },
  },
};

const withEnd = (written: WrittenPlaybook): WrittenPlaybook =>
  written.edges.some((edge) => edge.endsWith('> end')) && !written.nodes.some(({ id }) => id === 'end')
    ? { ...written, nodes: [...written.nodes, end] }
    : written;
const found = (written: WrittenPlaybook) => problemsOf(fileOf(withEnd(written)));
const inShort = ({ code, place }: Problem) => `${code} ${place.pointer}`;

describe('lint', () => {
  it.each(Object.entries(CASES))('finds %s', (_, [written, expected]) => {
    expect(found(written).map(inShort)).toContain(expected);
  });

  it.each(Object.entries(SILENT))('is silent about %s', (_, written) => {
    expect(found(written).map(inShort)).toEqual([]);
  });

  it.each(Object.entries(CASES))('repairs %s without breaking anything, where it offers to', (_, [written]) => {
    const file = fileOf(withEnd(written)) as unknown as Json;
    const problems = found(written);
    for (const problem of problems) {
      if (!problem.fix) continue;
      const fixed = applyFix(file, problem.fix);
      expect(fixed).toBeDefined();
      expect([problem.fix, isBetter(problem, problems, problemsOf(fixed))]).toEqual([problem.fix, true]);
      expect(problem.fix.title['zh-CN']).toMatch(/[一-鿿]/);
    }
  });

  it.each(Object.entries(CASES))('says it in both languages, with the field, for %s', (_, [written]) => {
    for (const { message, place } of found(written)) {
      expect(message['zh-CN']).toMatch(/[一-鿿]/);
      expect(message.en).not.toMatch(/[一-鿿]/);
      expect(`${message.en}${message['zh-CN']}`).not.toMatch(/undefined|\[object|\{\w+\}/);
      const isInConfig = place.pointer.includes('/config/');
      expect(place.field?.startsWith('/config/') ?? false).toBe(isInConfig);
    }
  });

  it.each([
    'a value that is none of the choices',
    'a rule that comes too late',
    'an instant and a text that holds a duration',
    'a ratio compared with a percentage',
    'a discount of twenty instead of 20 %',
    'a task that is due before it can be reached',
    'an action that acts by itself again and again',
    'a return on ads before the orders are in',
    'a parameter that nothing uses',
    'a role that is almost another',
    'a field that the form does not have',
  ])('offers a repair for %s', (name) => {
    const [written, expected] = CASES[name]!;
    expect(found(written).find((problem) => inShort(problem) === expected)).toHaveProperty('fix');
  });
});
