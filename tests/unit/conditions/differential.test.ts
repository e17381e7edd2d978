import * as fc from 'fast-check';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compileConditions, compileTest } from '../../../rules/conditions/compile.ts';
import { evaluateConditions } from '../../../rules/conditions/evaluate.ts';
import { ConditionsFailed } from '../../../rules/conditions/failure.ts';
import { rowByRow } from '../../../rules/conditions/facts.ts';
import type { Facts } from '../../../rules/conditions/facts.ts';
import { operators } from '../../../rules/conditions/operators.ts';
import { readFact } from '../../../rules/conditions/read-fact.ts';
import type { Conditions, FactName, SharedConditions } from '../../../rules/conditions/schema.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';
import { factsOf, reading } from './fixture.ts';

const decorated = [
  'not:equal',
  'someFact:greaterThan',
  'everyFact:equal',
  'someValue:equal',
  'everyValue:notEqual',
  'swap:in',
  'not:someFact:in',
  'swap:contains',
];
const operatorName = fc.constantFrom(...Object.keys(operators), ...decorated);
const builtinName = fc.constantFrom(...Object.keys(operators).filter((name) => operators[name]!.builtin), ...decorated);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    '',
    'a',
    'b',
    'A1',
    '12',
    '12px',
    'P1D',
    'PT1H',
    's1',
    's2',
    '^a',
    '2026-11-11T20:00:00+08:00',
    '2026-11-10',
  ),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -3, max: 3, noNaN: true }),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const nested: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: value },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'length'), value, { maxKeys: 2, noNullPrototype: true }),
  },
);

const names = ['x', 'y', 'node.field', 'gone'] as const;
const path = fc.constantFrom(
  '$',
  '$.a',
  '$.b.a',
  '$.b[0]',
  '$.list[1].a',
  'a',
  "$['b']",
  '$.list[*].a',
  '$..a',
  '$.name.length',
  '$.list.length',
  '$.list[0:1]',
  '$.list[-1:].a',
);
const expression = fc.constantFrom(
  '1 + 1',
  'x',
  'factor * 2',
  'row.a',
  'row.a * factor',
  'gone + 1',
  'null',
  '"a"',
  '[1, 2]',
  'now',
  'if factor = 1.5 then "a" else gone',
);

const reference = fc.oneof(
  fc.record({
    fact: fc.constant('var'),
    params: fc.record({ id: fc.constantFrom(...names) }),
    path: fc.option(path, { nil: undefined }),
  }),
  fc.record({ fact: fc.constant('row'), path: fc.option(path, { nil: undefined }) }),
  fc.record({ fact: fc.constant('param'), params: fc.record({ id: fc.constantFrom('factor', 'gone') }) }),
  fc.record({ fact: fc.constant('metric'), params: fc.record({ id: fc.constantFrom('uv', 'gmv', 'cvr') }) }),
  fc.record({ fact: fc.constant('clock'), params: fc.record({ part: fc.constantFrom('hour', 'weekday', 'instant') }) }),
  fc.record({
    fact: fc.constant('set'),
    params: fc.constantFrom({ id: 's1' }, { id: 's1', part: 'count' }, { id: 'gone' }),
  }),
  fc.record({ fact: fc.constant('expr'), params: fc.record({ expr: expression }) }),
);

const clean = (parts: object): object =>
  Object.fromEntries(Object.entries(parts).filter(([, each]) => each !== undefined));

const leafWith = (operator: fc.Arbitrary<string>, compared: fc.Arbitrary<unknown>) =>
  fc
    .tuple(
      reference,
      operator,
      compared,
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      fc.option(fc.constant('why it matters'), { nil: undefined }),
    )
    .map(([fact, name, against, priority, description]) =>
      clean({ ...clean(fact), operator: name, value: against, priority, description }),
    );

const compared = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 2, arbitrary: reference.map(clean) },
  { weight: 1, arbitrary: fc.record({ expr: expression }) },
);

const treesOf = (leaf: fc.Arbitrary<object>, references: boolean) =>
  fc.letrec<{ tree: object; group: object }>((tie) => {
    const words = fc.record({
      priority: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      description: fc.option(fc.constant('a group'), { nil: undefined }),
    });
    const listed = fc.array(tie('tree'), { maxLength: 4 });
    const shapes = [
      fc.tuple(listed, words).map(([all, rest]) => clean({ all, ...rest })),
      fc.tuple(listed, words).map(([any, rest]) => clean({ any, ...rest })),
      fc.tuple(tie('tree'), words).map(([not, rest]) => clean({ not, ...rest })),
    ];
    const named = fc
      .tuple(fc.constantFrom('low', 'high'), words)
      .map(([condition, rest]) => clean({ condition, ...rest }));
    const group = fc.oneof({ maxDepth: 4 }, ...(references ? [named, ...shapes] : shapes));
    return { group, tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, tie('group')) };
  }).group as fc.Arbitrary<Conditions>;

