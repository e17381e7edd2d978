import { z } from 'zod';
import { checkFeel } from '../feel/evaluate.ts';
import { checkMetricQuery } from '../metrics/check.ts';
import { closest } from '../problems/closest.ts';
import { amend } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { FACT_NAMES, type FactName } from './fact-names.ts';
import { hasScript } from './path.ts';
import { badField, hint, unknownFact } from './problems.ts';

const CLOCK_PARTS = ['hour', 'weekday', 'instant'];

type Words = readonly [en: string, zh: string];

const expr = z.strictObject({ expr: z.string() });

/** What each fact's params are, in words, and their shape; the metric's and the expression's have a check of their own. */
const PARAMS: Readonly<Record<FactName, readonly [z.ZodType, Words]>> = {
  metric: [
    z.unknown(),
    [
      'write {"id": name of a metric, "window": duration}; also "where": {dimension: value}, "compare": "plan", "previous" or "baseline", and "as": "ratio", "difference" or "value"',
      '请写 {"id": 指标名, "window": 时长}；还可加 "where": {维度: 值}、"compare": "plan"、"previous" 或 "baseline"，以及 "as": "ratio"、"difference" 或 "value"',
    ],
  ],
  expr: [expr, ['write {"expr": FEEL expression}', '请写 {"expr": FEEL 表达式}']],
  row: [
    z.strictObject({}).optional(),
    ['a row has none; use “path”, such as $.stock', 'row 没有参数；请用 path，如 $.stock'],
  ],
  param: [z.strictObject({ id: z.string() }), ['write {"id": name of a parameter}', '请写 {"id": 参数名}']],
  var: [z.strictObject({ id: z.string() }), ['write {"id": name of a variable}', '请写 {"id": 变量名}']],
  set: [
    z.strictObject({ id: z.string(), part: z.enum(['ids', 'count']).optional() }),
    [
      'write {"id": name of a set}, and "part": "count" for its size',
      '请写 {"id": 集合名}，取数量时加 "part": "count"',
    ],
  ],
  clock: [
    z.strictObject({ part: z.enum(CLOCK_PARTS) }),
    ['write {"part": "hour"}, "weekday" or "instant"', '请写 {"part": "hour"}、"weekday" 或 "instant"'],
  ],
};

/** What the params of a fact are, in words. */
export const factWords = (fact: FactName): Words => PARAMS[fact][1];

const isFactName = (fact: unknown): fact is FactName => FACT_NAMES.some((name) => name === fact);

/** What is wrong with a fact, its params and its path. */
export function checkFact({ fact, params, path }: Readonly<Record<string, unknown>>, pointer: string): Problem[] {
  if (!isFactName(fact)) {
    return [
      unknownFact(`${pointer}/fact`, { fact: String(fact), ...hint(closest(String(fact), FACT_NAMES), FACT_NAMES) }),
    ];
  }
  return [...checkParams(fact, params, `${pointer}/params`), ...checkPath(path, `${pointer}/path`)];
}

function checkParams(fact: FactName, params: unknown, pointer: string): Problem[] {
  if (fact === 'metric') return checkMetricQuery(params ?? {}).map((problem) => under(pointer, problem));
  const [shape, [en, zh]] = PARAMS[fact];
  if (!shape.safeParse(params).success)
    return [
      badField(pointer, { key: 'params', hint: `does not fit the fact: ${en}`, hintZh: `不适用于该事实：${zh}` }),
    ];
  return fact === 'expr' ? checkSyntax(expr.parse(params).expr, `${pointer}/expr`) : [];
}

/** Names are checked by the playbook's lint, which knows them; the syntax can be checked here. */
export const checkSyntax = (expression: string, pointer: string): Problem[] =>
  checkFeel(expression, { pointer }, new Set()).filter((problem) => problem.code === 'feel-syntax');

function checkPath(path: unknown, pointer: string): Problem[] {
  if (path === undefined) return [];
  if (typeof path !== 'string' || path === '') {
    return [
      badField(pointer, {
        key: 'path',
        hint: 'must be a JSONPath, such as $.stock',
        hintZh: '应为 JSONPath，如 $.stock',
      }),
    ];
  }
  if (!hasScript(path)) return [];
  return [
    badField(pointer, {
      key: 'path',
      hint: 'cannot hold scripts or filters; use conditions or {"expr"} instead',
      hintZh: '中不能有脚本或过滤器；请改用条件或 {"expr"}',
    }),
  ];
}

const under = (pointer: string, problem: Problem): Problem =>
  amend(problem, { place: { ...problem.place, pointer: pointer + problem.place.pointer } });
