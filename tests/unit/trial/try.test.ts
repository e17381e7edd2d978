import { compileConditions } from '../../../rules/conditions/compile.ts';
import type { Conditions } from '../../../rules/conditions/schema.ts';
import { keyOf, metricKey, needsOf, referencesIn, referencesOfExpression } from '../../../rules/trial/needs.ts';
import { reachesBackTo } from '../../../rules/trial/reach.ts';
import { rowsThatHold, withRow } from '../../../rules/trial/rows.ts';
import { factsOfSample } from '../../../rules/trial/sample.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { tryConditions, tryExpression } from '../../../rules/trial/try.ts';
import type { Tried, TriedLeaf } from '../../../rules/trial/try.ts';
import { examplePlaybook } from '../../editor/canvas/example.ts';

const cvr = { id: 'cvr', window: 'PT1H', compare: 'plan' } as const;
const uv = { id: 'uv', window: 'PT1H' } as const;

const hot: Conditions = {
  all: [
    { fact: 'metric', params: cvr, operator: 'greaterThan', value: 1.1, description: 'Sells above plan' },
    { fact: 'metric', params: uv, operator: 'greaterThanInclusive', value: 500 },
  ],
};

const place = { playbook: examplePlaybook(), phase: 'live', anchors: {}, atMs: Date.UTC(2026, 10, 11), rows: false };
const facts = (sample: Sample, rows = false) => factsOfSample(sample, { ...place, rows });

const leaves = (tried: Tried | undefined): readonly TriedLeaf[] =>
  tried === undefined ? [] : 'why' in tried ? [tried] : tried.members.flatMap(leaves);

const needsOfConditions = (conditions: Conditions) =>
  needsOf(referencesIn(conditions, {}), { parameters: { minCvr: {} }, anchors: { T0: {} }, variables: ['ask.budget'] });

describe('conditions tried on a sample', () => {
  it('hold where each of them hits, and say what it saw and what that was compared with', () => {
    const tried = tryConditions(hot, {}, facts({ [metricKey(cvr)]: 1.2, [metricKey(uv)]: 800 }));
    expect(tried.verdict).toBe('holds');
    expect(leaves(tried.tried).map(({ state, why }) => [state, why.factValue, why.comparedValue])).toEqual([
      ['hit', 1.2, 1.1],
      ['hit', 800, 500],
    ]);
  });

  it('do not hold where one misses, which is the one that is marked', () => {
    const tried = tryConditions(hot, {}, facts({ [metricKey(cvr)]: 1.2, [metricKey(uv)]: 80 }));
    expect(tried.verdict).toBe('fails');
    expect(leaves(tried.tried).map(({ state }) => state)).toEqual(['hit', 'miss']);
  });

  it('are not decided while something is missing, even where what is there would decide', () => {
    const any: Conditions = { any: (hot as { all: Conditions[] }).all };
    const tried = tryConditions(any, {}, facts({ [metricKey(uv)]: 800 }));
    expect(tried.verdict).toBe('undecided');
    expect(tried.missing).toEqual([{ metric: cvr }]);
    expect(leaves(tried.tried).map(({ state }) => state)).toEqual(['missing', 'hit']);
  });

  it('cannot be evaluated where a compared value is of no use, and say so in words', () => {
    const bad: Conditions = { all: [{ fact: 'metric', params: uv, operator: 'in', value: 5 }] };
    const tried = tryConditions(bad, {}, facts({ [metricKey(uv)]: 5 }));
    expect(tried.verdict).toBe('failed');
    expect(tried.problems.map(({ code }) => code)).toEqual(['conditions-failed']);
    expect(leaves(tried.tried)[0]).toMatchObject({ state: 'failed', why: { factValue: 5 } });
  });

  it('say that a shared condition is not there, instead of failing', () => {
    const tried = tryConditions({ all: [{ condition: 'gone' }] }, {}, facts({}));
    expect(tried).toMatchObject({ verdict: 'failed', missing: [] });
    expect(tried.problems[0]?.code).toBe('unknown-condition');
  });

  it('show a shared condition by its name, with the conditions behind it', () => {
    const tried = tryConditions(
      { all: [{ condition: 'hot' }] },
      { hot },
      facts({ [metricKey(cvr)]: 2, [metricKey(uv)]: 1 }),
    );
    expect(tried.verdict).toBe('fails');
    expect(tried.tried).toMatchObject({ operator: 'all', members: [{ condition: 'hot', operator: 'all' }] });
  });

  it.each([
    [1.2, 800],
    [1.2, 100],
    [1, 100],
  ])('come to what the engine decides for CVR %d and UV %d', (ratio, visitors) => {
    const given = facts({ [metricKey(cvr)]: ratio, [metricKey(uv)]: visitors });
    const negated: Conditions = { not: hot };
    const { result } = compileConditions(negated, {})(given);
    expect(tryConditions(negated, {}, given).verdict).toBe(result ? 'holds' : 'fails');
  });
});

