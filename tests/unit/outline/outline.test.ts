import { outlineData } from '../../../rules/outline/data.ts';
import { outlineEffects } from '../../../rules/outline/effects.ts';
import { outlinePeople } from '../../../rules/outline/people.ts';
import { outlineRules, outlineTests } from '../../../rules/outline/rules.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

const row = (path: string, operator: string, value: unknown) => ({ fact: 'row', path: `$.${path}`, operator, value });

const result = parsePlaybook(
  fileOf({
    parameters: {
      budget: { type: 'money', title: 'Extra budget', default: 500_000 },
      factor: { type: 'number', title: 'Factor', default: 1.5 },
      least: { type: 'ratio', title: 'Least CVR', default: 0.08 },
    },
    conditions: { inStock: { all: [row('stock', 'greaterThan', -5)] } },
    nodes: [
      START,
      node('pick', 'select', {
        from: 'skus',
        conditions: {
          description: 'Sells well',
          all: [
            { condition: 'inStock' },
            row('cvr30d', 'greaterThanInclusive', { fact: 'param', params: { id: 'least' } }),
            row('stock', 'lessThan', { expr: 'factor * row.sales7d' }),
          ],
        },
        limit: 20,
        as: 'picked',
      }),
      node('raise', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"search"', amount: 'budget' },
        guardrail: { sumOf: 'amount', per: 'day', max: 'budget * 3', over: 'approval', by: { role: 'manager' } },
      }),
      node('spend', 'action', { do: 'ads.raiseBudget', with: { channel: '"live"', amount: '20000' } }),
      node('stop', 'action', {
        do: 'sku.delist',
        with: { skus: 'set("picked")' },
        autonomy: 'propose',
        by: { role: 'manager' },
      }),
      node('tier', 'table', {
        hitPolicy: 'first',
        inputs: [{ title: 'Budget', expression: 'budget' }],
        outputs: [{ title: 'Tier', variable: 'tier', type: 'text' }],
        rules: [{ when: ['> 100'], then: ['"gold"'] }],
      }),
      node('work', 'task', { assignee: { role: 'operator' } }),
    ],
    edges: [
      'start.started > pick',
      'pick.done > raise',
      'pick.empty > work',
      'raise.done > spend',
      'spend.done > stop',
      'stop.done > tier',
      'tier.done > work',
    ],
  }),
);
if (!result.ok) throw new Error(JSON.stringify(result.problems));
const playbook = result.value;

describe('what somebody reads who answers for a playbook', () => {
  it('says each amount with the number that it starts with, and what limits it', () => {
    const [raise] = outlineEffects(playbook, 'en');
    expect(raise).toMatchObject({
      node: 'raise',
      autonomy: 'auto',
      limit: { per: 'day', over: 'approval', title: 'Amount added', max: '¥15,000' },
      isUnlimited: false,
      after: ['pick · done'],
    });
    expect(raise!.inputs.map(({ title, words, from }) => [title, words, from])).toEqual([
      ['Channel', 'search', undefined],
      ['Amount added', '¥5,000', 'Extra budget (¥5,000)'],
    ]);
  });

  it('warns of money that is spent by itself without a limit, and of nothing else', () => {
    expect(outlineEffects(playbook, 'en').map(({ node: id, isUnlimited }) => [id, isUnlimited])).toEqual([
      ['raise', false],
      ['spend', true],
      ['stop', false],
    ]);
  });

  it('calls a set by the step that makes it', () => {
    expect(outlineEffects(playbook, 'en').at(-1)!.inputs[0]!.words).toBe('“pick”');
  });

  it('spells conditions out, however they are called, down to the number of every limit', () => {
    const [rule] = outlineRules(playbook, 'en');
    expect(rule).toMatchObject({ node: 'pick', title: 'pick' });
    expect(rule!.conditions).toEqual([
      {
        title: 'Rows where',
        operator: 'all',
        lines: ['Stock > -5', '30-day conversion rate ≥ Least CVR (8%)', 'Stock < Factor (1.5) × Sales of 7 days'],
        described: 'Sells well',
      },
    ]);
    expect(rule!.limits.map(({ title, words }) => [title, words])).toEqual([
      ['From', 'SKUs'],
      ['At most', '20'],
    ]);
  });

  it('shows what a rule table tests and gives', () => {
    expect(outlineTests(playbook, 'en')).toEqual([
      { node: 'tier', tests: [{ when: [{ of: 'Budget', test: '> 100' }], then: [{ of: 'Tier', value: 'gold' }] }] },
    ]);
  });

  it('names everybody who is asked for something, whoever has most to do first', () => {
    expect(outlinePeople(playbook).map(({ who, steps }) => [who, steps.map((step) => step.node)])).toEqual([
      [{ role: 'manager' }, ['raise', 'stop']],
      [{ role: 'operator' }, ['work']],
    ]);
  });

  it('names the data that it goes through, and what it picks', () => {
    expect(outlineData(playbook, 'en')).toEqual([
      { name: 'skus', title: 'SKUs', usedBy: ['pick'], isMade: false },
      { name: 'picked', title: 'pick', usedBy: [], isMade: true },
    ]);
  });
});
