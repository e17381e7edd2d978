import { z } from 'zod';
import type { Problem } from '../../../rules/problems/problem.ts';
import { conditionsSchema } from '../../../rules/conditions/schema.ts';

const uv = { fact: 'metric', params: { id: 'uv', window: 'PT1H' }, operator: 'greaterThan', value: 500 };
const leaf = (more: object) => ({ all: [{ ...uv, ...more }] });

const problems = (conditions: unknown): Problem[] => {
  const result = conditionsSchema.safeParse(conditions);
  return result.success
    ? []
    : result.error.issues.map((issue) => ('params' in issue ? issue.params!.problem : issue) as Problem);
};

describe('conditions that come in', () => {
  it.each([
    [{ all: [] }],
    [{ any: [uv, { not: { condition: 'evening' } }] }],
    [{ condition: 'evening', description: 'only then' }],
    [leaf({ priority: 2, description: 'enough visitors' })],
    [leaf({ value: { fact: 'param', params: { id: 'minUv' } } })],
    [leaf({ value: { expr: 'minUv * 2' } })],
    [leaf({ fact: 'row', params: undefined, path: '$.stock' })],
    [leaf({ fact: 'clock', params: { part: 'weekday' }, operator: 'in', value: ['sat', 'sun'] })],
    [leaf({ fact: 'set', params: { id: 'low', part: 'count' } })],
    [leaf({ fact: 'row', params: {}, path: '$.id', operator: 'inSet', value: 'low' })],
    [leaf({ fact: 'row', params: {}, path: '$.lastOrderAt', operator: 'not:within', value: 'P90D' })],
    [leaf({ operator: 'between', value: [20, 22] })],
  ])('are accepted as json-rules-engine has them: %j', (conditions) => {
    const written = JSON.parse(JSON.stringify(conditions)) as unknown;
    expect(problems(written)).toEqual([]);
    expect(conditionsSchema.parse(written)).toEqual(written);
  });

  it.each([
    ['a leaf without a group', uv, 'bad-conditions', '', 'write {"all": [ … ]} around'],
    ['nothing', {}, 'bad-conditions', '', 'This is no condition'],
    ['a text', 'all', 'bad-conditions', '', 'This is no condition'],
    ['two groups at once', { all: [], any: [] }, 'bad-conditions', '', 'This is no condition'],
    ['a group that is no list', { all: uv }, 'bad-conditions', '/all', 'takes a list'],
    ['a nested mistake', { any: [{ not: 5 }] }, 'bad-conditions', '/any/0/not', 'This is no condition'],
    ['an unknown field', leaf({ operatr: 'x' }), 'unknown-field', '/all/0/operatr', 'Did you mean “operator”?'],
    ['an unknown field of a group', { all: [], descripton: '' }, 'unknown-field', '/descripton', '“description”'],
    ['an unknown fact', leaf({ fact: 'metrc' }), 'unknown-fact', '/all/0/fact', 'Did you mean “metric”?'],
    ['an unknown operator', leaf({ operator: 'lessthen' }), 'unknown-operator', '/all/0/operator', '“lessThan”'],
    ['an unknown decorator', leaf({ operator: 'never:equal' }), 'unknown-operator', '/all/0/operator', 'never:equal'],
    ['an inherited name as operator', leaf({ operator: 'constructor' }), 'unknown-operator', '/all/0/operator', ''],
    [
      'an unknown metric',
      leaf({ params: { id: 'uvv', window: 'PT1H' } }),
      'unknown-metric',
      '/all/0/params/id',
      '“uv”',
    ],
    ['no operator', { all: [{ fact: 'row', value: 1 }] }, 'missing-field', '/all/0', '“operator”'],
    ['a text to be less than true', leaf({ value: true }), 'bad-field', '/all/0/value', 'a number'],
    ['a range of one', leaf({ operator: 'between', value: [1] }), 'bad-field', '/all/0/value', '[min, max]'],
    ['a pattern with look-ahead', leaf({ operator: 'matches', value: '(?=a)' }), 'bad-field', '/all/0/value', 'RE2'],
    ['a duration in words', leaf({ operator: 'within', value: '90 days' }), 'bad-field', '/all/0/value', 'P90D'],
    ['an object as a value', leaf({ value: { a: 1 } }), 'bad-field', '/all/0/value', 'is an object'],
    ['an expression that cannot be read', leaf({ value: { expr: '1 +' } }), 'feel-syntax', '/all/0/value/expr', ''],
    ['a clock without a part', leaf({ fact: 'clock', params: {} }), 'bad-field', '/all/0/params', 'weekday'],
    ['a path with a script', leaf({ path: '$[?(@.a)]' }), 'bad-field', '/all/0/path', 'scripts'],
    ['a priority of zero', leaf({ priority: 0 }), 'bad-field', '/all/0/priority', 'whole number'],
    ['a reference to nothing', { condition: '' }, 'bad-field', '/condition', 'shared condition'],
  ])('are refused for %s', (_what, conditions, code, pointer, words) => {
    const [first] = problems(conditions);
    expect(first).toMatchObject({ code, place: { pointer } });
    expect(first!.message.en).toContain(words);
    expect(first!.message['zh-CN']).not.toBe('');
  });

  it('are refused, not overflowed by, when they are nested without end', () => {
    const deep = Array.from({ length: 10_000 }).reduce<object>((inner) => ({ not: inner }), uv);
    expect(problems(deep)[0]!.code).toBe('bad-conditions');
  });

  it('say where each mistake is as zod’s path too', () => {
    const result = conditionsSchema.safeParse({ all: [uv, { ...uv, operator: 'nope' }] });
    expect(result.error!.issues.map(({ path }) => path)).toEqual([['all', 1, 'operator']]);
  });

  it('have a JSON Schema that refers to itself', () => {
    const schema = z.toJSONSchema(z.object({ conditions: conditionsSchema }));
    expect(JSON.stringify(schema)).toContain('#/$defs/Conditions');
    expect(Object.keys((schema as { $defs: object }).$defs)).toEqual(['Conditions']);
  });
});
