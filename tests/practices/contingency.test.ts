import { by, decide, TestCampaign } from '../support/campaign.ts';
import { fileOf, metricIs, node, problemsOf, START } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';

/**
 * A contingency plan: a start by hand, whose first node a monitor's rule leads to as well; what it may spend without
 * asking is agreed beforehand.
 */
const plan: WrittenPlaybook = {
  parameters: { preApproved: { type: 'money', title: 'Approved beforehand', default: 8_000 } },
  nodes: [
    START,
    node('byHand', 'start', { when: { manual: true } }),
    node('watch', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      rules: [
        { id: 'collapse', title: 'Traffic collapses', conditions: metricIs('uv', 'lessThan', 100), cooldown: 'PT2H' },
      ],
    }),
    node('traffic', 'action', {
      do: 'ads.raiseBudget',
      with: { channel: '"search"', amount: '5000' },
      autonomy: 'auto',
      guardrail: { sumOf: 'amount', per: 'campaign', max: 'preApproved', over: 'approval', by: { role: 'manager' } },
    }),
    node('owner', 'task', { assignee: { role: 'operator' }, due: 'PT15M' }),
    node('over', 'end', { scope: 'campaign' }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: [
    'start.started > watch',
    'byHand.started > traffic',
    'watch.collapse > traffic',
    'watch.closed > over',
    'traffic.done > owner',
    'traffic.declined > end',
    'owner.done > end',
  ],
};
const uv = (...values: readonly number[]) => ({
  uv: values.map((value, hour): [string, number] => [`PT${hour + 1}H`, value]),
});

describe('a contingency plan', () => {
  it('is one that lint has nothing against', () =>
    expect(problemsOf(fileOf(plan)).filter((each) => each.severity === 'error')).toEqual([]));

  it('is carried out by a rule when its trigger comes, within what was approved beforehand', async () => {
    const campaign = await TestCampaign.launch(plan, { points: uv(500, 50, 500) });
    await campaign.at('PT3H');
    expect(campaign.lines('ruleFired', 'effectApplied', 'approvalAsked', 'taskOpened')).toEqual([
      '+02:00 ruleFired watch collapse',
      '+02:00 effectApplied traffic',
      '+02:00 taskOpened owner',
    ]);
  });

  it('is carried out by hand, without its trigger', async () => {
    const campaign = await TestCampaign.launch(plan, { points: uv(500, 500) });
    await campaign.at('PT1H30M', { type: 'start', by, node: 'byHand' });
    expect(campaign.lines('ruleFired', 'effectApplied', 'taskOpened')).toEqual([
      '+01:30 effectApplied traffic',
      '+01:30 taskOpened owner',
    ]);
    expect(await campaign.at('PT2H', { type: 'start', by, node: 'byHand' })).toMatchObject([
      { code: 'node-not-active' },
    ]);
  });

  it('asks the manager as soon as both together exceed what was approved, and does nothing when refused', async () => {
    const campaign = await TestCampaign.launch(plan, { points: uv(500, 50, 500) });
    await campaign.at('PT1H', { type: 'start', by, node: 'byHand' });
    await campaign.at('PT2H');
    expect(campaign.lines('effectApplied', 'approvalAsked')).toEqual([
      '+01:00 effectApplied traffic',
      '+02:00 approvalAsked traffic',
    ]);
    await campaign.at('PT2H10M', decide('traffic/2', 'reject', 'manager'));
    expect(campaign.calls).toHaveLength(1);
    expect(campaign.lines('nodeLeft')).toContain('+02:10 nodeLeft traffic declined');
  });

  it('is never carried out when nothing calls for it, and ends with the event day', async () => {
    const campaign = await TestCampaign.launch(plan, { points: uv(500, 400, 300) });
    await campaign.at('P2D');
    expect(campaign.calls).toEqual([]);
    expect(campaign.state.status).toBe('completed');
  });
});
