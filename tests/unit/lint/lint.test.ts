import { hasErrors } from '../../../rules/lint/lint.ts';
import { fileOf, metricIs, node, problemsOf, START } from '../../support/playbooks.ts';
import type { WrittenNode, WrittenPlaybook } from '../../support/playbooks.ts';

const end = node('end', 'end');
const rule = (id: string, conditions: object = metricIs('gmv', 'greaterThan', 5)) => ({ id, title: '', conditions });
const monitor = (rules: readonly object[], more: object = {}) =>
  node('mon', 'monitor', { window: { from: 'T0', to: 'T1' }, rules, ...more });
const task = (id: string, more: object = {}) => node(id, 'task', { assignee: { role: 'x' }, ...more });

/** start → the node → end, by its outcome. */
const single = (middle: WrittenNode, outcome: string, more: Partial<WrittenPlaybook> = {}): WrittenPlaybook => ({
  nodes: [START, middle, end],
  edges: [`start.started > ${middle.id}`, `${middle.id}.${outcome} > end`],
  ...more,
});

const found = (written: WrittenPlaybook) =>
  problemsOf(fileOf(written)).map((problem) => `${problem.code} ${problem.place.pointer}`);

const CASES: Readonly<Record<string, readonly [WrittenPlaybook, string]>> = {
  'a dangling edge': [{ nodes: [START, end], edges: ['start.started > ende'] }, 'dangling-edge /edges/0/to'],
  'an unreachable node': [
    { nodes: [START, task('lost'), end], edges: ['start.started > end', 'lost.done > end'] },
    'unreachable /nodes/1',
  ],
  'rows where there are none': [
    single(node('tally', 'set', { assign: { n: 'count(rows("skus"))' } }), 'done'),
    'rows-outside-select /nodes/1/config/assign/n',
  ],
  'no start': [{ nodes: [end], edges: [] }, 'no-start /nodes'],
  'an edge into a start': [
    { nodes: [START, task('a')], edges: ['start.started > a', 'a.done > start'] },
    'edge-into-start /edges/1/to',
  ],
  'an outcome that the node does not have': [
    { nodes: [START, end], edges: ['start.begun > end'] },
    'unknown-outcome /edges/0/outcome',
  ],
  'two edges from one outcome': [
    { nodes: [START, end, task('a')], edges: ['start.started > end', 'start.started > a', 'a.done > end'] },
    'second-edge /edges/1/outcome',
  ],
  'an outcome that must lead on and does not': [
    { nodes: [START, task('a')], edges: ['start.started > a'] },
    'outcome-without-edge /nodes/1',
  ],
  'a phase that is not defined': [
    single(node('a', 'task', { assignee: { role: 'x' } }, 'review'), 'done'),
    'phase-missing /nodes/1/phase',
  ],
  'data that may go stale where nothing would notice': [
    single(monitor([{ ...rule('r'), staleAfter: 'PT1H' }]), 'closed'),
    'stale-unnoticed /nodes/1/config/rules/0/staleAfter',
  ],
  'a join that can never complete': [
    {
      nodes: [START, node('which', 'decide', { rules: [{ ...rule('r'), outcome: 'yes' }] }), node('meet', 'join'), end],
      edges: ['start.started > which', 'which.yes > meet', 'which.otherwise > meet', 'meet.joined > end'],
    },
    'join-cannot-complete /nodes/2/config/mode',
  ],
  'a join that waits for more than lead into it': [
    single(node('meet', 'join', { mode: { n: 2 } }), 'joined'),
    'join-needs-more /nodes/1/config/mode',
  ],
  'a loop that spins': [
    {
      nodes: [START, node('a', 'set', { assign: {} }), node('b', 'set', { assign: {} })],
      edges: ['start.started > a', 'a.done > b', 'b.done > a'],
    },
    'spinning-loop /nodes/1',
  ],
  'a loop whose wait has passed the second time': [
    single(node('a', 'wait', { until: 'T0' }), 'done', {
      edges: ['start.started > a', 'a.done > a'],
      nodes: [START, node('a', 'wait', { until: 'T0' })],
    }),
    'spinning-loop /nodes/1',
  ],
  'an anchor cycle': [
    single(task('a'), 'done', {
      anchors: {
        T0: { title: '' },
        T1: { title: '', at: 'A' },
        A: { title: '', at: 'B + P1D' },
        B: { title: '', at: 'A' },
      },
    }),
    'anchor-cycle /anchors/A',
  ],
  'an anchor derived from nothing': [
    single(task('a'), 'done', { anchors: { T0: { title: '' }, T1: { title: '', at: 'T9' } } }),
    'unknown-anchor /anchors/T1/at',
  ],
  'an unknown anchor in a field': [
    single(task('a', { due: 'T9 + P1D' }), 'done'),
    'unknown-anchor /nodes/1/config/due',
  ],
  'an unknown parameter': [
    single(
      monitor([rule('r', { all: [{ fact: 'param', params: { id: 'limt' }, operator: 'equal', value: 1 }] })]),
      'closed',
    ),
    'unknown-name /nodes/1/config/rules/0/conditions/all/0/params/id',
  ],
  'a parameter that is not chosen yet': [
    single(
      monitor([rule('r', { all: [{ fact: 'param', params: { id: '' }, operator: 'equal', value: 1 }] })]),
      'closed',
    ),
    'not-chosen /nodes/1/config/rules/0/conditions/all/0/params/id',
  ],
  'an unknown variable': [
    single(
      monitor([rule('r', { all: [{ fact: 'var', params: { id: 'x' }, operator: 'equal', value: 1 }] })]),
      'closed',
    ),
    'unknown-name /nodes/1/config/rules/0/conditions/all/0/params/id',
  ],
  'an unknown set in conditions': [
    single(
      monitor([rule('r', { all: [{ fact: 'set', params: { id: 'x', part: 'count' }, operator: 'equal', value: 1 }] })]),
      'closed',
    ),
    'unknown-name /nodes/1/config/rules/0/conditions/all/0/params/id',
  ],
  'an unknown set in an expression': [
    single(node('a', 'set', { assign: { n: 'count(set("nope"))' } }), 'done'),
    'unknown-name /nodes/1/config/assign/n',
  ],
  'a set of a rule without rows': [
    single(node('a', 'set', { assign: { n: 'count(set("mon.r"))' } }), 'done'),
    'unknown-name /nodes/1/config/assign/n',
  ],
  'an unknown name in an expression': [
    single(node('a', 'set', { assign: { n: 'budgt * 2' } }), 'done', {
      parameters: { budget: { type: 'number', title: '', default: 1 } },
    }),
    'feel-unknown-name /nodes/1/config/assign/n',
  ],
  'an expression that cannot be read': [
    single(node('a', 'set', { assign: { n: '1 +' } }), 'done'),
    'feel-syntax /nodes/1/config/assign/n',
  ],
  'an unknown shared condition': [
    single(monitor([rule('r', { condition: 'nope' })]), 'closed'),
    'unknown-condition /nodes/1/config/rules/0/conditions/condition',
  ],
  'shared conditions in a circle': [
    single(monitor([rule('r', { condition: 'a' })]), 'closed', { conditions: { a: { all: [{ condition: 'a' }] } } }),
    'condition-cycle /conditions/a',
  ],
  'a row where there are none': [
    single(monitor([rule('r', { all: [{ fact: 'row', path: '$.stock', operator: 'equal', value: 1 }] })]), 'closed'),
    'row-outside-rows /nodes/1/config/rules/0/conditions/all/0/path',
  ],
  'a figure shown that does not exist': [
    {
      nodes: [START, node('ask', 'approval', { approvers: { role: 'x' }, shows: ['T1', 'budgt'] }), end],
      edges: ['start.started > ask', 'ask.approved > end', 'ask.rejected > end'],
    },
    'unknown-name /nodes/1/config/shows/1',
  ],
  'a default of the wrong type': [
    single(task('a'), 'done', { parameters: { p: { type: 'money', title: '', default: 1.5 } } }),
    'wrong-type /parameters/p/default',
  ],
  'a default out of bounds': [
    single(task('a'), 'done', { parameters: { p: { type: 'ratio', title: '', default: 2 } } }),
    'out-of-bounds /parameters/p/default',
  ],
  'an id used for a parameter and a node': [
    single(task('a'), 'done', { parameters: { a: { type: 'number', title: '', default: 1 } } }),
    'duplicate-id /nodes/1/id',
  ],
  'an id used for two nodes': [
    { nodes: [START, end, end], edges: ['start.started > end'] },
    'duplicate-id /nodes/2/id',
  ],
  'an id used for a variable and a set': [
    {
      nodes: [
        START,
        node('a', 'set', { assign: { x: '1' } }),
        node('b', 'select', { from: 'skus', conditions: { all: [] }, as: 'x' }),
        end,
      ],
      edges: ['start.started > a', 'a.done > b', 'b.done > end'],
    },
    'duplicate-id /nodes/2/config',
  ],
  'two rules of a monitor with one id': [
    single(monitor([rule('r'), rule('r')]), 'closed'),
    'duplicate-rule /nodes/1/config/rules/1/id',
  ],
  'two rules of a decision with one id': [
    {
      nodes: [
        START,
        node('which', 'decide', {
          rules: [
            { ...rule('r'), outcome: 'yes' },
            { ...rule('r'), outcome: 'yes' },
          ],
        }),
        end,
      ],
      edges: ['start.started > which', 'which.yes > end', 'which.otherwise > end'],
    },
    'duplicate-rule /nodes/1/config/rules/1/id',
  ],
  'two form fields with one id': [
    single(
      task('a', {
        form: [
          { id: 'x', type: 'text', title: '' },
          { id: 'x', type: 'text', title: '' },
        ],
      }),
      'done',
    ),
    'duplicate-rule /nodes/1/config/form/1/id',
  ],
  'a rule with the outcome of the window’s end': [
    single(monitor([rule('closed')]), 'closed'),
    'outcome-clash /nodes/1/config/rules/0/id',
  ],
  'a rule with the outcome of stale data': [
    single(monitor([rule('stale')]), 'closed'),
    'outcome-clash /nodes/1/config/rules/0/id',
  ],
  'a rule with the outcome of another’s recovery': [
    single(monitor([rule('hot'), rule('hot_recovered')]), 'closed'),
    'outcome-clash /nodes/1/config/rules/1/id',
  ],
  'an action without a needed input': [
    single(node('a', 'action', { do: 'page.publish', with: {} }), 'done'),
    'input-missing /nodes/1/config/with',
  ],
  'an action with an input it does not take': [
    single(node('a', 'action', { do: 'page.publish', with: { page: '"x"', pages: '1' } }), 'done'),
    'input-unknown /nodes/1/config/with/pages',
  ],
  'an action that asks nobody': [
    single(node('a', 'action', { do: 'page.publish', with: { page: '"x"' }, autonomy: 'propose' }), 'done'),
    'nobody-asked /nodes/1/config/by',
  ],
  'a guardrail that asks nobody': [
    single(
      node('a', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"x"', amount: '1' },
        guardrail: { sumOf: 'amount', per: 'day', max: '1', over: 'approval' },
      }),
      'done',
    ),
    'nobody-asked /nodes/1/config/guardrail/by',
  ],
  'a guardrail that sums what is no input': [
    single(
      node('a', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"x"', amount: '1' },
        guardrail: { sumOf: 'sum', per: 'day', max: '1', over: 'decline' },
      }),
      'done',
    ),
    'guardrail-sum-unknown /nodes/1/config/guardrail/sumOf',
  ],
};

