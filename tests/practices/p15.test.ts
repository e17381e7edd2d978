import { TestCampaign } from '../support/campaign.ts';
import { fileOf, node, problemsOf, START } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';

/** Tier by tier: the table says whom it is for and what they get; nobody gets the same coupon as everybody. */
const tiers: WrittenPlaybook = {
  parameters: {
    silverFrom: { type: 'money', title: 'Silver from (3 months)', default: 50_000 },
    goldFrom: { type: 'money', title: 'Gold from (3 months)', default: 200_000 },
  },
  nodes: [
    START,
    node('begin', 'set', { assign: { round: '1' } }),
    node('tier', 'table', {
      hitPolicy: 'unique',
      inputs: [{ title: 'Round', expression: 'round' }],
      outputs: [
        { title: 'Tier', variable: 'tierName', type: 'text' },
        { title: 'Spent from', variable: 'low', type: 'money' },
        { title: 'Spent below', variable: 'high', type: 'money' },
        { title: 'Coupon', variable: 'coupon', type: 'money' },
        { title: 'Gift box', variable: 'gift', type: 'boolean' },
      ],
      rules: [
        { when: ['1'], then: ['"bronze"', '0', 'silverFrom', '500', 'false'] },
        { when: ['2'], then: ['"silver"', 'silverFrom', 'goldFrom', '2000', 'false'] },
        { when: ['3'], then: ['"gold"', 'goldFrom', '100000000', '5000', 'true'], note: 'adviser and gift box' },
      ],
    }),
    node('pick', 'select', {
      from: 'customers',
      conditions: {
        all: [
          {
            fact: 'row',
            path: '$.spend90d',
            operator: 'greaterThanInclusive',
            value: { fact: 'var', params: { id: 'low' } },
          },
          { fact: 'row', path: '$.spend90d', operator: 'lessThan', value: { fact: 'var', params: { id: 'high' } } },
        ],
      },
      as: 'members',
    }),
    node('issue', 'action', {
      do: 'coupon.issue',
      with: { customers: 'set("members")', amount: 'coupon', validFor: '"P30D"', kind: 'tierName' },
      autonomy: 'auto',
      guardrail: { sumOf: 'amount', per: 'campaign', max: '10000', over: 'decline' },
    }),
    node('isGold', 'decide', {
      rules: [
        {
          id: 'gold',
          title: '',
          conditions: { all: [{ fact: 'var', params: { id: 'gift' }, operator: 'equal', value: true }] },
          outcome: 'yes',
        },
      ],
    }),
    node('adviser', 'task', { assignee: { role: 'service' }, checklist: ['Gift box sent'] }),
    node('pause', 'wait', { for: 'PT10M' }),
    node('next', 'set', { assign: { round: 'round + 1' } }),
    node('end', 'end'),
  ],
  edges: [
    'start.started > begin',
    'begin.done > tier',
    'tier.done > pick',
    'tier.noMatch > end',
    'pick.done > issue',
    'pick.empty > pause',
    'issue.done > isGold',
    'isGold.yes > adviser',
    'isGold.otherwise > pause',
    'adviser.done > pause',
    'pause.done > next',
    'next.done > tier',
  ],
};
const customers = [100, 49_999, 50_000, 199_999, 200_000, 900_000].map((spend90d, index) => ({
  id: `C${index}`,
  spend90d,
}));

const errorsOf = (written: WrittenPlaybook) => problemsOf(fileOf(written)).filter((each) => each.severity === 'error');

describe('P15: benefits matched to the tier, by a decision table', () => {
  it('is a playbook that lint has nothing against', () => expect(errorsOf(tiers)).toEqual([]));

  it('gives each tier its own coupon, and gold a person’s care besides', async () => {
    const campaign = await TestCampaign.launch(tiers, { datasets: { customers } });
    await campaign.at('PT1H');
    const issued = campaign.calls.map(({ with: { customers: to, amount, kind } }) => ({
      ids: campaign.data.storedSet((to as { $set: string }).$set)!.ids,
      amount,
      kind,
    }));
    expect(issued).toEqual([
      { ids: ['C0', 'C1'], amount: 500, kind: 'bronze' },
      { ids: ['C2', 'C3'], amount: 2000, kind: 'silver' },
      { ids: ['C4', 'C5'], amount: 5000, kind: 'gold' },
    ]);
    expect(campaign.lines('taskOpened')).toEqual(['+00:20 taskOpened adviser']);
  });

  it('follows the bounds that the planner sets, and skips a tier that nobody is in', async () => {
    const campaign = await TestCampaign.launch(tiers, {
      datasets: { customers: customers.slice(0, 2) },
      parameters: { silverFrom: 100 },
    });
    await campaign.at('PT1H');
    expect(campaign.calls.map((call) => call.with['kind'])).toEqual(['silver']);
    expect(campaign.state.status).toBe('completed');
  });

  it.each([
    [499_999, 'silver'],
    [500_000, 'gold'],
    [4_999_999, 'gold'],
    [5_000_000, 'black'],
  ])('by yearly spend: %d is %s', async (spendYear, level) => {
    const campaign = await TestCampaign.launch(
      {
        parameters: { spendYear: { type: 'money', title: 'Spent this year', default: 0, min: 0 } },
        nodes: [
          START,
          node('tier', 'table', {
            hitPolicy: 'U',
            inputs: [{ title: 'Yearly spend', expression: 'spendYear' }],
            outputs: [{ title: 'Level', variable: 'level', type: 'string' }],
            rules: [
              { when: ['< 500000'], then: ['"silver"'] },
              { when: ['[500000..5000000)'], then: ['"gold"'] },
              { when: ['>= 5000000'], then: ['"black"'] },
            ],
          }),
          node('end', 'end'),
        ],
        edges: ['start.started > tier', 'tier.done > end'],
      },
      { parameters: { spendYear } },
    );
    expect(campaign.state.variables).toEqual({ level });
  });
});
