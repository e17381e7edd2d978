import * as fc from 'fast-check';
import { compileTest } from '../../../rules/conditions/compile.ts';
import type { Facts } from '../../../rules/conditions/facts.ts';
import { Reasoner } from '../../../rules/conditions/reason/reasoner.ts';
import type { Conditions } from '../../../rules/conditions/schema.ts';
import type { Json } from '../../../rules/json.ts';

const parameters = {
  limit: { type: 'number', title: '', min: 2, max: 4 },
  mode: { type: 'choice', title: '', choices: ['a', 'b'] },
} as const;
const reasoner = new Reasoner(
  { parameters, variable: () => undefined, isNumber: () => false, noNegativeFigures: false },
  {},
);

const number = fc.integer({ min: 0, max: 6 });
const text = fc.constantFrom('a', 'b', 'c', '3');
const ordering = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive');
const subject = fc.constantFrom<object>(
  { fact: 'metric', params: { id: 'uv', window: 'PT1H' } },
  { fact: 'row', path: '$.x' },
  { fact: 'param', params: { id: 'limit' } },
);
const compared = fc.oneof<fc.Arbitrary<Json>[]>(
  number,
  fc.constant({ fact: 'param', params: { id: 'limit' } }),
  fc.constant({ expr: 'limit' }),
);
const leaf = fc
  .oneof(
    fc.record({ of: subject, operator: ordering, value: compared }),
    fc.record({
      of: subject,
      operator: fc.constantFrom('equal', 'notEqual'),
      value: fc.oneof<fc.Arbitrary<Json>[]>(compared, text, fc.boolean()),
    }),
    fc.record({
      of: subject,
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.array(fc.oneof<fc.Arbitrary<Json>[]>(number, text), { maxLength: 3 }),
    }),
    fc.record({ of: subject, operator: fc.constant('between'), value: fc.tuple(number, number) }),
    fc.record({
      of: fc.constant({ fact: 'param', params: { id: 'mode' } }),
      operator: fc.constantFrom('equal', 'notEqual'),
      value: text,
    }),
  )
  .map(({ of, ...rest }) => ({ ...of, ...rest }) as Conditions);
const { group } = fc.letrec<{ group: Conditions; any: Conditions }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all): Conditions => ({ all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((any): Conditions => ({ any })),
    tie('any').map((not): Conditions => ({ not })),
  ),
}));

interface World {
  readonly uv: number;
  readonly x: Json | undefined;
  readonly limit: number;
  readonly mode: string;
}
const world: fc.Arbitrary<World> = fc.record({
  uv: fc.oneof(number, fc.constant(2.5)),
  x: fc.oneof<fc.Arbitrary<Json | undefined>[]>(
    number,
    text,
    fc.boolean(),
    fc.constant(undefined),
    fc.constant(null),
    fc.constant([3]),
  ),
  limit: fc.constantFrom(2, 3, 4),
  mode: fc.constantFrom('a', 'b'),
});
const factsOf = ({ uv, x, limit, mode }: World): Facts => ({
  atMs: 0,
  timeZone: 'UTC',
  metric: () => ({ present: true, value: uv, newestMs: 0 }),
  row: { id: 'r', ...(x !== undefined && { x }) },
  param: (id) => (id === 'limit' ? limit : mode),
  variable: () => undefined,
  set: () => undefined,
  scope: { values: { limit, mode }, instants: {}, nowMs: 0, timeZone: 'UTC' },
});
const holds = (conditions: Conditions, of: World): boolean => compileTest(conditions, {})(factsOf(of));

describe('reasoning about conditions', () => {
  it('calls never only what never holds, and always only what always does', () => {
    fc.assert(
      fc.property(group, fc.array(world, { minLength: 20, maxLength: 40 }), (conditions, worlds) => {
        const verdict = reasoner.verdict(conditions);
        const against = worlds.filter(
          (each) => verdict !== 'open' && holds(conditions, each) !== (verdict === 'always'),
        );
        expect(against).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('calls covered only what holds nowhere but where another does', () => {
    fc.assert(
      fc.property(
        group,
        fc.array(group, { minLength: 1, maxLength: 2 }),
        fc.array(world, { minLength: 30, maxLength: 40 }),
        (conditions, others, worlds) => {
          const escaping = worlds.filter(
            (each) => holds(conditions, each) && !others.some((other) => holds(other, each)),
          );
          expect(reasoner.isCovered(conditions, others) ? escaping : []).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('gives up, and claims nothing, where there are too many ways to look through', () => {
    const wide: Conditions = {
      all: Array.from({ length: 20 }, (_, index): Conditions => ({
        any: [
          { fact: 'metric', params: { id: 'uv', window: `PT${index + 1}H` }, operator: 'greaterThan', value: 1 },
          { fact: 'metric', params: { id: 'gmv', window: `PT${index + 1}H` }, operator: 'greaterThan', value: 1 },
        ],
      })),
    };
    expect(reasoner.verdict(wide)).toBe('open');
  });
});