describe('lint', () => {
  it.each(Object.entries(CASES))('finds %s', (_, [written, expected]) => {
    expect(found(written)).toContain(expected);
  });

  it.each(Object.entries(CASES))('says it in both languages, with the node, for %s', (_, [written]) => {
    for (const { message, place } of problemsOf(fileOf(written))) {
      expect(message['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
      expect(message.en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(`${message.en}${message['zh-CN']}`).not.toMatch(/undefined|\[object|\{\w+\}/);
      const index = /^\/nodes\/(\d+)/.exec(place.pointer)?.[1];
      expect(place.node).toBe(index === undefined ? place.node : written.nodes[Number(index)]!.id);
    }
  });

  it.each(['row', 'now', 'phase', 'set', 'rows', 'item', 'partial', 'if', 'true'])(
    'refuses “%s” as the id of anything',
    (id) => {
      expect(found(single(task(id), 'done'))).toContain('reserved-id /nodes/1/id');
      expect(
        found(single(task('a'), 'done', { parameters: { [id]: { type: 'number', title: '', default: 1 } } })),
      ).toContain(`reserved-id /parameters/${id}`);
      expect(found(single(node('a', 'set', { assign: { [id]: '1' } }), 'done'))).toContain(
        'reserved-id /nodes/1/config',
      );
      expect(found(single(node('a', 'select', { from: 'skus', conditions: { all: [] }, as: id }), 'done'))).toContain(
        'reserved-id /nodes/1/config',
      );
      expect(
        found(
          single(task('a'), 'done', {
            anchors: { T0: { title: '' }, T1: { title: '', at: 'T0' }, [id]: { title: '' } },
          }),
        ),
      ).toContain(`reserved-id /anchors/${id}`);
    },
  );

  it('begins with what cuts the others off', () => {
    const edges = ['start.started > end', 'head.done > far', 'far.done > end'];
    expect(found({ nodes: [START, task('far'), task('head'), end], edges })).toEqual([
      'unreachable /nodes/2',
      'unreachable /nodes/1',
    ]);
  });

  it('refuses a duration as the name of an anchor', () => {
    expect(
      found(
        single(task('a'), 'done', { anchors: { T0: { title: '' }, T1: { title: '', at: 'T0' }, P1D: { title: '' } } }),
      ),
    ).toContain('reserved-id /anchors/P1D');
  });

  it('suggests what was probably meant, in both languages', () => {
    const [problem] = problemsOf(
      fileOf({ nodes: [START, task('confirm'), end], edges: ['start.started > confirn', 'confirm.done > end'] }),
    );
    expect(problem).toMatchObject({ code: 'dangling-edge' });
    expect(problem!.message.en).toContain('did you mean “confirm”?');
    expect(problem!.message['zh-CN']).toContain('是否想写“confirm”？');
  });

  it.each<readonly [string, WrittenPlaybook, string]>([
    [
      'an action that is not in the catalogue',
      single(node('a', 'action', { do: 'page.publsh', with: { page: '"x"' } }), 'done'),
      'unknown-action',
    ],
    [
      'money that moves by itself without a guardrail',
      single(
        node('a', 'action', { do: 'ads.raiseBudget', with: { channel: '"x"', amount: '1' }, expiresAfter: 'PT2H' }),
        'done',
      ),
      'money-without-guardrail',
    ],
    [
      'a change in the event that nothing takes back',
      single(node('a', 'action', { do: 'ads.pauseChannel', with: { channels: '["x"]' } }), 'done'),
      'effect-not-undone',
    ],
    [
      'a data set whose name is almost that of a set',
      {
        nodes: [
          START,
          node('pick', 'select', { from: 'skus', conditions: { all: [] }, as: 'campaignSkus' }),
          monitor([rule('r')], { forEach: 'campaignSku' }),
          end,
        ],
        edges: ['start.started > pick', 'pick.done > mon', 'mon.closed > end'],
      },
      'maybe-a-set',
    ],
    [
      'a wait whose conditions nothing has looked at again',
      single(
        node('a', 'wait', {
          conditions: { all: [{ fact: 'param', params: { id: 'p' }, operator: 'equal', value: 1 }] },
        }),
        'done',
        { parameters: { p: { type: 'number', title: '', default: 1 } } },
      ),
      'wait-reads-no-metric',
    ],
  ])('only warns of %s', (_, written, code) => {
    const problems = problemsOf(fileOf(written));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(hasErrors(problems)).toBe(false);
  });

  it.each<readonly [string, WrittenPlaybook]>([
    ['durations where an instant or a duration may stand', single(task('a', { due: 'PT5H', expires: 'P1D' }), 'done')],
    [
      'a wait that begins from now each time, in a loop',
      { nodes: [START, node('a', 'wait', { until: 'now + PT1H' })], edges: ['start.started > a', 'a.done > a'] },
    ],
    ['a loop through a person', { nodes: [START, task('a')], edges: ['start.started > a', 'a.done > a'] }],
    [
      'a join of what a monitor fires and of its end',
      {
        nodes: [START, node('fork', 'split'), monitor([rule('r')]), task('a'), node('meet', 'join'), end],
        edges: [
          'start.started > fork',
          'fork.branch > mon',
          'fork.branch > a',
          'mon.closed > meet',
          'a.done > meet',
          'meet.joined > end',
        ],
      },
    ],
    [
      'a join of two starts',
      {
        nodes: [START, node('other', 'start', { when: { manual: true } }), node('meet', 'join'), end],
        edges: ['start.started > meet', 'other.started > meet', 'meet.joined > end'],
      },
    ],
    [
      'a set that a later node uses',
      {
        nodes: [
          START,
          node('pick', 'select', { from: 'skus', conditions: { all: [] }, as: 'picked' }),
          node('a', 'set', { assign: { n: 'count(set("picked"))' } }),
          end,
        ],
        edges: ['start.started > pick', 'pick.done > a', 'a.done > end'],
      },
    ],
    [
      'two nodes that set one variable',
      {
        nodes: [START, node('a', 'set', { assign: { n: '1' } }), node('b', 'set', { assign: { n: 'n + 1' } }), end],
        edges: ['start.started > a', 'a.done > b', 'b.done > end'],
      },
    ],
    [
      'two rules of a decision that lead one way',
      {
        nodes: [
          START,
          node('which', 'decide', {
            rules: [
              { ...rule('r'), outcome: 'yes' },
              { ...rule('s'), outcome: 'yes' },
            ],
          }),
          end,
        ],
        edges: ['start.started > which', 'which.yes > end', 'which.otherwise > end'],
      },
    ],
  ])('is silent about %s', (_, written) => {
    expect(found(written)).toEqual([]);
  });
});
