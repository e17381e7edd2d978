import * as fc from 'fast-check';
import { readHitPolicy } from '../../../rules/kinds/table/hit-policy.ts';
import { TestCampaign } from '../../support/campaign.ts';
import { fileOf, node, problemsOf, START } from '../../support/playbooks.ts';

interface Table {
  readonly hitPolicy: string;
  readonly inputs: readonly { title: string; expression: string }[];
  readonly outputs: readonly { title: string; variable: string; type: string }[];
  readonly rules: readonly { when: readonly string[]; then: readonly string[]; note?: string }[];
}

const tiers: Table = {
  hitPolicy: 'unique',
  inputs: [{ title: 'Spend', expression: 'spend' }],
  outputs: [{ title: 'Tier', variable: 'tier', type: 'text' }],
  rules: [
    { when: ['< 1000'], then: ['"bronze"'] },
    { when: ['[1000..5000)'], then: ['"silver"'] },
    { when: ['>= 5000'], then: ['"gold"'], note: 'adviser and gift box' },
  ],
};

const parameters = {
  spend: { type: 'number', title: 'Spend', default: 1200 },
  level: { type: 'choice', title: 'Level', choices: ['a', 'b', 'c'], default: 'a' },
  vip: { type: 'boolean', title: 'VIP', default: true },
  items: { type: 'integer', title: 'Items', default: 3, min: 0 },
};
const withTable = (table: object) => ({
  parameters,
  nodes: [START, node('tab', 'table', table), node('work', 'task', { assignee: { role: 'x' } }), node('none', 'end')],
  edges: ['start.started > tab', 'tab.done > work', 'tab.noMatch > none', 'work.done > none'],
});
const decided = (table: object, values: object = {}) =>
  TestCampaign.launch(withTable(table), { parameters: values as never });
const valuesOf = async (table: object, values: object = {}) => (await decided(table, values)).state.variables;
const problemOf = async (table: object, values: object = {}) =>
  (await decided(table, values)).state.tokens[0]!.problem!;
/** What lint says of the table itself: not every table here reads every parameter. */
const found = (table: object) =>
  problemsOf(fileOf(withTable(table)))
    .filter((each) => each.code !== 'unused-parameter')
    .map((each) => `${each.code} ${each.place.pointer.replace('/nodes/1/config', '')}`);
const saidOf = (table: object, code: string) =>
  problemsOf(fileOf(withTable(table)))
    .filter((each) => each.code === code)
    .map((each) => each.message.en);

