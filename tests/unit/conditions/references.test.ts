import { missingData, newestMs } from '../../../rules/conditions/missing.ts';
import { joinReferences, referencesOf } from '../../../rules/conditions/references.ts';
import type { Conditions, SharedConditions } from '../../../rules/conditions/schema.ts';
import { AT_MS, factsOf, reading } from './fixture.ts';

const cvr = { id: 'cvr', window: 'PT1H', compare: 'plan' } as const;
const uv = { id: 'uv', window: 'PT1H' } as const;

const shared: SharedConditions = {
  evening: { any: [{ fact: 'clock', params: { part: 'hour' }, operator: 'greaterThan', value: 18 }] },
};

const conditions: Conditions = {
  all: [
    { fact: 'metric', params: cvr, operator: 'greaterThan', value: { fact: 'param', params: { id: 'ratio' } } },
    {
      fact: 'metric',
      params: { window: 'PT1H', id: 'uv' },
      operator: 'greaterThan',
      value: { fact: 'metric', params: uv },
    },
    { fact: 'row', path: '$.id', operator: 'inSet', value: 'campaignSkus' },
    { fact: 'row', path: '$.stock', operator: 'lessThan', value: { expr: 'factor * row.sales7d + confirm.extra' } },
    { any: [{ not: { condition: 'evening' } }] },
    { fact: 'var', params: { id: 'budget.amount' }, operator: 'equal', value: 1 },
  ],
};

describe('what conditions refer to', () => {
  it('is found at leaves, in compared values, in expressions and in shared conditions, each once', () => {
    expect(referencesOf(conditions, shared)).toEqual({
      metrics: [cvr, uv],
      params: ['ratio'],
      variables: ['budget.amount'],
      sets: ['campaignSkus'],
      rowPaths: ['$.id', '$.stock', '$.sales7d'],
      clock: true,
      timed: true,
      names: ['factor', 'row', 'confirm'],
      paths: ['factor', 'row.sales7d', 'confirm.extra'],
    });
  });

  it('does not read the clock unless something asks for the time', () => {
    const expr = (text: string): Conditions => ({
      all: [{ fact: 'expr', params: { expr: text }, operator: 'equal', value: 1 }],
    });
    expect(referencesOf(expr('a + 1'), {}).clock).toBe(false);
    expect(referencesOf(expr('now() > T0'), {}).clock).toBe(true);
    expect(referencesOf(expr('count(set("low"))'), {}).sets).toEqual(['low']);
  });

  it('joins a rule and its recovery without repeating anything', () => {
    const one = referencesOf(conditions, shared);
    const joined = joinReferences([
      one,
      referencesOf({ all: [{ fact: 'metric', params: uv, operator: 'equal', value: 1 }] }, {}),
    ]);
    expect(joined).toEqual(one);
  });
});

describe('missing data', () => {
  const references = referencesOf(conditions, shared);
  const everything = {
    metrics: { cvr: reading(1, AT_MS - 60_000), uv: reading(5, AT_MS - 5_000) },
    params: { ratio: 1, factor: 2 },
    variables: { 'budget.amount': 3, confirm: { extra: 1 } },
    sets: { campaignSkus: [] },
    row: { id: 'A' },
  };

  it('is none when everything is there, be a row’s field undefined or a set empty', () => {
    expect(missingData(references, factsOf(everything))).toEqual([]);
  });

  it('is every absent metric, unset variable, parameter and set, and what an expression lacks', () => {
    const facts = factsOf({ metrics: { cvr: { present: false } }, variables: { confirm: {} }, row: { id: 'A' } });
    expect(missingData(references, facts)).toEqual([
      { metric: cvr },
      { metric: uv },
      { variable: 'budget.amount' },
      { param: 'ratio' },
      { set: 'campaignSkus' },
      { variable: 'factor' },
      { variable: 'confirm.extra' },
    ]);
  });

  it('is not what holds a null', () => {
    const facts = factsOf({ ...everything, variables: { 'budget.amount': null, confirm: { extra: null } } });
    expect(missingData(references, facts)).toEqual([]);
  });

  it('is as old as the metric whose newest point is oldest', () => {
    expect(newestMs(references, factsOf(everything))).toBe(AT_MS - 60_000);
    const absent = { present: false, newestMs: AT_MS - 7_200_000 } as const;
    expect(newestMs(references, factsOf({ ...everything, metrics: { cvr: absent, uv: reading(1) } }))).toBe(
      AT_MS - 7_200_000,
    );
    expect(newestMs(references, factsOf({}))).toBeUndefined();
  });
});
