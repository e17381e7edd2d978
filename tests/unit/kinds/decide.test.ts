import { TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const rules = [
  { id: 'great', title: 'Great', conditions: metricIs('gmv', 'greaterThan', 100), outcome: 'up' },
  { id: 'good', title: 'Good', conditions: metricIs('orders', 'greaterThan', 10), outcome: 'up' },
  { id: 'poor', title: 'Poor', conditions: metricIs('gmv', 'lessThan', 10), outcome: 'down' },
];
const playbook = {
  nodes: [START, node('which', 'decide', { rules }), node('up', 'end'), node('down', 'end'), node('other', 'end')],
  edges: ['start.started > which', 'which.up > up', 'which.down > down', 'which.otherwise > other'],
};
const decided = async (points: Surroundings['points']) => {
  const campaign = await TestCampaign.launch(playbook, { points });
  return campaign;
};

describe('a decision', () => {
  it('takes the first rule that matches', async () => {
    const campaign = await decided({ gmv: [['PT0S', 200]], orders: [['PT0S', 20]] });
    expect(campaign.lines('decided')).toEqual(['+00:00 decided which great']);
    expect(campaign.lines('nodeLeft').at(1)).toBe('+00:00 nodeLeft which up');
  });

  it('says why, for each rule that was tried, with the values seen', async () => {
    const campaign = await decided({ gmv: [['PT0S', 5]], orders: [['PT0S', 3]] });
    expect(campaign.log.find((entry) => entry.type === 'decided')).toMatchObject({
      rule: 'poor',
      why: [
        { rule: 'great', result: false, why: { conditions: [{ factValue: 5, comparedValue: 100, result: false }] } },
        { rule: 'good', result: false, why: { conditions: [{ factValue: 3 }] } },
        { rule: 'poor', result: true },
      ],
    });
  });

  it('goes otherwise when no rule matches', async () => {
    const campaign = await decided({ gmv: [['PT0S', 50]], orders: [['PT0S', 3]] });
    expect(campaign.log.find((entry) => entry.type === 'decided')).toMatchObject({ rule: null });
    expect(campaign.lines('nodeLeft').at(1)).toBe('+00:00 nodeLeft which otherwise');
  });

  it('is parked for lack of data, never goes otherwise for it, and names what is missing', async () => {
    const campaign = await decided({ gmv: [['PT0S', 50]] });
    expect(campaign.tokens).toEqual(['which:parked']);
    expect(campaign.state.tokens[0]!.problem).toMatchObject({
      code: 'data-missing',
      message: { en: expect.stringContaining('orders') as string },
    });
  });

  it('does not need the data of rules after the one that matches', async () => {
    const campaign = await decided({ gmv: [['PT0S', 200]] });
    expect(campaign.lines('decided')).toEqual(['+00:00 decided which great']);
  });

  it('takes an unset variable for missing data, and a share of nothing too', async () => {
    const unset = await TestCampaign.launch({
      nodes: [
        START,
        node('which', 'decide', {
          rules: [
            {
              id: 'r',
              title: '',
              conditions: { all: [{ fact: 'var', params: { id: 'form.ok' }, operator: 'equal', value: true }] },
              outcome: 'yes',
            },
          ],
        }),
        node('form', 'task', { assignee: { role: 'x' }, form: [{ id: 'ok', type: 'boolean', title: '' }] }),
      ],
      edges: ['start.started > which', 'which.yes > form', 'which.otherwise > form'],
    });
    expect(unset.tokens).toEqual(['which:parked']);
    const nothing = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('which', 'decide', {
            rules: [{ id: 'r', title: '', conditions: metricIs('cvr', 'lessThan', 0.1), outcome: 'low' }],
          }),
          node('end', 'end'),
        ],
        edges: ['start.started > which', 'which.low > end', 'which.otherwise > end'],
      },
      { points: { uv: [['PT0S', 0]], buyers: [['PT0S', 0]] } },
    );
    expect(nothing.tokens).toEqual(['which:parked']);
  });

  it('may name “otherwise” as the outcome of a rule', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('which', 'decide', {
            rules: [{ id: 'r', title: '', conditions: metricIs('gmv', 'greaterThan', 1), outcome: 'otherwise' }],
          }),
          node('end', 'end'),
        ],
        edges: ['start.started > which', 'which.otherwise > end'],
      },
      { points: { gmv: [['PT0S', 2]] } },
    );
    expect(campaign.state.status).toBe('completed');
  });
});
