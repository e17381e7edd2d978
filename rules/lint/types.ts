import { inferFeel } from '../feel/infer.ts';
import type { Mismatch } from '../feel/infer.ts';
import { describeType } from '../feel/types.ts';
import type { Fix, Place, Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';
import type { ExpressionSite } from './sites.ts';

const operation = defineFinding(
  'feel-type',
  {
    en: '“{of}” cannot be computed with “{left}” ({leftType}) and “{right}” ({rightType}) in “{expression}”. Convert one of them, or use another value.',
    'zh-CN':
      '表达式“{expression}”中的“{of}”无法用于“{left}”（{leftType}）和“{right}”（{rightType}）。请转换其一，或改用其他值。',
  },
  { example: '"T0 + waitFor" where "waitFor" is a parameter of type duration: write "T0 + duration(waitFor)"' },
);
const argument = defineFinding(
  'feel-argument-type',
  {
    en: '“{of}” takes {rightType}, but “{left}” in “{expression}” is {leftType}.',
    'zh-CN': '“{of}”需要{rightType}，但表达式“{expression}”中的“{left}”是{leftType}。',
  },
  { example: '"round half up(channel, 0)" where "channel" is a text' },
);
const comparison = defineFinding(
  'feel-comparison-type',
  {
    en: '“{left}” ({leftType}) and “{right}” ({rightType}) in “{expression}” are of different types: comparing them decides nothing.',
    'zh-CN': '表达式“{expression}”中“{left}”（{leftType}）与“{right}”（{rightType}）类型不同，比较没有意义。',
  },
  { example: '"extraBudget > \\"100\\""' },
);
const notTrueOrFalse = defineFinding(
  'feel-condition-type',
  {
    en: '“{of}” asks for true or false, but “{left}” in “{expression}” is {leftType}. Compare it with something.',
    'zh-CN': '“{of}”需要真假值，但表达式“{expression}”中的“{left}”是{leftType}。请写成比较。',
  },
  { severity: 'warning', example: '"if minUv then 1 else 2"' },
);
const unitMismatch = defineFinding(
  'unit-mismatch',
  {
    en: '“{left}” is {leftType} and “{right}” is {rightType}: “{of}” of the two means nothing. Check which value was meant.',
    'zh-CN': '“{left}”是{leftType}，而“{right}”是{rightType}：对两者做“{of}”没有意义。请检查应使用哪个值。',
  },
  { severity: 'warning', example: '"extraBudget + discount"' },
);
const percent = defineFinding(
  'ratio-as-percent',
  {
    en: '“{left}” is a ratio from 0 to 1, so {value} does not mean {value}%. Write {ratio} for that.',
    'zh-CN': '“{left}”是 0–1 的比例，{value} 并不表示 {value}%。若指 {value}%，请写 {ratio}。',
  },
  {
    severity: 'warning',
    example: '{"fact": "metric", "params": {"id": "cvr", …}, "operator": "lessThan", "value": 95}',
  },
);

/** A share that was written as a percentage, with the number that was probably meant. `write` makes of it what the place holds. */
export function shareAsPercent(
  place: Place,
  left: string,
  value: number,
  path: string,
  write: (ratio: number) => unknown,
): Problem {
  const ratio = Number((value / 100).toPrecision(12));
  const fix: Fix = {
    title: { en: `Write ${ratio} instead of ${value}`, 'zh-CN': `将 ${value} 改为 ${ratio}` },
    patch: [{ op: 'replace', path, value: write(ratio) as number | string }],
  };
  return percent(place, { left, value, ratio }, value <= 100 ? fix : undefined);
}

export { unitMismatch };

const FINDINGS = { operation, argument, comparison, condition: notTrueOrFalse, unit: unitMismatch } as const;

/** What expressions cannot compute for the types of what they name. */
export function lintTypes({ expressions, typeOf }: LintModel): readonly Problem[] {
  return expressions.flatMap((site) =>
    inferFeel(site.expression, typeOf).mismatches.map((mismatch) => describe(mismatch, site)),
  );
}

function describe(mismatch: Mismatch, { expression, pointer, node }: ExpressionSite): Problem {
  const { is, of, left, right, leftAt, rightAt } = mismatch;
  const place: Place = { pointer, ...(node && { node: node.node.id }) };
  const [leftText, rightText] = [expression.slice(...leftAt), expression.slice(...rightAt)];
  if (is === 'percent') {
    const [share, at] = left.unit === 'ratio' ? [leftText, rightAt] : [rightText, leftAt];
    const value = Number(expression.slice(...at));
    const write = (ratio: number) => expression.slice(0, at[0]) + String(ratio) + expression.slice(at[1]);
    return shareAsPercent(place, share, value, pointer, write);
  }
  const params = {
    of,
    expression,
    left: leftText,
    right: rightText,
    leftType: describeType(left),
    rightType: describeType(right),
  };
  return FINDINGS[is](place, params, is === 'operation' ? asDuration(mismatch, expression, pointer) : undefined);
}

/** A text that holds a duration is one only through `duration(…)`. */
function asDuration(
  { of, left, right, leftAt, rightAt }: Mismatch,
  expression: string,
  pointer: string,
): Fix | undefined {
  const isPoint = (is: string) => is === 'instant' || is === 'date' || is === 'duration';
  const [at, other] = right.holds === 'duration' ? [rightAt, left] : [leftAt, right];
  if ((of !== '+' && of !== '-') || !isPoint(other.is)) return undefined;
  if (left.holds !== 'duration' && right.holds !== 'duration') return undefined;
  if (at === leftAt && of === '-') return undefined;
  const [from, to] = at;
  const written = `${expression.slice(0, from)}duration(${expression.slice(from, to)})${expression.slice(to)}`;
  return {
    title: { en: `Take it as a duration: ${written}`, 'zh-CN': `按时长计算：${written}` },
    patch: [{ op: 'replace', path: pointer, value: written }],
  };
}
