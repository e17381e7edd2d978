import { array, assert, constantFrom, property } from 'fast-check';
import { evaluateFeel } from '../../../rules/feel/evaluate.ts';
import { checkTests, passesTests } from '../../../rules/feel/unary.ts';
import type { FeelScope } from '../../../rules/feel/scope.ts';

const scope: FeelScope = {
  values: { limit: 10, name: 'search', on: true, list: [1, 2] },
  instants: { T0: Date.parse('2026-11-11T00:00:00+08:00') },
  nowMs: Date.parse('2026-11-01T00:00:00+08:00'),
  timeZone: 'Asia/Shanghai',
};
const NAMES = new Set([...Object.keys(scope.values), 'T0']);
const codesOf = (tests: string) => checkTests(tests, { pointer: '' }, NAMES).map(({ code }) => code);

describe('a cell of a table', () => {
  it.each(['<<= 5', '< <= 5', '>= >= 3', '< [1..2]', '[[1..2]..3]', 'not(> < 3)', '3, <<= 5'])(
    'that puts a range where a value belongs (%s) is told of, and nothing comes of it',
    (tests) => {
      expect(codesOf(tests)).toEqual(['feel-syntax']);
      const passed = passesTests(tests, 3, scope, { pointer: '' });
      expect(passed.ok ? passed.value : passed.problems[0]?.code).toBe('feel-syntax');
    },
  );

  it('whose range has no order among its ends cannot be computed', () => {
    const passed = passesTests('[1.."a"]', 3, scope, { pointer: '/when/0' });
    expect(passed).toMatchObject({ ok: false, problems: [{ code: 'feel-failed', place: { pointer: '/when/0' } }] });
  });

  it.each(['< 5', '[1..5]', '= 3', '!= 4', '3, 7', 'not(> 4)', '(1..limit]', '< limit, > 20', '-', ''])(
    'may be %s',
    (tests) => {
      expect(codesOf(tests)).toEqual([]);
      expect(passesTests(tests, 3, scope, { pointer: '' })).toEqual({ ok: true, value: true });
    },
  );

  const token = constantFrom(
    ...'< <= > >= = != [ ] ( ) .. , not( - + * ? 5 0 "a" limit name on list T0 null true @"PT1H" in between and'.split(
      ' ',
    ),
    'date("2026-11-11")',
  );
  it('never throws, whatever is in it, nor does it as an expression', () => {
    assert(
      property(
        array(token, { minLength: 1, maxLength: 8 }),
        constantFrom<unknown>(3, 'a', true, null, [1]),
        (tokens, input) => {
          const text = tokens.join(' ');
          const outcomes = [passesTests(text, input, scope, { pointer: '' }), evaluateFeel(text, scope)];
          for (const each of outcomes) expect(typeof each.ok).toBe('boolean');
          expect(Array.isArray(codesOf(text))).toBe(true);
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 3_000) },
    );
  });
});
