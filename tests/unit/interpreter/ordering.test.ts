import { completeTask, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const wait = (id: string, offset: string) => node(id, 'wait', { for: offset });

describe('logical time and the order of things', () => {
  it('gives every entry the instant of its cause, however late the interpreter hears of it', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, wait('first', 'PT1H'), wait('second', 'PT30M'), node('end', 'end')],
      edges: ['start.started > first', 'first.done > second', 'second.done > end'],
    });
    await campaign.at('P2D');
    expect(campaign.lines('nodeLeft', 'campaignEnded')).toEqual([
      '+00:00 nodeLeft start started',
      '+01:00 nodeLeft first done',
      '+01:30 nodeLeft second done',
      '+01:30 campaignEnded completed',
    ]);
  });

  it('settles all consequences of one instant before the next instant', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        node('long', 'wait', { for: 'PT2H' }),
        node('short', 'wait', { for: 'PT1H' }),
        node('count', 'set', { assign: { x: '1' } }),
        node('recount', 'set', { assign: { x: 'x + 1' } }),
        node('last', 'set', { assign: { x: 'x * 10' } }),
        node('end', 'end', { scope: 'branch' }),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > long',
        'fork.branch > short',
        'short.done > count',
        'count.done > recount',
        'recount.done > end',
        'long.done > last',
        'last.done > end',
      ],
    });
    await campaign.at('PT2H');
    expect(campaign.lines('variableSet')).toEqual([
      '+01:00 variableSet count x 1',
      '+01:00 variableSet recount x 2',
      '+02:00 variableSet last x 20',
    ]);
  });

  it('takes timers of one instant in the order of their nodes in the file, not in that of their setting', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        node('c', 'wait', { for: 'PT1H' }),
        node('a', 'wait', { until: 'T0 + PT1H' }),
        node('b', 'wait', { for: 'PT60M' }),
      ],
      edges: ['start.started > fork', 'fork.branch > b', 'fork.branch > a', 'fork.branch > c'],
    });
    await campaign.at('PT1H');
    expect(campaign.lines('nodeLeft').slice(2)).toEqual([
      '+01:00 nodeLeft c done',
      '+01:00 nodeLeft a done',
      '+01:00 nodeLeft b done',
    ]);
  });

  it('enters tokens that are ready together in the order of their nodes', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        node('a', 'task', { assignee: { role: 'x' } }),
        node('b', 'task', { assignee: { role: 'x' } }),
      ],
      edges: ['start.started > fork', 'fork.branch > b', 'fork.branch > a'],
    });
    expect(campaign.nodes('nodeEntered')).toEqual(['start', 'fork', 'a', 'b']);
  });

  it('takes what people did at an instant before what is due at it', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('work', 'task', { assignee: { role: 'x' }, expires: 'PT1H' }),
        node('ok', 'end'),
        node('late', 'end'),
      ],
      edges: ['start.started > work', 'work.done > ok', 'work.expired > late'],
    });
    await campaign.at('PT1H', completeTask('work/1'));
    expect(campaign.lines('taskDone', 'taskExpired')).toEqual(['+01:00 taskDone work']);
  });

  it('lets what was due before an act happen first', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('work', 'task', { assignee: { role: 'x' }, expires: 'PT1H' }),
        node('ok', 'end'),
        node('late', 'end'),
      ],
      edges: ['start.started > work', 'work.done > ok', 'work.expired > late'],
    });
    const refused = await campaign.at('PT2H', completeTask('work/1'));
    expect(campaign.lines('taskDone', 'taskExpired')).toEqual(['+01:00 taskExpired work']);
    expect(refused.map((problem) => problem.code)).toEqual(['campaign-ended']);
  });

  it('takes monitors and timers of one instant in the order of their nodes', async () => {
    const monitor = (id: string) =>
      node(id, 'monitor', {
        window: { from: 'T0', to: 'T1' },
        rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }],
      });
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('fork', 'split'),
          monitor('first'),
          node('timer', 'wait', { for: 'PT1H' }),
          monitor('second'),
        ],
        edges: ['start.started > fork', 'fork.branch > second', 'fork.branch > timer', 'fork.branch > first'],
      },
      { points: { gmv: [['PT1H', 10]] } },
    );
    await campaign.at('PT1H');
    expect(campaign.lines('ruleFired', 'nodeLeft').slice(2)).toEqual([
      '+01:00 ruleFired first hot',
      '+01:00 nodeLeft timer done',
      '+01:00 ruleFired second hot',
    ]);
  });

  it('fires the rules of a monitor in their order, and its grouped rows after the rest of the instant', async () => {
    const rows = [
      { id: 'A', stock: 1 },
      { id: 'B', stock: 1 },
    ];
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('fork', 'split'),
          node('rowsMon', 'monitor', {
            window: { from: 'T0 + PT1H', to: 'T1' },
            forEach: 'skus',
            rules: [
              {
                id: 'low',
                title: '',
                conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 5 }] },
              },
              {
                id: 'lower',
                title: '',
                conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 2 }] },
              },
            ],
          }),
          node('timer', 'wait', { for: 'PT1H' }),
          node('after', 'set', { assign: { x: '1' } }),
          node('end', 'end', { scope: 'branch' }),
        ],
        edges: [
          'start.started > fork',
          'fork.branch > rowsMon',
          'fork.branch > timer',
          'timer.done > after',
          'after.done > end',
        ],
      },
      { datasets: { skus: rows } },
    );
    await campaign.at('PT1H');
    expect(campaign.lines('ruleFired', 'variableSet')).toEqual([
      '+01:00 variableSet after x 1',
      '+01:00 ruleFired rowsMon low A,B',
      '+01:00 ruleFired rowsMon lower A,B',
    ]);
  });

  it('ends a loop that no time passes in by parking its token', async () => {
    const always = { all: [{ fact: 'param', params: { id: 'one' }, operator: 'equal', value: 1 }] };
    const campaign = await TestCampaign.launch({
      parameters: { one: { type: 'number', title: '', default: 1 } },
      nodes: [START, node('again', 'wait', { conditions: always })],
      edges: ['start.started > again', 'again.done > again'],
    });
    expect(campaign.tokens).toEqual(['again:parked']);
    expect(campaign.state.tokens[0]!.problem?.code).toBe('spinning');
  });
});
