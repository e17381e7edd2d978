import { by, completeTask, decide, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const pause = { type: 'pause', by } as const;
const resume = { type: 'resume', by } as const;
const end = node('end', 'end', { scope: 'branch' });

describe('a pause', () => {
  it('lets no timer fire; on resume they fire in order of time, at the instant of the resumption', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        node('late', 'wait', { for: 'PT3H' }),
        node('early', 'wait', { for: 'PT2H' }),
      ],
      edges: ['start.started > fork', 'fork.branch > late', 'fork.branch > early'],
    });
    await campaign.at('PT1H', pause);
    await campaign.at('PT5H');
    expect(campaign.tokens).toEqual(['late:open', 'early:open']);
    await campaign.at('PT6H', resume);
    expect(campaign.lines('paused', 'resumed', 'nodeLeft').slice(2)).toEqual([
      '+01:00 paused',
      '+06:00 resumed',
      '+06:00 nodeLeft early done',
      '+06:00 nodeLeft late done',
    ]);
  });

  it('lets people complete tasks, whose successors wait for its end', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('a', 'task', { assignee: { role: 'x' } }), node('b', 'task', { assignee: { role: 'x' } })],
      edges: ['start.started > a', 'a.done > b'],
    });
    await campaign.at('PT1H', pause);
    expect(await campaign.at('PT2H', completeTask('a/1'))).toEqual([]);
    expect(campaign.tokens).toEqual(['b:ready']);
    await campaign.at('PT3H', resume);
    expect(campaign.lines('taskDone', 'taskOpened')).toEqual([
      '+00:00 taskOpened a',
      '+02:00 taskDone a',
      '+03:00 taskOpened b',
    ]);
  });

  it('starts no effect: not of a proposal approved meanwhile, nor of one tried again', async () => {
    const proposal = node('act', 'action', {
      do: 'page.publish',
      with: { page: '"home"' },
      autonomy: 'propose',
      by: { role: 'x' },
    });
    const campaign = await TestCampaign.launch({
      nodes: [START, proposal, end],
      edges: ['start.started > act', 'act.done > end'],
    });
    await campaign.at('PT1H', pause);
    await campaign.at('PT2H', decide('act/1', 'approve'));
    expect(campaign.calls).toEqual([]);
    expect(await campaign.at('PT2H', decide('act/1', 'approve'))).toMatchObject([{ code: 'task-not-open' }]);
    await campaign.at('PT3H', resume);
    expect(campaign.lines('effectRequested', 'effectApplied')).toEqual([
      '+03:00 effectRequested act',
      '+03:00 effectApplied act',
    ]);

    const again = await TestCampaign.launch(
      {
        nodes: [START, node('act', 'action', { do: 'page.publish', with: { page: '"home"' }, autonomy: 'auto' }), end],
        edges: ['start.started > act', 'act.done > end'],
      },
      { calls: [{ type: 'failed', error: 'down', retryable: true }] },
    );
    await again.at('PT1H', pause);
    await again.at('PT2H', { type: 'retry', by, node: 'act' });
    expect(again.calls).toHaveLength(1);
    await again.at('PT3H', resume);
    expect(again.calls.map((call) => [call.key, call.attempt])).toEqual([
      ['c1/act/1', 1],
      ['c1/act/1', 2],
    ]);
    expect(again.state.status).toBe('completed');
  });

  const monitoring = (rule: object, window = { from: 'T0', to: 'T1' }) => ({
    nodes: [
      START,
      node('mon', 'monitor', {
        window,
        rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5, 'PT24H'), ...rule }],
      }),
      end,
    ],
    edges: ['start.started > mon', 'mon.closed > end'],
  });

  it('lets no monitor evaluate; on resume each evaluates once, at the present', async () => {
    const campaign = await TestCampaign.launch(monitoring({}), { points: { gmv: [['PT2H', 10]] } });
    await campaign.at('PT1H', pause);
    await campaign.at('PT3H');
    await campaign.at('PT4H', resume);
    expect(campaign.lines('ruleFired')).toEqual(['+04:00 ruleFired mon hot']);
  });

  it('has “for” start again', async () => {
    const campaign = await TestCampaign.launch(monitoring({ for: 'PT2H' }), { points: { gmv: [['PT1H', 10]] } });
    await campaign.at('PT2H', pause);
    await campaign.at('PT4H', resume);
    await campaign.at('PT20H');
    expect(campaign.lines('ruleFired')).toEqual(['+06:00 ruleFired mon hot']);
  });

  it('closes a monitor whose window ended meanwhile, without evaluating', async () => {
    const campaign = await TestCampaign.launch(monitoring({}, { from: 'T0', to: 'T0 + PT3H' }), {
      points: { gmv: [['PT2H', 10]] },
    });
    await campaign.at('PT1H', pause);
    await campaign.at('PT5H', resume);
    expect(campaign.lines('ruleFired', 'nodeLeft').slice(1)).toEqual(['+05:00 nodeLeft mon closed']);
  });

  it('is refused twice, and so is resuming what runs', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('a', 'task', { assignee: { role: 'x' } })],
      edges: ['start.started > a'],
    });
    expect(await campaign.at('PT1H', resume)).toMatchObject([{ code: 'not-paused' }]);
    expect(await campaign.at('PT1H', pause, pause)).toMatchObject([{ code: 'already-paused' }]);
  });

  it('lets a recurring start that was due several times begin once', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        node('daily', 'start', {
          when: { every: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '09:00' } },
        }),
        end,
      ],
      edges: ['daily.started > end'],
    });
    await campaign.at('PT1H', pause);
    await campaign.at('P3DT1H', resume);
    expect(campaign.lines('nodeLeft')).toEqual(['+73:00 nodeLeft daily started']);
  });
});