const row = fc.option(
  fc.record(
    {
      id: fc.constantFrom('A1', 'B2'),
      a: nested,
      b: nested,
      name: fc.constant('tea'),
      list: fc.array(fc.record({ a: scalar }), { maxLength: 2 }),
    },
    { requiredKeys: ['id'], noNullPrototype: true },
  ),
  { nil: undefined },
) as fc.Arbitrary<Row | undefined>;
const world = fc
  .record({
    row,
    params: fc.record({ factor: fc.constantFrom<Json>(1.5, 2, 'text') }),
    variables: fc.record({ x: nested, y: nested, 'node.field': scalar }, { requiredKeys: [], noNullPrototype: true }),
    sets: fc.constant({ s1: ['A1', 'a'], s2: [] }),
    uv: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  .map(({ uv, ...rest }) =>
    factsOf({ ...rest, metrics: uv === undefined ? {} : { uv: reading(uv), cvr: reading(uv / 3) } }),
  );

const shared: fc.Arbitrary<SharedConditions> = fc.record({
  low: treesOf(leafWith(operatorName, compared), false),
  high: fc.oneof(treesOf(leafWith(operatorName, compared), false), fc.constant<Conditions>({ condition: 'low' })),
});

/** The outcome, where every failure is the same: which of several comes first is nobody's business. */
const outcomeOf = async <T>(run: () => T | Promise<T>): Promise<T | 'failed'> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ConditionsFailed) return 'failed';
    throw error;
  }
};

describe('compiled conditions', () => {
  it('have the outcome and the explanation that json-rules-engine gives, for any conditions and facts', async () => {
    let held = 0;
    let evaluated = 0;
    await fc.assert(
      fc.asyncProperty(
        treesOf(leafWith(operatorName, compared), true),
        shared,
        world,
        async (conditions, library, facts) => {
          const expected = await outcomeOf(() => evaluateConditions(conditions, library, facts));
          const compiled = await outcomeOf(() => compileConditions(conditions, library)(facts));
          const tested = await outcomeOf(() => compileTest(conditions, library)(facts));
          if (expected !== 'failed') evaluated++;
          if (expected !== 'failed' && expected.result) held++;
          expect(compiled).toEqual(expected);
          expect(tested).toEqual(expected === 'failed' ? 'failed' : expected.result);
        },
      ),
      { numRuns: 4_000 },
    );
    // The generator must reach all three outcomes, or the property says little.
    expect(held).toBeGreaterThan(200);
    expect(evaluated - held).toBeGreaterThan(200);
    expect(4_000 - evaluated).toBeGreaterThan(100);
  });

  it('have the outcome of a json-rules-engine that only knows its own operators, paths and shared conditions', async () => {
    const leaf = leafWith(builtinName, fc.oneof(value, reference.map(clean)));
    const library = fc.record({ low: treesOf(leaf, false), high: treesOf(leaf, false) });
    await fc.assert(
      fc.asyncProperty(treesOf(leaf, true), library, world, async (conditions, named, facts) => {
        const plain = await outcomeOf(() => plainEngine(conditions, named, facts));
        const compiled = await outcomeOf(() => compileTest(conditions, named)(facts));
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 2_000 },
    );
  });

  it('say the same of rows that go through one object one after the other as of each with facts of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        treesOf(leafWith(operatorName, compared), true),
        shared,
        world,
        fc.array(row, { maxLength: 5 }),
        async (conditions, library, facts, rows) => {
          const put = rowByRow(facts);
          for (const each of rows) {
            if (!each) continue;
            const own = {
              ...facts,
              row: each,
              scope: { ...facts.scope, values: { ...facts.scope.values, row: each } },
            };
            const expected = await outcomeOf(() => compileConditions(conditions, library)(own));
            expect(await outcomeOf(() => compileConditions(conditions, library)(put(each)))).toEqual(expected);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** json-rules-engine as it comes out of its package, with nothing of ours but the facts. */
async function plainEngine(conditions: Conditions, library: SharedConditions, facts: Facts): Promise<boolean> {
  const engine = new Engine();
  for (const fact of ['metric', 'row', 'param', 'var', 'clock', 'set', 'expr'] as FactName[]) {
    engine.addFact(fact, async (params) => readFact(fact, params as Record<string, Json>, facts), { cache: false });
  }
  const copy = <T>(part: T): T => structuredClone(part);
  for (const [name, each] of Object.entries(library)) engine.setCondition(name, copy(each) as TopLevelCondition);
  engine.addRule({ conditions: copy(conditions) as TopLevelCondition, event: { type: 'holds' } });
  try {
    const { results } = await engine.run();
    return results.length > 0;
  } catch (error) {
    throw error instanceof ConditionsFailed ? error : new ConditionsFailed([]);
  }
}
