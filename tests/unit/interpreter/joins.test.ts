import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const task = (id: string) => node(id, 'task', { assignee: { role: 'x' } });
const done = (...ids: readonly string[]) => ids.map((id) => completeTask(`${id}/1`));

/** A split into tasks a, b, c which come together. */
const threeBranches = (mode: unknown) => ({
  nodes: [START, node('fork', 'split'), task('a'), task('b'), task('c'), node('meet', 'join', { mode }), task('after')],
  edges: [
    'start.started > fork',
    ...['a', 'b', 'c'].flatMap((id) => [`fork.branch > ${id}`, `${id}.done > meet`]),
    'meet.joined > after',
  ],
});

describe('split and join', () => {
  it('joins all: goes on once, when a token came over each incoming edge', async () => {
    const campaign = await TestCampaign.launch(threeBranches('all'));
    await campaign.at('PT1H', ...done('a', 'b'));
    expect(campaign.nodes('taskOpened')).not.toContain('after');
    await campaign.at('PT2H', ...done('c'));
    expect(campaign.tokens).toEqual(['after:open']);
    expect(campaign.lines('nodeLeft').at(-1)).toBe('+02:00 nodeLeft meet joined');
  });

  it('joins any: the first passes, later ones of the round are absorbed', async () => {
    const campaign = await TestCampaign.launch(threeBranches('any'));
    await campaign.at('PT1H', ...done('b'));
    await campaign.at('PT2H', ...done('a', 'c', 'after'));
    expect(campaign.nodes('taskOpened').filter((id) => id === 'after')).toHaveLength(1);
    expect(campaign.state.status).toBe('completed');
  });

  it('joins n of m: the n-th passes, the rest is absorbed', async () => {
    const campaign = await TestCampaign.launch(threeBranches({ n: 2 }));
    await campaign.at('PT1H', ...done('c'));
    expect(campaign.tokens).toContain('meet:open');
    await campaign.at('PT2H', ...done('a'));
    expect(campaign.tokens).toEqual(['b:open', 'after:open']);
    await campaign.at('PT3H', ...done('b', 'after'));
    expect(campaign.nodes('taskOpened').filter((id) => id === 'after')).toHaveLength(1);
    expect(campaign.state.status).toBe('completed');
  });

  it('keeps rounds apart: a second pass through the split waits for its own branches', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        task('a'),
        task('b'),
        node('meet', 'join', { mode: 'any' }),
        node('pause', 'wait', { for: 'PT1H' }),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > a',
        'fork.branch > b',
        'a.done > meet',
        'b.done > meet',
        'meet.joined > pause',
        'pause.done > fork',
      ],
    });
    await campaign.at('PT1H', completeTask('a/1'));
    await campaign.at('PT3H', completeTask('b/1'));
    // b of the first round was absorbed; the second round has both its tasks still.
    expect(campaign.tokens).toEqual(['a:open', 'b:open']);
    await campaign.at('PT4H', completeTask('b/2'));
    expect(campaign.nodes('nodeLeft').filter((id) => id === 'meet')).toHaveLength(2);
  });

  it('joins inner rounds before outer ones', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('outer', 'split'),
        node('inner', 'split'),
        task('a'),
        task('b'),
        task('c'),
        node('innerMeet', 'join', { mode: 'all' }),
        node('outerMeet', 'join', { mode: 'all' }),
        task('after'),
      ],
      edges: [
        'start.started > outer',
        'outer.branch > inner',
        'outer.branch > c',
        'inner.branch > a',
        'inner.branch > b',
        'a.done > innerMeet',
        'b.done > innerMeet',
        'innerMeet.joined > outerMeet',
        'c.done > outerMeet',
        'outerMeet.joined > after',
      ],
    });
    await campaign.at('PT1H', ...done('c', 'a'));
    expect(campaign.tokens.toSorted()).toEqual(['b:open', 'innerMeet:open', 'outerMeet:open']);
    await campaign.at('PT2H', ...done('b'));
    expect(campaign.tokens).toEqual(['after:open']);
    expect(campaign.state.tokens[0]!.rounds).toEqual([]);
  });

  it('absorbs further arrivals over one edge, as of a monitor that fires twice, and lets its tokens join in its round', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('fork', 'split'),
          node('mon', 'monitor', {
            window: { from: 'T0', to: 'T0 + PT4H' },
            rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5), overlap: 'parallel' }],
          }),
          task('a'),
          node('meet', 'join', { mode: { n: 2 } }),
          task('after'),
        ],
        edges: [
          'start.started > fork',
          'fork.branch > mon',
          'fork.branch > a',
          'mon.hot > meet',
          'a.done > meet',
          'meet.joined > after',
        ],
      },
      {
        points: {
          gmv: [
            ['PT1H', 10],
            ['PT2H', 1],
            ['PT3H', 10],
          ],
        },
      },
    );
    await campaign.at('PT3H');
    expect(campaign.lines('ruleFired')).toHaveLength(2);
    expect(campaign.tokens.filter((token) => token.startsWith('meet'))).toHaveLength(1);
    await campaign.at('PT3H30M', ...done('a'));
    expect(campaign.tokens).toEqual(['mon:open', 'after:open']);
  });

  it('parks a join that no other token can reach any more', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        task('a'),
        node('b', 'task', { assignee: { role: 'x' }, expires: 'PT2H' }),
        node('meet', 'join'),
        task('after'),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > a',
        'fork.branch > b',
        'a.done > meet',
        'b.done > meet',
        'meet.joined > after',
      ],
    });
    await campaign.at('PT1H', ...done('a'));
    expect(campaign.lines('parked')).toEqual([]);
    await campaign.at('PT2H');
    expect(campaign.lines('parked')).toEqual(['+02:00 parked meet']);
    expect(campaign.state.tokens[0]!.problem?.code).toBe('joinStarved');
  });

  it('waits while another branch is only parked, which may still reach it', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        task('a'),
        node('b', 'set', { assign: { x: '1 / 0' } }),
        node('meet', 'join'),
        task('after'),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > a',
        'fork.branch > b',
        'a.done > meet',
        'b.done > meet',
        'meet.joined > after',
      ],
    });
    await campaign.at('PT1H', ...done('a'));
    expect(campaign.nodes('parked')).toEqual(['b']);
    await campaign.at('PT2H', { type: 'skip', by, node: 'b', outcome: 'done' });
    expect(campaign.tokens).toEqual(['after:open']);
  });

  it('lets a person have a starved join go on, or try again, and loses nothing by it', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        task('a'),
        node('b', 'end', { scope: 'branch' }),
        node('never', 'task', { assignee: { role: 'x' } }),
        node('meet', 'join'),
        task('after'),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > a',
        'fork.branch > b',
        'a.done > meet',
        'never.done > meet',
        'meet.joined > after',
      ],
    });
    await campaign.at('PT1H', ...done('a'));
    expect(campaign.tokens).toEqual(['meet:parked']);
    await campaign.at('PT2H', { type: 'retry', by, node: 'meet' });
    expect(campaign.tokens).toEqual(['meet:parked']);
    await campaign.at('PT3H', { type: 'skip', by, node: 'meet', outcome: 'joined' });
    expect(campaign.tokens).toEqual(['after:open']);
  });

  it('tells one coming from the next by the edges where there is no split: each morning passes anew', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        node('morning', 'start', {
          when: { every: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '08:00' } },
        }),
        node('evening', 'start', {
          when: { every: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '20:00' } },
        }),
        node('first', 'join', { mode: 'any' }),
        node('count', 'set', { assign: { x: '1' } }),
        node('end', 'end', { scope: 'branch' }),
      ],
      edges: ['morning.started > first', 'evening.started > first', 'first.joined > count', 'count.done > end'],
    });
    await campaign.at('P3D');
    expect(campaign.lines('variableSet').map((line) => line.slice(0, 6))).toEqual(['+08:00', '+32:00', '+56:00']);
  });
});
