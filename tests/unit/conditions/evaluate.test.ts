import { compileConditions } from '../../../rules/conditions/compile.ts';
import { evaluateConditions } from '../../../rules/conditions/evaluate.ts';
import { ConditionsFailed } from '../../../rules/conditions/failure.ts';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Conditions, Leaf, SharedConditions } from '../../../rules/conditions/schema.ts';
import type { Why } from '../../../rules/conditions/why.ts';
import { factsOf, reading } from './fixture.ts';

type Evaluate = (
  conditions: Conditions,
  shared: SharedConditions,
  facts: Facts,
) => Promise<{ result: boolean; why: Why }>;

const evaluators: readonly (readonly [string, Evaluate])[] = [
  ['json-rules-engine', evaluateConditions],
  ['the compiler', async (conditions, shared, facts) => compileConditions(conditions, shared)(facts)],
];

const facts = factsOf({
  metrics: { uv: reading(1_200), cvr: reading(4 / 3) },
  row: { id: 'A', stock: 50, sales7d: 40, tags: ['hot'], lastOrderAt: '2026-11-01', title: '全网最低价' },
  params: { safetyFactor: 1.5, minUv: 500 },
  variables: { 'confirm.note': 'ok' },
  sets: { campaignSkus: ['A', 'B'], none: [] },
});

const row = (path: string, operator: string, value: Leaf['value']): Leaf => ({ fact: 'row', path, operator, value });

