import { fittingValue, withFittingValues } from '../../../editor/playbook/conditions/fittingValue.ts';
import { checkConditions } from '../../../rules/conditions/check.ts';
import { operators } from '../../../rules/conditions/operators.ts';
import type { Json } from '../../../rules/json.ts';

describe('the value of a condition whose operator is changed', () => {
  it.each<[string, Json, Json]>([
    ['greaterThan', true, 0],
    ['greaterThan', 12, 12],
    ['between', 12, [12, 12]],
    ['equal', [12, 20], 12],
    ['in', 'search', ['search']],
    ['within', 5, 'P1D'],
    ['greaterThan', { fact: 'param', params: { id: 'most' } }, { fact: 'param', params: { id: 'most' } }],
  ])('to %s from %j is %j', (operator, value, fitting) => {
    expect(fittingValue(operator, value)).toEqual(fitting);
  });

  it('is one that the operator takes, whichever it is; only a set has to be chosen', () => {
    const wrong = Object.keys(operators)
      .filter((operator) => operators[operator]!.valueType !== 'set')
      .flatMap((operator) =>
        [true, 3, '(', null, [1, 'a', 2], []].flatMap((value) => {
          const leaf = { fact: 'param', params: { id: 'x' }, operator, value: fittingValue(operator, value) };
          return checkConditions({ all: [leaf] });
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('stays in rows whose operator is as it was', () => {
    const rule = (operator: string, value: unknown) => ({ id: 'a', field: '{}', operator, value });
    const group = (...rules: object[]) => ({ combinator: 'and', rules }) as never;
    const odd = group(rule('greaterThan', 'odd'), { ...rule('equal', true), id: 'b' });
    expect(withFittingValues(odd, odd)).toBe(odd);
    const changed = group(rule('greaterThan', 'odd'), { ...rule('lessThan', true), id: 'b' });
    expect(withFittingValues(odd, changed).rules).toMatchObject([{ value: 'odd' }, { value: 0 }]);
  });

  it('is told of in plain words where it is wrong', () => {
    const [problem] = checkConditions({
      all: [{ fact: 'param', params: { id: 'x' }, operator: 'greaterThan', value: true }],
    });
    expect(problem?.message).toEqual({ en: '“value” must be a number.', 'zh-CN': '“value”应为数字。' });
  });
});