describe('a rule table', () => {
  it('gives its variables the values of the rule that matches, and goes on', async () => {
    const campaign = await decided(tiers);
    expect(campaign.state.variables).toEqual({ tier: 'silver' });
    expect(campaign.tokens).toEqual(['work:open']);
    expect(campaign.lines('decided', 'variableSet')).toEqual([
      '+00:00 decided tab 2',
      '+00:00 variableSet tab tier silver',
    ]);
  });

  it('says why: the input’s value and each cell, with whether it matched', async () => {
    const campaign = await decided(tiers);
    expect(campaign.log.find((entry) => entry.type === 'decided')).toMatchObject({
      rule: '2',
      rules: ['2'],
      values: { tier: 'silver' },
      why: [
        {
          rule: '1',
          result: false,
          why: { conditions: [{ description: 'Spend', factValue: 1200, value: '< 1000', result: false }] },
        },
        { rule: '2', result: true, why: { conditions: [{ value: '[1000..5000)', result: true }] } },
        { rule: '3', result: false },
      ],
    });
  });

  it('leaves by “no match” when none matches, and sets nothing', async () => {
    const campaign = await decided({ ...tiers, rules: tiers.rules.slice(0, 1) });
    expect(campaign.state.variables).toEqual({});
    expect(campaign.lines('nodeLeft')).toContain('+00:00 nodeLeft tab noMatch');
    expect(campaign.log.find((entry) => entry.type === 'decided')).toMatchObject({ rule: null, rules: [] });
  });

  it('understands FEEL’s unary tests: lists, intervals, not(…), “-”, an empty cell, names, and “?”', async () => {
    const first = (cell: string, spend: number) =>
      valuesOf(
        {
          ...tiers,
          hitPolicy: 'first',
          rules: [
            { when: [cell], then: ['"yes"'] },
            { when: ['-'], then: ['"no"'] },
          ],
        },
        { spend },
      );
    for (const [cell, spend, answer] of [
      ['1, 2, 3', 2, 'yes'],
      ['(1..3]', 1, 'no'],
      [']1..3]', 3, 'yes'],
      ['not(1, > 10)', 11, 'no'],
      ['not(1, > 10)', 5, 'yes'],
      ['', 7, 'yes'],
      ['< items * 2', 5, 'yes'],
      ['? > 3 and modulo(?, 2) = 0', 4, 'yes'],
      ['? > 3 and modulo(?, 2) = 0', 5, 'no'],
      ['"5"', 5, 'no'],
    ] as const)
      expect([cell, spend, (await first(cell, spend))['tier']]).toEqual([cell, spend, answer]);
  });

  it('compares dates as dates, in campaign time', async () => {
    const byDate = (cell: string) =>
      valuesOf({
        ...tiers,
        hitPolicy: 'first',
        inputs: [{ title: 'Now', expression: 'now' }],
        rules: [
          { when: [cell], then: ['"yes"'] },
          { when: ['-'], then: ['"no"'] },
        ],
      });
    expect(await byDate('>= T0')).toEqual({ tier: 'yes' });
    expect(await byDate('> date and time("2026-11-11T00:00:00")')).toEqual({ tier: 'no' });
    expect(await byDate('now()')).toEqual({ tier: 'yes' });
  });

  it('is parked, and decides nothing, when an input has no value', async () => {
    const campaign = await decided({ ...tiers, inputs: [{ title: '', expression: 'later.field' }] });
    expect(campaign.tokens).toEqual(['tab:parked']);
    expect(campaign.state.tokens[0]!.problem!.code).toBe('feel-failed');
    expect(campaign.lines('decided')).toEqual([]);
  });

  it('names the rule and the column of a cell that cannot be computed, or is of the wrong type', async () => {
    const broken = await problemOf({ ...tiers, rules: [{ when: ['-'], then: ['1 / 0'] }] });
    expect(broken).toMatchObject({ code: 'table-cell-failed', place: { pointer: '/nodes/1/config/rules/0/then/0' } });
    expect(broken.message.en).toContain('Rule 1, column “Tier”');
    expect((await problemOf({ ...tiers, rules: [{ when: ['-'], then: ['spend'] }] })).message['zh-CN']).toContain(
      '规则 1，列“Tier”',
    );
    expect(await problemOf({ ...tiers, rules: [{ when: ['< nowhere'], then: ['"x"'] }] })).toMatchObject({
      place: { pointer: '/nodes/1/config/rules/0/when/0' },
    });
  });

  it('tried again after its problem was mended, decides', async () => {
    const written = {
      ...withTable({ ...tiers, inputs: [{ title: 'Spend', expression: 'form.spend' }] }),
      nodes: [
        START,
        node('tab', 'table', { ...tiers, inputs: [{ title: 'Spend', expression: 'form.spend' }] }),
        node('work', 'end'),
        node('side', 'split'),
        node('form', 'task', { assignee: { role: 'x' }, form: [{ id: 'spend', type: 'number', title: '' }] }),
      ],
      edges: ['start.started > side', 'side.branch > tab', 'side.branch > form', 'tab.done > work', 'form.done > work'],
    };
    const campaign = await TestCampaign.launch(written);
    expect(campaign.tokens).toContain('tab:parked');
    await campaign.at('PT1H', { type: 'completeTask', by: 'x', task: 'form/1', values: { spend: 10 } });
    await campaign.at('PT2H', { type: 'retry', by: 'x', node: 'tab' });
    expect(campaign.state.variables).toMatchObject({ tier: 'bronze' });
  });
});

