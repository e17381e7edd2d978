import { defineFinding } from '../../lint/finding.ts';
import { evaluateFeel, feelNames } from '../../feel/evaluate.ts';
import type { Json } from '../../json.ts';
import type { Parameter, Playbook } from '../../playbook/schema.ts';
import type { Place, Problem, Text } from '../../problems/problem.ts';
import type { LintScope, NodeOf } from '../spec.ts';
import { readCell } from './cells.ts';
import { intersection, isEmpty, readGrid, uncovered } from './coverage.ts';
import type { Box, Grid } from './coverage.ts';
import { checkOutput } from './decide.ts';
import { readHitPolicy } from './hit-policy.ts';
import { cutColumn, describePieces } from './pieces.ts';
import type { Domain } from './pieces.ts';
import type { TableConfig } from './schema.ts';

const cellCount = defineFinding(
  'table-cell-count',
  {
    en: 'Rule {rule} has {found} cells under “{side}”, but the table has {needed} columns there. Write “-” for an input that does not matter.',
    'zh-CN': '规则 {rule} 的“{side}”有 {found} 格，而表有 {needed} 列。无关的输入请写“-”。',
  },
  { example: '"inputs": [stock, price], "rules": [{"when": ["< 10"], …}]' },
);
const aggregatorNeedsOne = defineFinding(
  'table-aggregator',
  {
    en: 'A hit policy that aggregates (“{policy}”) needs exactly one output, of numbers unless it counts.',
    'zh-CN': '带聚合的命中策略（“{policy}”）须恰有一个输出列；除计数外须为数值。',
  },
  { example: '"hitPolicy": "collect sum", "outputs": [quantity, note]' },
);
const cellType = defineFinding(
  'table-cell-type',
  {
    en: 'Rule {rule}, column “{column}”: the test is about {found}, the input is {expected}. It can never match.',
    'zh-CN': '规则 {rule}，列“{column}”：条件针对{found}，而输入为{expected}，永远不会匹配。',
  },
  { example: 'an input that is a number, "when": ["\\"high\\""]' },
);
const outputType = defineFinding(
  'table-output-type',
  {
    en: 'Rule {rule}, column “{column}”: {reason}',
    'zh-CN': '规则 {rule}，列“{column}”：{reason}',
  },
  { example: 'an output of type number, "then": ["\\"many\\""]' },
);
const variableTwice = defineFinding(
  'table-variable-twice',
  {
    en: 'Two output columns set the variable “{variable}”.',
    'zh-CN': '有两个输出列设置变量“{variable}”。',
  },
  { example: '"outputs": [{"variable": "tier", …}, {"variable": "tier", …}]' },
);
const gap = defineFinding(
  'table-gap',
  {
    en: 'No rule matches where {region}. Add a rule, or let “no match” deal with it.',
    'zh-CN': '当 {region} 时没有规则匹配。请补充规则，或由“无匹配”走向处理。',
  },
  { severity: 'warning', example: '"when": ["< 10"] and ["> 20"]: nothing matches 15' },
);
const overlap = defineFinding(
  'table-overlap',
  {
    en: 'The rules {a} and {b} both match where {region}; the hit policy “unique” lets only one.',
    'zh-CN': '当 {region} 时规则 {a} 与 {b} 同时匹配；命中策略“unique”只允许一条。',
  },
  { example: '"hitPolicy": "unique", "when": ["< 10"] and ["< 20"]' },
);
const neverHit = defineFinding(
  'table-rule-never-hit',
  {
    en: 'Rule {rule} is never reached: whatever it matches, an earlier rule matches first.',
    'zh-CN': '规则 {rule} 永远不会命中：它匹配的情况都被之前的规则先匹配。',
  },
  { severity: 'warning', example: '"hitPolicy": "first", "when": ["< 20"], then ["< 10"]' },
);
const neverTrue = defineFinding(
  'table-rule-never-true',
  {
    en: 'Rule {rule} can match nothing: in column “{column}” no value passes “{cell}”{reason}.',
    'zh-CN': '规则 {rule} 不可能匹配：列“{column}”的“{cell}”不允许任何值{reason}。',
  },
  { severity: 'warning', example: '"when": ["[20..10]"]' },
);

/** A table with many holes is told of the first ones. */
const MOST_GAPS = 3;
const MOST_OVERLAPS = 5;

