import * as fc from 'fast-check';
import { conditionWords, unitOf } from '../../../rules/words/conditions.ts';
import { readHead, toConditions, toQuery, writeHead } from '../../../editor/playbook/conditions/query.ts';
import type { QueryGroup } from '../../../editor/playbook/conditions/query.ts';
import type { Conditions } from '../../../rules/conditions/schema.ts';
import type { Json } from '../../../rules/json.ts';
import { examplePlaybook } from './example.ts';

const described = {
  description: fc.string(),
  priority: fc.integer({ min: 1, max: 9 }),
  name: fc.string(),
};

const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.tuple(fc.integer(), fc.integer()),
  fc.record({ expr: fc.string() }),
  fc.record({ fact: fc.constant('param'), params: fc.record({ id: fc.string() }) }),
);

/** Fields in any order, as people and programs write them. */
const shuffled = (fields: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fields.chain((record) =>
    fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }).map(Object.fromEntries),
  );

const leaves = shuffled(
  fc.record(
    {
      fact: fc.constantFrom('metric', 'row', 'param', 'var', 'clock', 'set', 'expr'),
      params: fc.dictionary(fc.string(), fc.string()),
      path: fc.string(),
      operator: fc.constantFrom('equal', 'lessThan', 'between', 'in', 'someFact:greaterThan'),
      value: values,
      ...described,
    },
    { requiredKeys: ['fact', 'operator', 'value'] },
  ),
);
const references = shuffled(fc.record({ condition: fc.string(), ...described }, { requiredKeys: ['condition'] }));

const conditions = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves,
    references,
    shuffled(fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }), ...described }, { requiredKeys: ['all'] })),
    shuffled(fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }), ...described }, { requiredKeys: ['any'] })),
    shuffled(fc.record({ not: tie('tree'), ...described }, { requiredKeys: ['not'] })),
  ),
})).tree as unknown as fc.Arbitrary<Conditions>;

const uv = (value: Json) =>
  ({ fact: 'metric', params: { id: 'uv', window: 'PT1H' }, operator: 'greaterThan', value }) as const;

describe('conditions in the builder', () => {
  it('come back to the key and its place, whatever they are: nested, negated, shared, described, with priorities', () => {
    fc.assert(
      fc.property(conditions, (each) => {
        expect(JSON.stringify(toConditions(toQuery(each)))).toBe(JSON.stringify(each));
      }),
      { numRuns: 1000 },
    );
  });

  it('are what the builder calls groups: all is “and”, any is “or”, not is its toggle', () => {
    expect(toQuery({ not: { any: [uv(1)] } })).toMatchObject({
      combinator: 'or',
      not: true,
      rules: [{ operator: 'greaterThan', value: 1 }],
    });
  });

  it('follow a changed combinator and keep the group’s description', () => {
    const query = toQuery({ description: 'why', all: [uv(1)] });
    expect(toConditions({ ...query, combinator: 'or' })).toEqual({ description: 'why', any: [uv(1)] });
  });

  it('follow the “not” toggle on and off', () => {
    const query = toQuery({ all: [uv(1)] });
    const negated: QueryGroup = { ...query, not: true };
    expect(toConditions(negated)).toEqual({ not: { all: [uv(1)] } });
    expect(toConditions({ ...toQuery({ not: { all: [uv(1)] } }), not: false })).toEqual({ all: [uv(1)] });
  });

  it('get a group around them when a second condition joins a single one', () => {
    const query = toQuery({ not: uv(1) });
    const [rule] = query.rules;
    expect(toConditions({ ...query, rules: [rule!, rule!] })).toEqual({ not: { all: [uv(1), uv(1)] } });
  });

  it('keep the place of their fields when a fact is changed', () => {
    const field = writeHead(
      { description: 'd', fact: 'row', path: '$.stock' },
      toQuery({ description: 'd', ...uv(1) }).rules.map((each) => ('field' in each ? each.field : ''))[0],
    );
    expect(Object.keys(readHead(field))).toEqual(['description', 'fact', 'operator', 'value', 'path']);
  });
});

