import { decide, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { node, START } from '../../support/playbooks.ts';

const withApproval = (config: object) => ({
  parameters: { budget: { type: 'money', title: 'Budget', default: 700 } },
  nodes: [
    START,
    node('ask', 'approval', { approvers: { role: 'manager' }, ...config }),
    node('yes', 'end'),
    node('no', 'end'),
  ],
  edges: ['start.started > ask', 'ask.approved > yes', 'ask.rejected > no'],
});
const launch = (config: object, surroundings: Surroundings = {}) =>
  TestCampaign.launch(withApproval(config), surroundings);

describe('an approval', () => {
  it('shows the figures it is about', async () => {
    const campaign = await launch({ shows: ['budget', 'unset'], due: 'PT5H' });
    expect(campaign.log.find((entry) => entry.type === 'approvalAsked')).toMatchObject({
      task: 'ask/1',
      approvers: { role: 'manager' },
      quorum: 1,
      shows: { budget: 700, unset: null },
      due: '2026-11-11T05:00:00+08:00',
    });
  });

  it('is approved by as many different people as the quorum says', async () => {
    const campaign = await launch({ quorum: 2 });
    await campaign.at('PT1H', decide('ask/1', 'approve', 'ann'));
    await campaign.at('PT2H', decide('ask/1', 'approve', 'ann'));
    expect(campaign.tokens).toEqual(['ask:open']);
    await campaign.at('PT3H', decide('ask/1', 'approve', 'bob'));
    expect(campaign.lines('nodeLeft').at(-1)).toBe('+03:00 nodeLeft ask approved');
  });

  it('is rejected by the first rejection', async () => {
    const campaign = await launch({ quorum: 3 });
    await campaign.at('PT1H', decide('ask/1', 'approve', 'ann'), decide('ask/1', 'reject', 'bob'));
    expect(campaign.lines('approvalDecided', 'nodeLeft').slice(1)).toEqual([
      '+01:00 approvalDecided ask approve',
      '+01:00 approvalDecided ask reject',
      '+01:00 nodeLeft ask rejected',
    ]);
    expect(campaign.log.filter((entry) => entry.type === 'approvalDecided').map((entry) => entry['by'])).toEqual([
      'ann',
      'bob',
    ]);
  });

  it('is rejected when it is overdue, if it says so', async () => {
    const campaign = await launch({ due: 'PT5H', onTimeout: 'reject' });
    await campaign.at('P1D');
    expect(campaign.lines('approvalDecided', 'nodeLeft').slice(1)).toEqual([
      '+05:00 approvalDecided ask timeout reject',
      '+05:00 nodeLeft ask rejected',
    ]);
  });

  it('escalates when it is overdue, once, and never approves by itself', async () => {
    const campaign = await launch({ due: 'PT5H', onTimeout: 'escalate', escalateTo: { role: 'director' } });
    await campaign.at('P30D');
    expect(campaign.lines('taskEscalated')).toEqual(['+05:00 taskEscalated ask']);
    expect(campaign.tokens).toEqual(['ask:open']);
  });

  it('reminds those who were asked when it is overdue and there is nobody to escalate to', async () => {
    const campaign = await launch({ due: 'PT5H' });
    await campaign.at('P1D');
    expect(campaign.lines('taskReminded')).toEqual(['+05:00 taskReminded ask']);
  });

  it('is not approved by who started the campaign', async () => {
    const campaign = await launch({}, { launchedBy: 'ann' });
    expect(await campaign.at('PT1H', decide('ask/1', 'approve', 'ann'))).toMatchObject([
      { code: 'own-request', place: { pointer: '/by' } },
    ]);
    expect(campaign.lines('approvalDecided')).toEqual([]);
    expect(await campaign.at('PT1H', decide('ask/1', 'approve', 'bob'))).toEqual([]);
  });

  it('takes a decision at the very instant of its deadline', async () => {
    const campaign = await launch({ due: 'PT5H', onTimeout: 'reject' });
    await campaign.at('PT5H', decide('ask/1', 'approve'));
    expect(campaign.lines('nodeLeft').at(-1)).toBe('+05:00 nodeLeft ask approved');
  });

  it('counts approvals anew each time it is entered', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('ask', 'approval', { approvers: { role: 'manager' }, quorum: 2 }), node('yes', 'end')],
      edges: ['start.started > ask', 'ask.rejected > ask', 'ask.approved > yes'],
    });
    await campaign.at(
      'PT1H',
      decide('ask/1', 'approve', 'ann'),
      decide('ask/1', 'reject', 'bob'),
      decide('ask/2', 'approve', 'bob'),
    );
    expect(campaign.tokens).toEqual(['ask:open']);
  });
});
