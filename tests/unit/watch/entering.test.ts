import { TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

describe('a node that begins to watch while others watch already', () => {
  it('is evaluated at every point that arrives from then on, also if time came to all of them at one go', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('mon', 'monitor', {
            window: { from: 'T0', to: 'T1' },
            rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }],
          }),
          node('calm', 'wait', { conditions: metricIs('stock', 'lessThan', 3, 'P1D') }),
          node('end', 'end', { scope: 'branch' }),
        ],
        edges: ['start.started > mon', 'mon.hot > calm', 'calm.done > end'],
      },
      {
        points: {
          gmv: [['PT1H', 9]],
          stock: [
            ['PT0S', 5],
            ['PT2H', 2],
            ['PT3H', 5],
          ],
        },
      },
    );
    await campaign.at('P2D');
    expect(campaign.lines('ruleFired', 'nodeLeft').slice(1)).toEqual([
      '+01:00 ruleFired mon hot',
      '+02:00 nodeLeft calm done',
      '+24:00 nodeLeft mon closed',
    ]);
  });
});