export function lintTable(node: NodeOf<TableConfig>, { program, pointer }: LintScope): readonly Problem[] {
  const { config } = node;
  const at = (path: string): Place => ({ pointer: `${pointer}${path}`, node: node.id });
  const shape = [...lintCounts(config, at), ...lintColumns(config, at)];
  const types = [...lintTests(config, program.playbook, at), ...lintOutputs(config, at)];
  if (shape.length > 0 || types.length > 0) return [...shape, ...types];
  const domains = config.inputs.map((input) => domainOf(parameterOf(input.expression, program.playbook)));
  const grid = readGrid(
    config.rules.map((rule) => rule.when),
    domains,
  );
  return grid ? lintGrid(config, grid, domains, at) : [];
}

type At = (path: string) => Place;

const SIDES = {
  when: { en: 'When', 'zh-CN': '当' },
  then: { en: 'Then', 'zh-CN': '则' },
} as const satisfies Record<string, Text>;

function lintCounts({ inputs, outputs, rules }: TableConfig, at: At): Problem[] {
  return rules.flatMap(({ when, then }, index) =>
    (
      [
        ['when', when.length, inputs.length],
        ['then', then.length, outputs.length],
      ] as const
    )
      .filter(([, found, needed]) => found !== needed)
      .map(([side, found, needed]) =>
        cellCount(at(`/rules/${index}/${side}`), { rule: index + 1, side: SIDES[side], found, needed }),
      ),
  );
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'integer', 'money', 'ratio']);

function lintColumns({ outputs, hitPolicy }: TableConfig, at: At): Problem[] {
  const { aggregator } = readHitPolicy(hitPolicy)!;
  const [first] = outputs;
  const isFit = outputs.length === 1 && (aggregator === 'count' || NUMERIC.has(first!.type));
  return [
    ...(aggregator && !isFit ? [aggregatorNeedsOne(at('/hitPolicy'), { policy: hitPolicy })] : []),
    ...outputs.flatMap(({ variable }, index) =>
      outputs.findIndex((each) => each.variable === variable) < index
        ? [variableTwice(at(`/outputs/${index}/variable`), { variable })]
        : [],
    ),
  ];
}

/** The parameter that an input is, if it is nothing else. */
const parameterOf = (expression: string, { parameters }: Playbook): Parameter | undefined =>
  Object.hasOwn(parameters, expression.trim()) ? parameters[expression.trim()] : undefined;

const WORDS: Readonly<Record<string, Text>> = {
  number: { en: 'a number', 'zh-CN': '数字' },
  string: { en: 'a text', 'zh-CN': '文本' },
  boolean: { en: 'true or false', 'zh-CN': '是/否' },
};

