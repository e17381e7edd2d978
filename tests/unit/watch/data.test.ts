import { TestCampaign } from '../../support/campaign.ts';
import type { Points } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const monitoring = (rules: readonly object[], monitor: object = {}) => ({
  nodes: [
    START,
    node('mon', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      rules: rules.map((rule, index) => ({ id: `r${index}`, title: '', overlap: 'parallel', ...rule })),
      ...monitor,
    }),
    node('quiet', 'end', { scope: 'branch' }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: ['start.started > mon', 'mon.stale > quiet', 'mon.closed > end'],
});
const play = async (rules: readonly object[], points: Points, monitor: object = {}) => {
  const campaign = await TestCampaign.launch(monitoring(rules, monitor), { points });
  await campaign.at('P2D');
  return campaign;
};
const happened = (campaign: TestCampaign) =>
  campaign.lines('ruleFired', 'ruleSuppressed', 'ruleRecovered', 'noData', 'stale');

describe('missing data never decide', () => {
  it('says “noData” when it begins, and again only when it begins again', async () => {
    const campaign = await play(
      [{ conditions: metricIs('gmv', 'greaterThan', 5) }],
      {
        gmv: [
          ['PT3H', 1],
          ['PT8H', 1],
        ],
      },
      { every: 'PT1H' },
    );
    // A point counts at its instant, for the window (t − 1 h, t].
    expect(happened(campaign)).toEqual(['+00:00 noData mon r0', '+04:00 noData mon r0', '+09:00 noData mon r0']);
  });

  it('takes a share of nothing for missing, not for zero', async () => {
    const campaign = await play([{ conditions: metricIs('cvr', 'lessThan', 0.5) }], {
      uv: [
        ['PT1H', 0],
        ['PT2H', 10],
      ],
      buyers: [
        ['PT1H', 0],
        ['PT2H', 1],
      ],
    });
    expect(happened(campaign).slice(0, 2)).toEqual(['+00:00 noData mon r0', '+02:00 ruleFired mon r0']);
  });

  it('makes a pending rule idle', async () => {
    const campaign = await play(
      [{ conditions: metricIs('gmv', 'greaterThan', 5), for: 'PT3H' }],
      {
        gmv: [
          ['PT1H', 9],
          ['PT2H30M', 9],
          ['PT3H', 9],
          ['PT4H', 9],
          ['PT5H', 9],
        ],
      },
      { every: 'PT1H' },
    );
    // The hour up to +02:00 has no point.
    expect(happened(campaign).slice(0, 3)).toEqual([
      '+00:00 noData mon r0',
      '+02:00 noData mon r0',
      '+05:30 ruleFired mon r0',
    ]);
  });

  it('leaves a latched rule latched', async () => {
    const campaign = await play(
      [{ conditions: metricIs('gmv', 'greaterThan', 5) }],
      {
        gmv: [
          ['PT1H', 9],
          ['PT5H', 9],
          ['PT6H', 1],
        ],
      },
      { every: 'PT1H' },
    );
    expect(happened(campaign).slice(0, 4)).toEqual([
      '+00:00 noData mon r0',
      '+01:00 ruleFired mon r0',
      '+02:00 noData mon r0',
      '+06:00 ruleRecovered mon r0',
    ]);
  });

  it('silences each rule by itself', async () => {
    const campaign = await play(
      [{ conditions: metricIs('gmv', 'greaterThan', 5) }, { conditions: metricIs('orders', 'greaterThan', 5) }],
      { orders: [['PT0S', 9]] },
    );
    expect(happened(campaign).slice(0, 2)).toEqual(['+00:00 noData mon r0', '+00:00 ruleFired mon r1']);
  });

  it('takes an unset variable for missing data', async () => {
    const campaign = await play(
      [{ conditions: { all: [{ fact: 'var', params: { id: 'x' }, operator: 'equal', value: 1 }] } }],
      {},
    );
    expect(happened(campaign)).toEqual(['+00:00 noData mon r0']);
  });
});

describe('stale data', () => {
  const stale = { conditions: metricIs('gmv', 'greaterThan', 5, 'PT4H'), staleAfter: 'PT2H' };

  it('are those whose newest point is older than staleAfter: logged when it begins, with a token by “stale”', async () => {
    const campaign = await play(
      [stale],
      {
        gmv: [
          ['PT0S', 9],
          ['PT6H', 1],
        ],
      },
      { every: 'PT1H' },
    );
    // Not at +02:00, when the point is exactly two hours old.
    expect(happened(campaign)).toEqual([
      '+00:00 ruleFired mon r0',
      '+03:00 stale mon r0',
      '+06:00 ruleRecovered mon r0',
      '+09:00 stale mon r0',
    ]);
    expect(campaign.nodes('nodeEntered').filter((id) => id === 'quiet')).toHaveLength(2);
  });

  it('are logged as stale, not as no data, when both hold', async () => {
    const campaign = await play(
      [{ ...stale, conditions: metricIs('gmv', 'greaterThan', 5, 'PT1H') }],
      { gmv: [['PT0S', 1]] },
      { every: 'PT1H' },
    );
    expect(happened(campaign)).toEqual(
      ['+00:00 noData mon r0', '+03:00 stale mon r0'].map((line) => line.replace('+00:00', '+01:00')),
    );
  });

  it('are never there where no point ever came, which is no data', async () => {
    const campaign = await play([stale], {}, { every: 'PT1H' });
    expect(happened(campaign)).toEqual(['+00:00 noData mon r0']);
  });

  it('go by the metric whose newest point is oldest', async () => {
    const both = {
      all: [...metricIs('gmv', 'greaterThan', 5, 'PT9H').all, ...metricIs('orders', 'greaterThan', 5, 'PT9H').all],
    };
    const campaign = await play([{ conditions: both, staleAfter: 'PT2H' }], {
      gmv: [['PT0S', 9]],
      orders: [
        ['PT0S', 9],
        ['PT1H', 9],
        ['PT3H', 9],
      ],
    });
    expect(happened(campaign)).toEqual(['+00:00 ruleFired mon r0', '+03:00 stale mon r0']);
  });
});
