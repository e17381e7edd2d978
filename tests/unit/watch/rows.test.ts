import type { Row } from '../../../rules/feel/scope.ts';
import { completeTask, TestCampaign } from '../../support/campaign.ts';
import type { Points } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

interface Sku {
  id: string;
  stock?: number;
  need?: number;
}

/** Rows are evaluated at each point of gmv. */
const PULSE: Points = {
  gmv: ['PT0S', 'PT1H', 'PT2H', 'PT3H', 'PT4H', 'PT5H', 'PT6H'].map((after) => [after, 1] as const),
};
const low = {
  all: [
    ...metricIs('gmv', 'greaterThan', 0, 'P1D').all,
    { fact: 'row', path: '$.stock', operator: 'lessThan', value: 10 },
  ],
};

const watching = (rule: object = {}, monitor: object = {}) => ({
  nodes: [
    START,
    node('mon', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      forEach: 'skus',
      rules: [{ id: 'low', title: '', conditions: low, ...rule }],
      ...monitor,
    }),
    node('work', 'task', { assignee: { role: 'x' } }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: ['start.started > mon', 'mon.low > work', 'work.done > end'],
});
const launch = (skus: Sku[], rule: object = {}, monitor: object = {}) =>
  TestCampaign.launch(watching(rule, monitor), {
    points: PULSE,
    datasets: { skus: skus as unknown as readonly Row[] },
  });
const happened = (campaign: TestCampaign) =>
  campaign.lines('ruleFired', 'ruleSuppressed', 'ruleRecovered', 'noData', 'stale');

describe('a monitor for each row', () => {
  it.each(['__proto__', 'constructor', 'toString'])(
    'gives a row called %s its own life, limits included',
    async (id) => {
      const campaign = await launch([{ id, stock: 1 }], { maxFires: 1, overlap: 'parallel' });
      await campaign.at('PT6H');
      expect(campaign.log.filter((entry) => entry.type === 'ruleFired')).toHaveLength(1);
    },
  );

  it('tells what fired at the very instant at which its end ends the campaign', async () => {
    const { nodes, edges } = watching({}, { window: { from: 'T0', to: 'T0 + PT1H' } });
    const campaign = await TestCampaign.launch(
      { nodes: [...nodes, node('over', 'end', { scope: 'campaign' })], edges: [...edges, 'mon.closed > over'] },
      { points: { gmv: [['PT1H', 1]] }, datasets: { skus: [{ id: 'A', stock: 1 }] } },
    );
    await campaign.at('PT2H');
    expect(campaign.lines('ruleFired', 'campaignEnded')).toEqual([
      '+01:00 ruleFired mon low A',
      expect.stringContaining('+01:00 campaignEnded'),
    ]);
  });

  it('sends rows that fire at one instant out together, as one token with the set “node.rule”, in order of their ids', async () => {
    const campaign = await launch([
      { id: 'C', stock: 1 },
      { id: 'A', stock: 1 },
      { id: 'B', stock: 100 },
    ]);
    expect(happened(campaign)).toEqual(['+00:00 ruleFired mon low A,C']);
    const work = campaign.state.tokens.find((token) => token.node === 'work')!;
    expect(campaign.data.storedSet(work.sets['mon.low']!.$set)).toEqual({ dataset: 'skus', ids: ['A', 'C'] });
    expect(campaign.nodes('taskOpened')).toEqual(['work']);
  });

  it('says why for each row', async () => {
    const campaign = await launch([
      { id: 'A', stock: 1 },
      { id: 'B', stock: 2 },
    ]);
    const fired = campaign.log.find((entry) => entry.type === 'ruleFired');
    expect(fired).toMatchObject({
      whys: { A: { conditions: [{}, { factValue: 1 }] }, B: { conditions: [{}, { factValue: 2 }] } },
    });
  });

  it('gives each row its own life', async () => {
    const skus: Sku[] = [
      { id: 'A', stock: 1 },
      { id: 'B', stock: 100 },
    ];
    const campaign = await launch(skus, { overlap: 'parallel' });
    skus[1]!.stock = 1;
    await campaign.at('PT1H');
    skus[0]!.stock = 50;
    await campaign.at('PT2H');
    skus[0]!.stock = 2;
    await campaign.at('PT3H');
    expect(happened(campaign)).toEqual([
      '+00:00 ruleFired mon low A',
      '+01:00 ruleFired mon low B',
      '+02:00 ruleRecovered mon low A',
      '+03:00 ruleFired mon low A',
    ]);
  });

  it('counts limits per row', async () => {
    const skus: Sku[] = [
      { id: 'A', stock: 1 },
      { id: 'B', stock: 100 },
    ];
    const campaign = await launch(skus, { overlap: 'parallel', maxFires: 1 });
    skus[0]!.stock = 50;
    await campaign.at('PT1H');
    skus[0]!.stock = 1;
    skus[1]!.stock = 1;
    await campaign.at('PT2H');
    expect(happened(campaign).slice(2)).toEqual([
      '+02:00 ruleSuppressed mon low maxFires A',
      '+02:00 ruleFired mon low B',
    ]);
  });

  it('counts “for” and cooldown per row, and evaluates at their ends only that row', async () => {
    const skus: Sku[] = [
      { id: 'A', stock: 1 },
      { id: 'B', stock: 100 },
    ];
    const campaign = await launch(skus, { for: 'PT90M' });
    skus[1]!.stock = 1;
    await campaign.at('PT1H');
    // A is due at +01:30 and B at +02:30; B’s pending life is not touched when A’s is evaluated.
    await campaign.at('PT1H30M');
    skus[1]!.stock = 1;
    await campaign.at('PT3H');
    expect(happened(campaign)).toEqual(['+01:30 ruleFired mon low A', '+02:30 ruleFired mon low B']);
  });

  it('is busy per row: a row whose branch runs waits, others fire', async () => {
    const skus: Sku[] = [
      { id: 'A', stock: 1 },
      { id: 'B', stock: 100 },
    ];
    const campaign = await launch(skus);
    skus[0]!.stock = 50;
    await campaign.at('PT1H');
    skus[0]!.stock = 1;
    skus[1]!.stock = 1;
    await campaign.at('PT2H');
    await campaign.at('PT2H30M', completeTask('work/1'));
    await campaign.at('PT2H40M');
    expect(happened(campaign).slice(1)).toEqual([
      '+01:00 ruleRecovered mon low A',
      '+02:00 ruleSuppressed mon low busy A',
      '+02:00 ruleFired mon low B',
      '+02:30 ruleFired mon low A',
    ]);
  });

  it('takes a missing field for undefined, and leaves a row out whose expression cannot be computed', async () => {
    const byNeed = {
      conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: { expr: 'row.need * 2' } }] },
    };
    const campaign = await launch(
      [
        { id: 'A', stock: 1 },
        { id: 'B', need: 5 },
        { id: 'C', stock: 1, need: 5 },
      ],
      byNeed,
    );
    expect(happened(campaign)).toEqual(['+00:00 ruleFired mon low C']);
  });

  it('silences the whole rule, not rows, for lack of a metric', async () => {
    const orders = {
      all: [
        ...metricIs('orders', 'greaterThan', 0).all,
        { fact: 'row', path: '$.stock', operator: 'lessThan', value: 10 },
      ],
    };
    const campaign = await launch(
      [
        { id: 'A', stock: 1 },
        { id: 'B', stock: 1 },
      ],
      { conditions: orders },
    );
    expect(happened(campaign)).toEqual(['+00:00 noData mon low']);
  });

  it('sees rows that come in later', async () => {
    const campaign = await TestCampaign.launch(watching({ overlap: 'parallel' }), {
      points: PULSE,
      datasets: { skus: [{ id: 'A', stock: 100 }] },
    });
    const rows = [
      { id: 'A', stock: 100 },
      { id: 'N', stock: 1 },
    ];
    campaign.data.rows = () => rows;
    await campaign.at('PT1H');
    expect(happened(campaign)).toEqual(['+01:00 ruleFired mon low N']);
  });

  it('goes over a stored set: its members, with what their rows now are', async () => {
    const playbook = watching({ overlap: 'parallel' }, { forEach: 'picked' });
    const skus: Sku[] = [
      { id: 'A', stock: 100 },
      { id: 'B', stock: 100 },
    ];
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          ...playbook.nodes,
          node('pick', 'select', {
            from: 'skus',
            conditions: { all: [{ fact: 'row', path: '$.id', operator: 'equal', value: 'A' }] },
            as: 'picked',
          }),
        ],
        edges: ['start.started > pick', 'pick.done > mon', 'mon.low > work', 'work.done > end'],
      },
      { points: PULSE, datasets: { skus: skus as unknown as readonly Row[] } },
    );
    skus[0]!.stock = 1;
    skus[1]!.stock = 1;
    await campaign.at('PT1H');
    expect(happened(campaign)).toEqual(['+01:00 ruleFired mon low A']);
  });

  it('goes out even if the monitor closes at the same instant', async () => {
    const campaign = await launch([{ id: 'A', stock: 1 }], {}, { window: { from: 'T0', to: 'T0' } });
    expect(campaign.lines('ruleFired', 'nodeLeft', 'taskOpened').slice(1)).toEqual([
      '+00:00 nodeLeft mon closed',
      '+00:00 ruleFired mon low A',
      '+00:00 taskOpened work',
    ]);
  });
});