function scalarType(type: Parameter['type']): keyof typeof WORDS | undefined {
  if (NUMERIC.has(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  return type === 'text' || type === 'choice' ? 'string' : undefined;
}

/** Tests of another type than the parameter's that they are about, or than the column's first. */
function lintTests({ inputs, rules }: TableConfig, playbook: Playbook, at: At): Problem[] {
  return inputs.flatMap(({ title, expression }, column) => {
    const parameter = parameterOf(expression, playbook);
    let expected = parameter && scalarType(parameter.type);
    return rules.flatMap(({ when }, index) => {
      const bounds = readCell(when[column] ?? '-')?.bounds ?? [];
      const types = bounds.map((bound) => typeof bound);
      expected ??= types[0];
      const found = types.find((type) => type !== expected);
      if (found === undefined || expected === undefined) return [];
      const words = { found: WORDS[found]!, expected: WORDS[expected]! };
      const place = at(`/rules/${index}/when/${column}`);
      return [cellType(place, { rule: index + 1, column: title || expression, ...words })];
    });
  });
}

const NO_DATA = { values: {}, instants: {}, nowMs: 0, timeZone: 'UTC' };

/** Output cells that are constants, of another type than their column's. */
function lintOutputs({ outputs, rules }: TableConfig, at: At): Problem[] {
  return rules.flatMap(({ then }, index) =>
    outputs.flatMap((output, column) => {
      const value = constantOf(then[column]);
      if (value === undefined) return [];
      const place = at(`/rules/${index}/then/${column}`);
      const [problem] = checkOutput(output, value, place);
      if (!problem) return [];
      const name = output.title || output.variable;
      return [outputType(place, { rule: index + 1, column: name, reason: problem.message })];
    }),
  );
}

/** The value of an expression that reads nothing. */
function constantOf(expression: string | undefined): Json | undefined {
  if (expression === undefined || feelNames(expression).length > 0 || /\b(now|today|set|rows)\b/.test(expression))
    return undefined;
  const value = evaluateFeel(expression, NO_DATA);
  return value.ok ? value.value : undefined;
}

function domainOf(parameter: Parameter | undefined): Domain {
  if (!parameter) return {};
  const { type, min, max, choices } = parameter;
  if (type === 'ratio') return { min: min ?? 0, max: max ?? 1 };
  if (type === 'integer' || type === 'money') return { min, max, integer: true };
  return type === 'choice' ? { values: choices } : { min, max };
}

/** What keeps values from a cell that others would pass: the limits of the parameter that the column is about. */
function limitWords({ min, max, integer, values }: Domain): Text {
  if (values) return { en: `one of: ${values.join(', ')}`, 'zh-CN': `其一：${values.join('、')}` };
  const [low, high] = [min === undefined ? '' : `>= ${min}`, max === undefined ? '' : `<= ${max}`];
  const bounds = [low, high].filter((bound) => bound !== '').join(', ');
  if (!integer) return { en: bounds, 'zh-CN': bounds };
  return bounds === ''
    ? { en: 'a whole number', 'zh-CN': '整数' }
    : { en: `a whole number ${bounds}`, 'zh-CN': `整数 ${bounds}` };
}

function emptyCell({ inputs, rules }: TableConfig, index: number, column: number, domain: Domain, at: At): Problem {
  const cell = rules[index]!.when[column] ?? '-';
  const test = readCell(cell);
  const passesElsewhere = test && cutColumn([test], {})?.some((piece) => test.admits(piece.sample));
  const limits = limitWords(domain);
  const reason: Text = passesElsewhere
    ? { en: `: the parameter is ${limits.en}`, 'zh-CN': `：该参数限于${limits['zh-CN']}` }
    : { en: '', 'zh-CN': '' };
  const { title, expression } = inputs[column]!;
  const name = title || expression;
  return neverTrue(at(`/rules/${index}/when/${column}`), { rule: index + 1, column: name, cell, reason });
}

function lintGrid(
  config: TableConfig,
  { columns, rules }: Grid,
  domains: readonly Domain[],
  at: At,
): readonly Problem[] {
  const words = (box: Box) => describeBox(config, box, columns);
  const empty = rules.flatMap((box, index) => {
    const column = box.findIndex((pieces) => pieces.length === 0);
    return column === -1 ? [] : [emptyCell(config, index, column, domains[column]!, at)];
  });
  const gaps = uncovered(columns, rules, MOST_GAPS).map((box) => gap(at('/rules'), { region: words(box) }));
  const { hits } = readHitPolicy(config.hitPolicy)!;
  if (hits === 'unique') return [...empty, ...overlaps(rules, words, at), ...gaps];
  if (hits !== 'first') return [...empty, ...gaps];
  const shadowed = rules.flatMap((box, index) =>
    isEmpty(box) || uncovered(box, rules.slice(0, index), 1).length > 0
      ? []
      : [neverHit(at(`/rules/${index}`), { rule: index + 1 })],
  );
  return [...empty, ...shadowed, ...gaps];
}

function overlaps(rules: readonly Box[], words: (box: Box) => Text, at: At): Problem[] {
  const found: Problem[] = [];
  for (const [b, later] of rules.entries()) {
    for (const [a, earlier] of rules.slice(0, b).entries()) {
      if (found.length >= MOST_OVERLAPS) return found;
      const common = intersection(earlier, later);
      if (common) found.push(overlap(at(`/rules/${b}`), { a: a + 1, b: b + 1, region: words(common) }));
    }
  }
  return found;
}

function describeBox({ inputs }: TableConfig, box: Box, columns: Box): Text {
  const parts = inputs.flatMap(({ title, expression }, column) => {
    const words = describePieces(box[column]!, columns[column]!);
    const name = title || expression;
    return words ? [{ en: `${name}: ${words.en}`, 'zh-CN': `${name}：${words['zh-CN']}` }] : [];
  });
  if (parts.length === 0) return { en: 'whatever the inputs are', 'zh-CN': '输入为任意值' };
  return { en: parts.map((part) => part.en).join('; '), 'zh-CN': parts.map((part) => part['zh-CN']).join('；') };
}
