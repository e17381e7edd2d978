import type { Row } from '../../../rules/feel/scope.ts';
import { completeTask, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { node, START } from '../../support/playbooks.ts';

const skus: readonly Row[] = [
  { id: 'D', stock: 5, growth: 0.2 },
  { id: 'B', stock: 50, growth: 0.3 },
  { id: 'C', stock: 50, growth: 0.3 },
  { id: 'A', stock: 50, growth: 0.1 },
  { id: 'E', growth: 0.9 },
];
const inStock = { all: [{ fact: 'row', path: '$.stock', operator: 'greaterThan', value: 10 }] };

const withSelect = (config: object) => ({
  parameters: { least: { type: 'number', title: '', default: 10 } },
  nodes: [
    START,
    node('pick', 'select', { from: 'skus', conditions: inStock, as: 'picked', ...config }),
    node('work', 'task', { assignee: { role: 'x' } }),
    node('none', 'end'),
  ],
  edges: ['start.started > pick', 'pick.done > work', 'pick.empty > none'],
});
const launch = (config: object, surroundings: Surroundings = {}) =>
  TestCampaign.launch(withSelect(config), { datasets: { skus }, ...surroundings });
const idsOf = (campaign: TestCampaign, set = 'picked') => campaign.data.storedSet(campaign.state.sets[set]!.$set)?.ids;

describe('a selection', () => {
  it('stores the ids of the rows that the conditions hold for, in order of id where nothing scores them', async () => {
    const campaign = await launch({});
    expect(idsOf(campaign)).toEqual(['A', 'B', 'C']);
    expect(campaign.log.find((entry) => entry.type === 'setStored')).toMatchObject({ name: 'picked', count: 3 });
  });

  it('puts the best score first, equal scores by id, and can be asked for the other order', async () => {
    expect(idsOf(await launch({ score: 'row.growth' }))).toEqual(['B', 'C', 'A']);
    expect(idsOf(await launch({ score: 'row.growth', order: 'ascending' }))).toEqual(['A', 'B', 'C']);
  });

  it('keeps the best up to its limit', async () => {
    expect(idsOf(await launch({ score: 'row.growth', limit: 2 }))).toEqual(['B', 'C']);
  });

  it('puts rows whose score cannot be computed last', async () => {
    expect(idsOf(await launch({ conditions: { all: [] }, score: 'row.stock * 1', limit: 5 }))).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
    ]);
  });

  it('leaves by “empty” if no row qualifies, with an empty set', async () => {
    const campaign = await launch({
      conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'greaterThan', value: 1000 }] },
    });
    expect(campaign.lines('nodeLeft').at(1)).toBe('+00:00 nodeLeft pick empty');
    expect(campaign.state.sets['picked']?.count).toBe(0);
  });

  it('takes a missing field of a row for json-rules-engine’s undefined: the row does not qualify', async () => {
    expect(
      idsOf(
        await launch({ conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 1000 }] } }),
      ),
    ).toEqual(['A', 'B', 'C', 'D']);
  });

  it('is parked if there is no such data set, if an expression fails, and if a figure it compares with is missing', async () => {
    const expectParked = async (config: object, code: string) => {
      const campaign = await launch(config);
      expect(campaign.state.tokens[0]).toMatchObject({ state: 'parked', problem: { code } });
    };
    await expectParked({ from: 'customers' }, 'dataset-missing');
    await expectParked(
      {
        conditions: {
          all: [{ fact: 'row', path: '$.stock', operator: 'greaterThan', value: { expr: 'row.stock / 0' } }],
        },
      },
      'feel-failed',
    );
    const metric = { fact: 'metric', params: { id: 'stock' } };
    await expectParked(
      { conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: metric }] } },
      'data-missing',
    );
  });

  it('picks from a set, whose members stay as they were when it was stored', async () => {
    const rows = skus.map((row) => ({ ...row })) as { id: string; stock?: number; growth: number }[];
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('pick', 'select', { from: 'skus', conditions: inStock, as: 'picked' }),
          node('work', 'task', { assignee: { role: 'x' } }),
          node('again', 'select', {
            from: 'picked',
            conditions: { all: [{ fact: 'row', path: '$.growth', operator: 'greaterThan', value: 0.2 }] },
            as: 'best',
          }),
          node('more', 'task', { assignee: { role: 'x' } }),
        ],
        edges: ['start.started > pick', 'pick.done > work', 'work.done > again', 'again.done > more'],
      },
      { datasets: { skus: rows } },
    );
    // D comes into stock after the selection: it does not join the set, but the rows of the set are read anew.
    rows[0]!.stock = 100;
    rows[3]!.growth = 0.8;
    await campaign.at('PT1H', completeTask('work/1'));
    expect(idsOf(campaign)).toEqual(['A', 'B', 'C']);
    expect(idsOf(campaign, 'best')).toEqual(['A', 'B', 'C']);
  });
});