describe.each(evaluators)('conditions evaluated by %s', (_name, evaluate) => {
  const holds = async (conditions: Conditions, shared: SharedConditions = {}) =>
    (await evaluate(conditions, shared, facts)).result;
  const leafHolds = (leaf: Leaf) => holds({ all: [leaf] });

  it('compare metrics, parameters and computed values', async () => {
    const uv = { fact: 'metric', params: { id: 'uv', window: 'PT1H' }, operator: 'greaterThanInclusive' } as const;
    expect(await leafHolds({ ...uv, value: { fact: 'param', params: { id: 'minUv' } } })).toBe(true);
    expect(await leafHolds(row('$.stock', 'lessThan', { expr: 'safetyFactor * row.sales7d' }))).toBe(true);
    expect(await leafHolds(row('$.stock', 'lessThan', { expr: 'row.sales7d' }))).toBe(false);
  });

  it.each([
    ['hour', 'equal', 20, true],
    ['weekday', 'in', ['wed'], true],
    ['weekday', 'in', ['sat', 'sun'], false],
    ['hour', 'between', [20, 22], true],
    ['instant', 'equal', '2026-11-11T20:30:00+08:00', true],
    ['instant', 'within', 'PT1M', true],
  ])('read the local clock: %s %s %j is %s', async (part, operator, value, expected) => {
    expect(await leafHolds({ fact: 'clock', params: { part }, operator, value })).toBe(expected);
  });

  it.each([
    ['$.stock', 'between', [50, 60], true],
    ['$.stock', 'between', [51, 60], false],
    ['$.title', 'between', [1, 2], false],
    ['$.title', 'matches', '最|第一', true],
    ['$.stock', 'matches', '5', false],
    ['$.id', 'inSet', 'campaignSkus', true],
    ['$.id', 'inSet', 'none', false],
    ['$.id', 'inSet', 'neverStored', false],
    ['$.lastOrderAt', 'within', 'P30D', true],
    ['$.lastOrderAt', 'within', 'P3D', false],
    ['$.lastOrderAt', 'not:within', 'P3M', false],
    ['$.title', 'within', 'P30D', false],
    ['$.tags', 'contains', 'hot', true],
    ['$.tags', 'someFact:matches', '^h', true],
    ['$.missing', 'lessThan', 5, false],
    ['$.missing', 'notEqual', 5, true],
  ])('know the operators: row %s %s %j is %s', async (path, operator, value, expected) => {
    expect(await leafHolds(row(path, operator, value))).toBe(expected);
  });

  it('count a window that ends now: an instant in the future is not within the last hour', async () => {
    const later: Leaf = { fact: 'expr', params: { expr: 'now + duration("PT1M")' }, operator: 'within', value: 'PT1H' };
    expect(await leafHolds(later)).toBe(false);
    expect(await leafHolds({ ...later, params: { expr: 'now - duration("PT1H")' } })).toBe(false);
    expect(await leafHolds({ ...later, params: { expr: 'now - duration("PT59M")' } })).toBe(true);
  });

  it('read forms, and sets as ids or by their count', async () => {
    const note: Leaf = { fact: 'var', params: { id: 'confirm.note' }, operator: 'equal', value: 'ok' };
    const ids: Leaf = { fact: 'set', params: { id: 'campaignSkus' }, operator: 'contains', value: 'B' };
    const count: Leaf = { fact: 'set', params: { id: 'campaignSkus', part: 'count' }, operator: 'equal', value: 2 };
    expect(await holds({ all: [note, ids, count] })).toBe(true);
  });

  it('explain every leaf with what it saw, under the words of the playbook', async () => {
    const conditions: Conditions = {
      all: [
        {
          ...row('$.stock', 'lessThan', { expr: 'safetyFactor * row.sales7d' }),
          description: 'below the safety stock',
        },
        { not: row('$.sales7d', 'equal', 0) },
      ],
      description: 'low and selling',
    };
    expect((await evaluate(conditions, {}, facts)).why).toEqual({
      operator: 'all',
      description: 'low and selling',
      result: true,
      conditions: [
        {
          fact: 'row',
          path: '$.stock',
          operator: 'lessThan',
          factValue: 50,
          value: { expr: 'safetyFactor * row.sales7d' },
          comparedValue: 60,
          result: true,
          description: 'below the safety stock',
        },
        {
          operator: 'not',
          result: true,
          conditions: [
            {
              fact: 'row',
              path: '$.sales7d',
              operator: 'equal',
              factValue: 40,
              value: 0,
              comparedValue: 0,
              result: false,
            },
          ],
        },
      ],
    });
  });

  it('leave out of the explanation what a higher priority had already decided', async () => {
    const conditions: Conditions = {
      any: [row('$.id', 'equal', 'B'), { ...row('$.id', 'equal', 'A'), priority: 5 }],
    };
    const { result, why } = await evaluate(conditions, {}, facts);
    expect(result).toBe(true);
    expect('conditions' in why && why.conditions.map((each) => 'value' in each && each.value)).toEqual(['A']);
  });

  it('quote a long list by its length and its first items', async () => {
    const many = factsOf({ sets: { all: Array.from({ length: 5_000 }, (_, index) => `sku${index}`) } });
    const leaf: Leaf = { fact: 'set', params: { id: 'all' }, operator: 'contains', value: 'sku4999' };
    const { result, why } = await evaluate({ all: [leaf] }, {}, many);
    expect(result).toBe(true);
    expect(why).toMatchObject({ conditions: [{ factValue: { $count: 5_000 } }] });
    expect(JSON.stringify(why).length).toBeLessThan(500);
  });

  it('follow shared conditions and name them in the explanation', async () => {
    const shared: SharedConditions = { low: { all: [row('$.stock', 'lessThan', 60)] }, alias: { condition: 'low' } };
    const { result, why } = await evaluate({ any: [{ condition: 'alias', description: 'runs out' }] }, shared, facts);
    expect(result).toBe(true);
    expect(why).toMatchObject({
      conditions: [{ operator: 'all', condition: 'alias', description: 'runs out', result: true }],
    });
  });

  it.each([
    ['an unknown shared condition', { condition: 'nope' }, 'unknown-condition'],
    ['a circular one', { condition: 'a' }, 'condition-cycle'],
    ['a failing expression', { all: [row('$.stock', 'equal', { expr: 'row.nope' })] }, 'feel-failed'],
    [
      'a value of no use to the operator',
      { all: [row('$.stock', 'in', { fact: 'row', path: '$.stock' })] },
      'conditions-failed',
    ],
    ['a leaf without a group', row('$.stock', 'equal', 1), 'bad-conditions'],
  ])('fail with a problem for %s', async (_what, conditions, code) => {
    const shared: SharedConditions = { a: { any: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } };
    const error: unknown = await evaluate(conditions as Conditions, shared, facts).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConditionsFailed);
    const [problem] = (error as ConditionsFailed).problems;
    expect(problem!.code).toBe(code);
    expect(problem!.message['zh-CN']).not.toBe('');
  });
});

describe('json-rules-engine’s cache', () => {
  it('is not used: two queries are never taken for one', async () => {
    const seen: string[] = [];
    const counting: Facts = { ...facts, variable: (name) => (seen.push(name), name) };
    const ask = (id: string): Leaf => ({ fact: 'var', params: { id }, operator: 'equal', value: id });
    const ids = Array.from({ length: 200 }, (_, index) => `v${index}`);
    expect((await evaluateConditions({ all: ids.map(ask) }, {}, counting)).result).toBe(true);
    expect(seen).toEqual(ids);
  });
});