describe('hit policies', () => {
  const both: Table = {
    ...tiers,
    outputs: [{ title: 'Coupon', variable: 'coupon', type: 'integer' }],
    rules: [
      { when: ['> 100'], then: ['10'] },
      { when: ['> 5000'], then: ['99'] },
      { when: ['> 1000'], then: ['30'] },
    ],
  };

  it.each([
    ['first', 10],
    ['collect', [10, 30]],
    ['collect sum', 40],
    ['COLLECT MIN', 10],
    ['C>', 30],
    ['collect count', 2],
    ['FIRST', 10],
    ['Rule Order', [10, 30]],
  ])('“%s” makes %j of two rules that match', async (hitPolicy, coupon) => {
    expect(await valuesOf({ ...both, hitPolicy })).toEqual({ coupon });
  });

  it('“unique” is parked with the rules that match at once', async () => {
    const problem = await problemOf({ ...both, hitPolicy: 'unique' });
    expect(problem).toMatchObject({
      code: 'table-not-unique',
      message: { en: expect.stringContaining('1, 3') as string },
    });
  });

  it('“any” takes the common result, and is parked when rules disagree', async () => {
    const agreed = { ...both, hitPolicy: 'any', rules: both.rules.map((rule) => ({ ...rule, then: ['7'] })) };
    expect(await valuesOf(agreed)).toEqual({ coupon: 7 });
    expect(await problemOf({ ...both, hitPolicy: 'A' })).toMatchObject({
      code: 'table-not-agreed',
      message: { en: expect.stringContaining('1, 3') as string },
    });
  });

  it('are DMN’s own, in words or letters; what we do not have is refused', () => {
    expect(readHitPolicy('U')).toMatchObject({ hits: 'unique' });
    expect(readHitPolicy('c+')).toMatchObject({ hits: 'collect', aggregator: 'sum' });
    expect(readHitPolicy('Collect  Max')).toMatchObject({ hits: 'collect', aggregator: 'max' });
    for (const text of ['priority', 'output order', 'P', 'sum', '']) expect(readHitPolicy(text)).toBeUndefined();
    expect(found({ ...tiers, hitPolicy: 'priority' })).toEqual(['bad-hit-policy /hitPolicy']);
  });
});

