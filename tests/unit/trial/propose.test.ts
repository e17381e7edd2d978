import type { Why } from '../../../rules/conditions/why.ts';
import { keyOf, metricKey } from '../../../rules/trial/needs.ts';
import { needsOfNode } from '../../../rules/trial/node-needs.ts';
import { proposeFromRow, proposeFromRun } from '../../../rules/trial/propose.ts';
import { dataSetOf } from '../../../rules/outline/data-behind.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { templates } from '../../../rules/templates/index.ts';
import { examplePlaybook, nodeOf } from '../../editor/canvas/example.ts';

const uv = { id: 'uv', window: 'PT1H' } as const;

const why = (factValue: number): Why => ({
  operator: 'all',
  result: true,
  conditions: [{ fact: 'metric', params: uv, operator: 'greaterThan', factValue, value: 500, result: true }],
});

describe('what a node reads', () => {
  it('is what its conditions and expressions read, each once', () => {
    const playbook = examplePlaybook();
    const watch = nodeOf(playbook, 'watch');
    expect(needsOfNode(watch, playbook, []).map(({ key }) => key)).toEqual([metricKey(uv)]);
    const act: PlaybookNode = {
      ...watch,
      id: 'boost',
      kind: 'action',
      config: { do: 'ads.raiseBudget', with: { channel: '"search"', amount: 'minCvr * extra' }, autonomy: 'auto' },
    };
    expect(needsOfNode(act, playbook, ['extra']).map(({ key }) => key)).toEqual([
      keyOf('parameter', 'minCvr'),
      keyOf('variable', 'extra'),
    ]);
  });

  it('is nothing yet for a config that is half filled in', () => {
    const playbook = examplePlaybook();
    const broken = { ...nodeOf(playbook, 'watch'), config: { rules: [{ conditions: { all: [{}] } }] } };
    expect(needsOfNode(broken as unknown as PlaybookNode, playbook, [])).toEqual([]);
  });

  it('goes through the data set behind a set, however many selections lie between', () => {
    const playbook = templates.find(({ id }) => id === 'double-11')!.playbook('en');
    const watches = playbook.nodes.filter((node) => node.kind === 'monitor' && dataSetOf(node, playbook));
    expect(watches.length).toBeGreaterThan(1);
    for (const node of watches)
      expect(['skus', 'channels', 'orders', 'customers']).toContain(dataSetOf(node, playbook));
  });
});

describe('a sample proposed', () => {
  const needs = [
    { key: metricKey(uv), is: 'metric', query: uv },
    { key: keyOf('row', 'stock'), is: 'row', name: 'stock' },
    { key: keyOf('variable', 'ask.budget'), is: 'variable', name: 'ask.budget' },
    { key: keyOf('set', 'chosen'), is: 'set', name: 'chosen' },
  ] as const;

  it('from a run has what was seen last, and nothing that is not read', () => {
    expect(
      proposeFromRun(needs, {
        whys: [why(400), why(800)],
        variables: { 'ask.budget': 5, other: 1 },
        sets: { chosen: ['A', 'B'] },
        parameters: {},
      }),
    ).toEqual({
      [metricKey(uv)]: 800,
      [keyOf('variable', 'ask.budget')]: 5,
      [keyOf('set', 'chosen')]: ['A', 'B'],
    });
  });

  it('from a row has the fields that are read', () => {
    expect(proposeFromRow(needs, { id: 'A', stock: 40, price: 3 })).toEqual({ [keyOf('row', 'stock')]: 40 });
  });
});
