import * as fc from 'fast-check';
import { compileFeel } from '../../../rules/feel/compile.ts';
import { evaluateFeel } from '../../../rules/feel/evaluate.ts';
import { interpretFeel } from '../../../rules/feel/prepare.ts';
import type { FeelScope, Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';

/** More runs: PROPERTY_RUNS=50000. A failure prints its seed and the smallest example. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 5_000);

const scalar = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', 'a', 'A1', '12', '0.1', '$&', '{right}', 0, 1, -1, 0.1, 0.2, 2.5, 1e21),
  fc.integer({ min: -5, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ a: scalar }, { requiredKeys: [], noNullPrototype: true })) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'a-b'), scalar, { noNullPrototype: true }) },
);

const scope: fc.Arbitrary<FeelScope> = fc
  .record({
    values: fc.record(
      {
        x: value,
        y: value,
        factor: scalar,
        phase: fc.constant('live'),
        row: fc.record(
          {
            id: fc.constant('A1'),
            a: value,
            stock: scalar,
            list: fc.array(scalar, { maxLength: 4 }),
            'sales 7d': scalar,
          },
          { requiredKeys: ['id'], noNullPrototype: true },
        ) as fc.Arbitrary<Row>,
      },
      { requiredKeys: ['phase'], noNullPrototype: true },
    ),
    y: fc.boolean(),
  })
  .map(({ values, y }) => ({
    values,
    instants: { T0: Date.parse('2026-11-11T00:00:00+08:00'), ...(y && { y: 0 }) },
    nowMs: Date.parse('2026-11-11T02:30:00+08:00'),
    timeZone: 'Asia/Shanghai',
    set: (name) => (name === 'low' ? { $set: 'campaign/low', count: 3 } : undefined),
  }));

const binary = (of: fc.Arbitrary<string>, ...operators: string[]) =>
  fc.tuple(of, fc.constantFrom(...operators), of).map(([a, operator, b]) => `${a} ${operator} ${b}`);

const FUNCTIONS: readonly (readonly [name: string, parameters: number])[] = [
  ...(
    ['abs', 'floor', 'ceiling', 'sqrt', 'odd', 'even', 'not', 'count', 'sum', 'min', 'max', 'mean', 'median'] as const
  ).map((name) => [name, 1] as const),
  ...(
    [
      'string length',
      'upper case',
      'string',
      'flatten',
      'distinct values',
      'all',
      'any',
      'reverse',
      'is defined',
    ] as const
  ).map((name) => [name, 1] as const),
  ...(
    [
      'contains',
      'starts with',
      'substring before',
      'list contains',
      'modulo',
      'decimal',
      'floor',
      'sum',
      'max',
    ] as const
  ).map((name) => [name, 2] as const),
  ...(
    ['round up', 'round half up', 'round down', 'matches', 'split', 'append', 'string join', 'index of'] as const
  ).map((name) => [name, 2] as const),
  ['replace', 3],
  ['abs', 2],
  ['now', 0],
];

const OPERANDS = [
  'x',
  'y',
  'factor',
  'phase',
  'gone',
  'row',
  'row.a',
  'row.stock',
  'row.list',
  'row.missing',
  'row.a.b',
  'row.sales 7d',
  'x.a',
  'x.a-b',
  'phase.length',
  'T0',
  'now',
  'set("low")',
  'set("gone")',
  'set(x)',
  'row.a.a',
];

const { expression } = fc.letrec<{ expression: string; operand: string; tests: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...OPERANDS),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '0',
        '1',
        '2',
        '0.1',
        '3.5',
        '1e3',
        '.5',
        '"a"',
        '"A1"',
        '"a\\"b"',
        'null',
        'true',
        'false',
        '[]',
      ),
    },
    { weight: 2, arbitrary: tie('expression').map((each) => `(${each})`) },
  ),
  tests: fc.oneof(
    tie('operand'),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), tie('operand'), tie('operand'), fc.constantFrom(']', ')', '['))
      .map(([open, a, b, close]) => `${open}${a}..${b}${close}`),
    fc.tuple(fc.constantFrom('<', '>=', '=', '!='), tie('operand')).map(([operator, a]) => `${operator} ${a}`),
  ),
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    tie('operand'),
    binary(tie('operand'), '+', '-', '*', '/', '**'),
    binary(tie('operand'), '=', '!=', '<', '<=', '>', '>='),
    binary(tie('operand'), 'and', 'or'),
    tie('operand').map((a) => `-${a}`),
    fc.tuple(tie('operand'), tie('operand'), tie('operand')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
    fc.tuple(tie('operand'), tie('operand'), tie('operand')).map(([a, b, c]) => `${a} between ${b} and ${c}`),
    fc.tuple(tie('operand'), tie('tests')).map(([a, test]) => `${a} in ${test}`),
    fc
      .tuple(tie('operand'), fc.array(tie('tests'), { minLength: 1, maxLength: 3 }))
      .map(([a, tests]) => `${a} in (${tests.join(', ')})`),
    fc.array(tie('operand'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(tie('operand'), { minLength: 3, maxLength: 3 }))
      .map(([[name, parameters], args]) => `${name}(${args.slice(0, parameters).join(', ')})`),
    fc.constantFrom(
      'row.list[1]',
      '{a: 1}.a',
      'some i in row.list satisfies i > 1',
      'count(row.list[item > 1])',
      'duration("PT1H")',
    ),
  ),
}));

describe('the fast form of an expression', () => {
  it('has the value that the interpreter gives, or fails for the reason that it gives, for any scope', () => {
    const seen = { fast: 0, values: 0, failures: 0 };
    const place = { pointer: '/with/amount' };
    fc.assert(
      fc.property(expression, fc.array(scope, { minLength: 1, maxLength: 4 }), (text, scopes) => {
        const compilation = compileFeel(text);
        for (const each of scopes) {
          const expected = interpretFeel(text, each, place);
          expect(evaluateFeel(text, each, place)).toEqual(expected);
          if ('error' in compilation || !compilation.compiled.fast) continue;
          seen.fast++;
          if (expected.ok) seen.values++;
          else seen.failures++;
        }
      }),
      { numRuns },
    );
    // The generator must reach both, on expressions that have a fast form, or the property says little.
    expect(seen.values).toBeGreaterThan(numRuns / 10);
    expect(seen.failures).toBeGreaterThan(numRuns / 10);
  });

  it.each([
    'safetyFactor * row.sales7d',
    'if row.stock < 10 then "low" else "fine"',
    'row.price between 10 and limit',
    'row.state in ("paid", "shipped") and not(row.hidden)',
    'row.stock in [1..limit)',
    'round half up(row.price * 0.9, 0)',
    'sum(row.days) / count(row.days)',
    'matches(row.title, "^SKU")',
    'count(set("low")) > 3',
    '-(row.stock - 1) // what is left',
  ])('exists for what rules on rows are made of: %s', (text) => {
    const compilation = compileFeel(text);
    expect('compiled' in compilation && compilation.compiled.fast).toBeDefined();
  });

  it('leaves the rest to the interpreter, and with it any name that is an instant', () => {
    const rest = ['now - T0', 'list[1]', 'for i in list return i', '{a: 1}', 'date("2026-11-11") < today()'];
    for (const text of rest) {
      const compilation = compileFeel(text);
      expect('compiled' in compilation && compilation.compiled.fast).toBeUndefined();
    }
    const scopeWith = (instants: Record<string, number>): FeelScope => ({
      values: { x: 1 },
      instants,
      nowMs: 0,
      timeZone: 'UTC',
    });
    expect(evaluateFeel('x', scopeWith({}))).toEqual({ ok: true, value: 1 });
    expect(evaluateFeel('x', scopeWith({ x: 0 }))).toEqual({ ok: true, value: '1970-01-01T00:00:00+00:00' });
  });
});