describe('conditions in words', () => {
  const reading = { language: 'en' as const, playbook: examplePlaybook() };

  it('say metric, comparison and value in the metric’s unit', () => {
    const ratio: Conditions = {
      all: [
        {
          fact: 'metric',
          params: { id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' },
          operator: 'greaterThan',
          value: 1.1,
        },
        { fact: 'metric', params: { id: 'gmv', window: 'PT1H' }, operator: 'lessThan', value: 500_000 },
      ],
    };
    expect(conditionWords(ratio, reading)).toBe('CVR ÷ plan > 110% and GMV < ¥5,000');
  });

  it('say what parameters, columns and checked variables are compared with in their own unit', () => {
    const playbook = {
      ...examplePlaybook(),
      parameters: {
        budget: { type: 'money', title: 'Budget' },
        share: { type: 'ratio', title: 'Share' },
        pieces: { type: 'integer', title: 'Pieces' },
      },
    } as const;
    const compared: Conditions = {
      all: [
        { fact: 'param', params: { id: 'budget' }, operator: 'greaterThan', value: 10_000_000 },
        { fact: 'param', params: { id: 'share' }, operator: 'lessThan', value: 0.25 },
        { fact: 'param', params: { id: 'pieces' }, operator: 'equal', value: 12 },
        { fact: 'row', path: '$.price', operator: 'greaterThan', value: 9_900 },
        { fact: 'row', path: '$.stock', operator: 'lessThan', value: 9_900 },
        { fact: 'var', params: { id: 'ask.extra' }, operator: 'greaterThan', value: 500_000 },
      ],
    };
    const variable = () => ({ title: 'Extra', type: 'money' as const });
    expect(conditionWords(compared, { language: 'en', playbook, variable })).toBe(
      'Budget > ¥100,000 and Share < 25% and Pieces = 12 and Price > ¥99 and Stock < 9,900 and Extra > ¥5,000',
    );
  });

  it('name a parameter by its title and prefer the author’s own description', () => {
    const row: Conditions = {
      all: [
        {
          fact: 'row',
          path: '$.cvr30d',
          operator: 'greaterThanInclusive',
          value: { fact: 'param', params: { id: 'minCvr' } },
        },
      ],
    };
    expect(conditionWords(row, reading)).toBe('30-day conversion rate ≥ Least conversion');
    expect(conditionWords({ ...row, description: 'good sellers' }, reading)).toBe('good sellers');
  });

  it('show a description beside the limits that it is about, where both are asked for', () => {
    const busy: Conditions = {
      all: [{ ...uv(500), description: 'Enough visitors' }],
      description: 'Busy',
    };
    expect(conditionWords(busy, { ...reading, described: 'beside' })).toBe('Busy (Enough visitors (UV 1h > 500))');
    expect(conditionWords(busy, { ...reading, language: 'zh-CN', described: 'beside' })).toBe(
      'Busy（Enough visitors（访客数 1小时 > 500））',
    );
  });

  it('call channels and variables by what they are called where that is known', () => {
    const named: Conditions = {
      all: [
        {
          fact: 'metric',
          params: { id: 'roi', window: 'PT1H', where: { channel: 'search' } },
          operator: 'lessThan',
          value: 1,
        },
        { fact: 'row', path: '$.channel', operator: 'in', value: ['search', 'feed'] },
        { fact: 'var', params: { id: 'ask.extra' }, operator: 'equal', value: true },
      ],
    };
    const titles = {
      channel: (id: string) => (id === 'search' ? 'Search ads' : id),
      variable: () => ({ title: 'Ask · Extra' }),
    };
    expect(conditionWords(named, { ...reading, ...titles })).toBe(
      'ROI (Search ads) < 1 and Channel ∈ Search ads, feed and Ask · Extra = yes',
    );
    expect(conditionWords(named, reading)).toBe('ROI (search) < 1 and Channel ∈ search, feed and ask.extra = yes');
  });

  it('read a difference in the metric’s unit and ROI as a plain factor', () => {
    expect(unitOf({ fact: 'metric', params: { id: 'gmv', compare: 'plan', as: 'difference' } }, reading)).toBe('money');
    expect(unitOf({ fact: 'metric', params: { id: 'roi', window: 'PT1H' } }, reading)).toBe('number');
  });
});
