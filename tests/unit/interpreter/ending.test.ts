import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const task = (id: string) => node(id, 'task', { assignee: { role: 'x' } });
const broken = node('broken', 'set', { assign: { x: '1 / 0' } });

describe('how a campaign ends', () => {
  it('is completed when nothing is live any more', async () => {
    const campaign = await TestCampaign.launch({ nodes: [START, task('a')], edges: ['start.started > a'] });
    expect(campaign.state.status).toBe('running');
    await campaign.at('PT1H', completeTask('a/1'));
    expect(campaign.state.status).toBe('completed');
    expect(campaign.lines('campaignEnded')).toEqual(['+01:00 campaignEnded completed']);
  });

  it('goes on while a start is armed, a recurring one too', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('daily', 'start', { when: { every: { weekdays: ['mon'], at: '09:00' } } }),
        node('end', 'end', { scope: 'branch' }),
      ],
      edges: ['start.started > end', 'daily.started > end'],
    });
    await campaign.at('P30D');
    expect(campaign.state.status).toBe('running');
    expect(campaign.tokens).toEqual(['daily:armed']);
  });

  it('closes open tasks, monitors and branches at an end of the campaign, and says so', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        task('open'),
        node('mon', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [{ id: 'r', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }],
        }),
        node('soon', 'wait', { for: 'PT1H' }),
        node('end', 'end', { scope: 'campaign', result: 'enough' }),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > open',
        'fork.branch > mon',
        'fork.branch > soon',
        'soon.done > end',
      ],
    });
    await campaign.at('PT1H');
    expect(campaign.lines('nodeLeft', 'campaignEnded').slice(2)).toEqual([
      '+01:00 nodeLeft soon done',
      '+01:00 nodeLeft open campaignEnded closed',
      '+01:00 nodeLeft mon campaignEnded closed',
      '+01:00 campaignEnded completed',
    ]);
    expect(campaign.state).toMatchObject({ status: 'completed', result: 'enough', tokens: [], timers: [] });
  });

  it('waits at an end of the campaign for tokens that are parked', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        broken,
        task('other'),
        node('soon', 'wait', { for: 'PT1H' }),
        node('end', 'end', { scope: 'campaign' }),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > broken',
        'fork.branch > soon',
        'fork.branch > other',
        'soon.done > end',
        'broken.done > other',
      ],
    });
    await campaign.at('PT2H');
    expect(campaign.state.status).toBe('running');
    await campaign.at('PT3H', { type: 'skip', by, node: 'broken', outcome: 'done' });
    expect(campaign.lines('campaignEnded')).toEqual(['+03:00 campaignEnded completed']);
  });

  it('ends only the branch at an end of scope “branch”', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('fork', 'split'), node('stub', 'end', { scope: 'branch' }), task('other')],
      edges: ['start.started > fork', 'fork.branch > stub', 'fork.branch > other'],
    });
    expect(campaign.tokens).toEqual(['other:open']);
  });

  it('ends a token that leaves by an outcome without an edge', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('a', 'task', { assignee: { role: 'x' }, expires: 'PT1H' })],
      edges: ['start.started > a'],
    });
    await campaign.at('PT1H');
    expect(campaign.lines('nodeLeft', 'campaignEnded').slice(1)).toEqual([
      '+01:00 nodeLeft a expired',
      '+01:00 campaignEnded completed',
    ]);
  });

  it('stops on request: tasks and monitors are closed, even while paused and with tokens parked', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('fork', 'split'), broken, task('open')],
      edges: ['start.started > fork', 'fork.branch > broken', 'fork.branch > open', 'broken.done > open'],
    });
    await campaign.at('PT1H', { type: 'pause', by });
    await campaign.at('PT2H', { type: 'stop', by });
    expect(campaign.lines('intervention', 'nodeLeft', 'campaignEnded').slice(2)).toEqual([
      '+02:00 intervention stop',
      '+02:00 nodeLeft broken campaignEnded closed',
      '+02:00 nodeLeft open campaignEnded closed',
      '+02:00 campaignEnded stopped',
    ]);
    expect(await campaign.at('PT3H', completeTask('open/1'))).toMatchObject([{ code: 'campaign-ended' }]);
  });
});
