import { by, completeTask, decide, t, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const move = (anchor: string, to: string) => ({ type: 'moveAnchor', by, anchor, toMs: t(to) }) as const;
const end = node('end', 'end', { scope: 'branch' });

describe('moving an anchor', () => {
  it('moves timers that hang on it, and those on anchors derived from it, but no durations', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          node('early', 'start', { when: { at: 'T0 - P1D' } }),
          node('fork', 'split'),
          node('onIt', 'wait', { until: 'T0 + PT1H' }),
          node('derived', 'wait', { until: 'T1' }),
          node('duration', 'wait', { for: 'P1D' }),
          node('fromNow', 'wait', { until: 'now + P1D' }),
        ],
        edges: [
          'early.started > fork',
          ...['onIt', 'derived', 'duration', 'fromNow'].map((id) => `fork.branch > ${id}`),
        ],
      },
      { launchedBefore: 'P1D' },
    );
    await campaign.at('-PT12H', move('T0', 'PT10H'));
    await campaign.at('P3D');
    expect(campaign.lines('anchorMoved', 'nodeLeft').slice(2)).toEqual([
      '-12:00 anchorMoved',
      '+00:00 nodeLeft duration done',
      '+00:00 nodeLeft fromNow done',
      '+11:00 nodeLeft onIt done',
      '+34:00 nodeLeft derived done',
    ]);
    expect(campaign.log.find((entry) => entry.type === 'anchorMoved')).toMatchObject({
      anchor: 'T0',
      from: '2026-11-11T00:00:00+08:00',
      to: '2026-11-11T10:00:00+08:00',
      by,
    });
  });

  it('makes due at once what then lies in the past', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('wait', 'wait', { until: 'T1' }), end],
      edges: ['start.started > wait', 'wait.done > end'],
    });
    await campaign.at('PT5H', move('T1', 'PT2H'));
    expect(campaign.lines('nodeLeft').slice(1)).toEqual(['+05:00 nodeLeft wait done']);
  });

  it('moves an armed start', async () => {
    const campaign = await TestCampaign.launch(
      { nodes: [START, end], edges: ['start.started > end'] },
      { launchedBefore: 'P2D' },
    );
    await campaign.at('-P1D', move('T0', 'P5D'));
    await campaign.at('P6D');
    expect(campaign.lines('nodeLeft')).toEqual(['+120:00 nodeLeft start started']);
  });

  it('overrides a derived anchor alone, which then no longer follows the other', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('wait', 'wait', { until: 'T1' }), end],
      edges: ['start.started > wait', 'wait.done > end'],
    });
    await campaign.at('PT1H', move('T1', 'P3D'));
    await campaign.at('PT2H', move('T0', 'P1D'));
    await campaign.at('P5D');
    expect(campaign.lines('nodeLeft').at(-1)).toBe('+72:00 nodeLeft wait done');
  });

  it('moves reminders and escalation with the deadline, and sets anew those that lie ahead again', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('work', 'task', {
          assignee: { role: 'x' },
          due: 'T1',
          remindBefore: ['PT2H'],
          escalate: { after: 'PT1H', to: { role: 'y' } },
        }),
        end,
      ],
      edges: ['start.started > work', 'work.done > end'],
    });
    await campaign.at('P2D');
    await campaign.at('P3D', move('T1', 'P4D'));
    await campaign.at('P5D', completeTask('work/1'));
    expect(campaign.lines('taskReminded', 'taskEscalated')).toEqual([
      '+22:00 taskReminded work',
      '+25:00 taskEscalated work',
      '+94:00 taskReminded work',
      '+97:00 taskEscalated work',
    ]);
  });

  it('gives an approval that was overdue its new deadline', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('ask', 'approval', { approvers: { role: 'm' }, due: 'T1', escalateTo: { role: 'd' } }),
        node('yes', 'end'),
        node('no', 'end'),
      ],
      edges: ['start.started > ask', 'ask.approved > yes', 'ask.rejected > no'],
    });
    await campaign.at('P2D', move('T1', 'P4D'));
    await campaign.at('P5D', decide('ask/1', 'approve'));
    expect(campaign.lines('taskEscalated')).toEqual(['+24:00 taskEscalated ask', '+96:00 taskEscalated ask']);
  });

  const monitoring = {
    nodes: [
      START,
      node('mon', 'monitor', {
        window: { from: 'T0 + PT2H', to: 'T1' },
        every: 'PT6H',
        rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5), for: 'PT0S' }],
      }),
      end,
    ],
    edges: ['start.started > mon', 'mon.closed > end'],
  };

  it('moves the window of a monitor', async () => {
    const campaign = await TestCampaign.launch(monitoring, {
      points: {
        gmv: [
          ['PT3H', 10],
          ['PT30H', 10],
        ],
      },
    });
    await campaign.at('PT1H', move('T0', 'PT20H'));
    await campaign.at('P4D');
    expect(campaign.lines('ruleFired', 'nodeLeft').slice(1)).toEqual([
      '+30:00 ruleFired mon hot',
      '+44:00 nodeLeft mon closed',
    ]);
  });

  it('closes a monitor whose window then lies in the past, without evaluating', async () => {
    const campaign = await TestCampaign.launch(monitoring, { points: { gmv: [['PT9H30M', 10]] } });
    await campaign.at('PT9H', move('T1', 'PT8H'));
    expect(campaign.lines('ruleFired', 'nodeLeft').slice(1)).toEqual(['+09:00 nodeLeft mon closed']);
    const earlier = await TestCampaign.launch(monitoring, { points: { gmv: [['PT9H', 10]] } });
    await earlier.at('PT1H', move('T0', '-P10D'));
    expect(earlier.lines('ruleFired', 'nodeLeft').slice(1)).toEqual(['+01:00 nodeLeft mon closed']);
  });

  it('is refused for an anchor that does not exist', async () => {
    const campaign = await TestCampaign.launch(monitoring);
    expect(await campaign.at('PT1H', move('T9', 'P1D'))).toMatchObject([
      { code: 'unknown-anchor', place: { pointer: '/anchors/T9' } },
    ]);
  });
});