describe('lint of a rule table', () => {
  const table = (rules: readonly (readonly [when: readonly string[], then?: string])[], more: object = {}) => ({
    ...tiers,
    ...more,
    rules: rules.map(([when, then = '"x"']) => ({ when, then: [then] })),
  });
  const two = {
    inputs: [
      { title: 'Spend', expression: 'spend' },
      { title: 'Level', expression: 'level' },
    ],
  };

  it('has nothing against a complete table without overlaps', () => {
    expect(found(tiers)).toEqual([]);
    expect(found(table([[['< 10', '-']], [['>= 10', '"a", "b"']], [['>= 10', 'not("a", "b")']]], two))).toEqual([]);
  });

  it.each([
    ['too few cells', table([[[]]]), 'table-cell-count /rules/0/when'],
    ['a test that cannot be read', table([[['> ']]]), 'feel-syntax /rules/0/when/0'],
    ['a name that does not exist', table([[['> speend']]]), 'feel-unknown-name /rules/0/when/0'],
    ['a function that does not exist', table([[['foo(?)']]]), 'feel-unknown-name /rules/0/when/0'],
    ['an unknown name in an output', table([[['-'], 'speend']]), 'feel-unknown-name /rules/0/then/0'],
    ['a test of another type than the parameter', table([[['"a"']]]), 'table-cell-type /rules/0/when/0'],
    ['an output of another type than its column', table([[['-'], '5']]), 'table-output-type /rules/0/then/0'],
    ['a sum of texts', table([[['-']]], { hitPolicy: 'collect sum' }), 'table-aggregator /hitPolicy'],
    ['a rule that can match nothing', table([[['[9..1]']], [['-']]]), 'table-rule-never-true /rules/0/when/0'],
    [
      'a rule in the shadow of an earlier one',
      table([[['> 5']], [['> 7']], [['-']]], { hitPolicy: 'first' }),
      'table-rule-never-hit /rules/1',
    ],
    [
      'a rule in the shadow of two earlier ones',
      table([[['> 5']], [['<= 5']], [['[0..9]']]], { hitPolicy: 'first' }),
      'table-rule-never-hit /rules/2',
    ],
  ])('finds %s', (_what, written, expected) => {
    expect(found(written)).toContain(expected);
  });

  it('names the region that no rule covers, of all inputs together', () => {
    expect(saidOf(table([[['< 10']], [['> 10']]]), 'table-gap')).toEqual([expect.stringContaining('Spend: 10.')]);
    expect(saidOf(table([[['< 10', '-']], [['>= 10', '"a"']]], two), 'table-gap')).toEqual([
      expect.stringContaining('Spend: >= 10; Level: "b", "c"'),
    ]);
    expect(saidOf(table([[['[1..5)']]], { inputs: [{ title: '', expression: 'spend * 2' }] }), 'table-gap')).toEqual([
      expect.stringContaining('spend * 2: < 1, >= 5'),
    ]);
  });

  it('knows whole numbers, bounds, choices and booleans of parameters', () => {
    const of = (expression: string) => ({ inputs: [{ title: '', expression }] });
    expect(found(table([[['<= 5']], [['>= 6']]], of('items')))).toEqual([]);
    expect(found(table([[['<= 5']], [['>= 6']]], of('spend')))).toEqual(['table-gap /rules']);
    expect(found(table([[['[0..5]']], [['> 5']]], of('items')))).toEqual([]);
    expect(found(table([[['"a"']], [['"b","c"']]], of('level')))).toEqual([]);
    expect(saidOf(table([[['true']]], of('vip')), 'table-gap')).toEqual([expect.stringContaining('vip: false')]);
  });

  it('names the cell that no value passes, and the parameter’s limits where they are the cause', () => {
    const of = (expression: string) => ({ inputs: [{ title: '', expression }] });
    expect(saidOf(table([[['[9..1]']], [['-']]]), 'table-rule-never-true')).toEqual([
      'Rule 1 can match nothing: in column “Spend” no value passes “[9..1]”.',
    ]);
    expect(saidOf(table([[['-']], [['< 0']]], of('items')), 'table-rule-never-true')).toEqual([
      'Rule 2 can match nothing: in column “items” no value passes “< 0”: the parameter is a whole number >= 0.',
    ]);
  });

  it('names where two rules of a unique table overlap', () => {
    expect(
      saidOf(table([[['<= 10', '"a"']], [['>= 10', 'not("b")']], [['> 10', '"b"']]], two), 'table-overlap'),
    ).toEqual([expect.stringContaining('1 and 2 both match where Spend: 10; Level: "a"')]);
  });

  it('says nothing of gaps and overlaps where a cell is not understood', () => {
    expect(found(table([[['< items']], [['> 10']]]))).toEqual([]);
    expect(found(table([[['? > 5 and ? < 7']], [['> 10']]]))).toEqual([]);
  });

  it('agrees with what the table does, for any table of intervals', async () => {
    const cell = fc.oneof(fc.constantFrom('-', '< 2', '>= 2', '[1..3]', '(1..3)', '2', 'not(2)', '> 3', 'not([0..4])'));
    const levels = fc.constantFrom('-', '"a"', '"b","c"', 'not("a")');
    const rules = fc.array(fc.tuple(cell, levels), { minLength: 1, maxLength: 5 });
    const points = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5];
    await fc.assert(
      fc.asyncProperty(rules, async (written) => {
        const unique = table(
          written.map((when) => [when]),
          two,
        );
        const outcomes = await Promise.all(
          points.flatMap((spend) =>
            ['a', 'b', 'c'].map(async (level) => {
              const campaign = await decided(unique, { spend, level });
              const [token] = campaign.state.tokens;
              return token?.problem?.code ?? (campaign.state.status === 'completed' ? 'none' : 'one');
            }),
          ),
        );
        const codes = found(unique).map((each) => each.split(' ')[0]);
        expect(codes.includes('table-gap')).toBe(outcomes.includes('none'));
        expect(codes.includes('table-overlap')).toBe(outcomes.includes('table-not-unique'));
      }),
      { numRuns: 25 },
    );
  });
});