describe('what a sample must give', () => {
  it('is each figure once, with its window and comparison, whatever the order in which it is written', () => {
    const twice: Conditions = {
      all: [
        { fact: 'metric', params: { window: 'PT1H', id: 'uv' }, operator: 'greaterThan', value: 1 },
        { fact: 'metric', params: uv, operator: 'lessThan', value: 9 },
        { fact: 'metric', params: { id: 'uv', window: 'PT2H' }, operator: 'lessThan', value: 9 },
      ],
    };
    expect(needsOfConditions(twice).map(({ key }) => key)).toEqual([
      metricKey(uv),
      metricKey({ id: 'uv', window: 'PT2H' }),
    ]);
  });

  it('tells parameters, form fields, columns and sets from each other in an expression', () => {
    const needs = needsOf(referencesOfExpression('minCvr * row.stock + ask.budget + count(set("chosen")) + other'), {
      parameters: { minCvr: {} },
      anchors: { T0: {} },
      variables: ['ask.budget'],
    });
    expect(needs.map(({ key }) => key)).toEqual([
      keyOf('row', 'stock'),
      keyOf('parameter', 'minCvr'),
      keyOf('variable', 'ask.budget'),
      keyOf('variable', 'other'),
      keyOf('set', 'chosen'),
    ]);
  });

  it('leaves out the clock, the phase and the anchors, which are there anyway', () => {
    expect(
      needsOf(referencesOfExpression('if now > T0 then phase else "x"'), {
        parameters: {},
        anchors: { T0: {} },
        variables: [],
      }),
    ).toEqual([]);
  });
});

describe('an expression tried on a sample', () => {
  it('gives its value, with parameters at their defaults unless the sample says otherwise', () => {
    expect(tryExpression('minCvr * 2', facts({}))).toEqual({ verdict: 'value', value: 0.16 });
    expect(tryExpression('minCvr * 2', facts({ [keyOf('parameter', 'minCvr')]: 0.5 }))).toMatchObject({ value: 1 });
  });

  it('reads the row, form fields and the size of sets', () => {
    const sample = {
      [keyOf('row', 'stock')]: 40,
      [keyOf('variable', 'ask.budget')]: 2,
      [keyOf('set', 'chosen')]: ['A', 'B'],
    };
    expect(tryExpression('row.stock * ask.budget + count(set("chosen"))', facts(sample, true))).toEqual({
      verdict: 'value',
      value: 82,
    });
  });

  it('is not decided without what it reads, and says why it fails in words', () => {
    expect(tryExpression('ask.budget + 1', facts({}))).toEqual({
      verdict: 'undecided',
      missing: [{ variable: 'ask.budget' }],
    });
    expect(tryExpression('minCvr + "x"', facts({}))).toMatchObject({
      verdict: 'failed',
      problems: [{ code: 'feel-failed' }],
    });
  });
});

describe('rows', () => {
  const low: Conditions = {
    all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: { expr: 'row.sales7d * 1.5' } }],
  };
  const rows = [
    { id: 'A', stock: 50, sales7d: 40 },
    { id: 'B', stock: 90, sales7d: 40 },
  ];

  it('are picked by the conditions as a selection picks them, and each can be looked at by itself', () => {
    expect([...rowsThatHold(low, {}, facts({}), rows)!]).toEqual(['A']);
    const tried = tryConditions(low, {}, withRow(facts({}), rows[1]!));
    expect(tried.verdict).toBe('fails');
    expect(leaves(tried.tried)[0]?.why).toMatchObject({ factValue: 90, comparedValue: 60 });
  });

  it('are not counted where the conditions cannot be evaluated', () => {
    expect(rowsThatHold({ all: [{ condition: 'gone' }] }, {}, facts({}), rows)).toBeUndefined();
  });
});

describe('how far back live data are read', () => {
  const atMs = Date.UTC(2026, 10, 11, 12);
  const hoursBack = (query: Parameters<typeof reachesBackTo>[0]) =>
    (atMs - reachesBackTo(query, atMs, 'Asia/Shanghai')) / 3_600_000;

  it('is the window, twice for the period before, a week more for the baseline, a month where there is no window', () => {
    expect(hoursBack(uv)).toBe(1);
    expect(hoursBack({ ...uv, compare: 'previous' })).toBe(2);
    expect(hoursBack({ ...uv, compare: 'baseline' })).toBe(1 + 7 * 24);
    expect(hoursBack({ id: 'stock' })).toBe(30 * 24);
  });
});
