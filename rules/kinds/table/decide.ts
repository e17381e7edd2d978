import { explainGroup, explainLeaf } from '../../conditions/why.ts';
import type { Why } from '../../conditions/why.ts';
import { evaluateFeel } from '../../feel/evaluate.ts';
import type { FeelScope } from '../../feel/scope.ts';
import { evaluateInput, isAnyTest, passesTests } from '../../feel/unary.ts';
import type { InputValue } from '../../feel/unary.ts';
import type { RuleWhy } from '../../interpreter/messages.ts';
import type { Json } from '../../json.ts';
import { canonicalJson } from '../../playbook/canonical.ts';
import { checkValue } from '../../playbook/form.ts';
import { amend, defineProblem } from '../../problems/problem.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import { failed, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { readHitPolicy } from './hit-policy.ts';
import type { HitPolicy } from './hit-policy.ts';
import type { TableConfig, TableOutput } from './schema.ts';

const cellFailed = defineProblem('table-cell-failed', {
  en: 'Rule {rule}, column “{column}”: {reason}',
  'zh-CN': '规则 {rule}，列“{column}”：{reason}',
});
const notUnique = defineProblem('table-not-unique', {
  en: 'The rules {rules} match at once, but the hit policy “unique” lets only one. Narrow them, or choose another hit policy.',
  'zh-CN': '规则 {rules} 同时命中，但命中策略“unique”只允许一条。请收窄条件或更换命中策略。',
});
const notAgreed = defineProblem('table-not-agreed', {
  en: 'The rules {rules} match at once and come to different results, which the hit policy “any” forbids.',
  'zh-CN': '规则 {rules} 同时命中且结论不同，命中策略“any”不允许。',
});

export interface TableDecision {
  /** The numbers of the rules that hit, from 1, in the order of the table. */
  readonly hits: readonly number[];
  readonly why: readonly RuleWhy[];
  /** By variable; none if no rule hit. */
  readonly values: Readonly<Record<string, Json>>;
}

/** What a person reads of a table with hundreds of rules: those that hit, and so many of the others. */
const EXPLAINED_MISSES = 20;

/**
 * What the table decides in a scope (DMN 1.5, 8.2.8 and following). All inputs are evaluated first; one that is not
 * there is a problem, so missing data never decide. `at` gives places by their pointer in the config.
 */
export function decideTable(
  table: TableConfig,
  scope: FeelScope,
  at: (pointer: string) => Place,
): Result<TableDecision> {
  const policy = readHitPolicy(table.hitPolicy)!;
  const inputs: InputValue[] = [];
  for (const [index, { expression }] of table.inputs.entries()) {
    const value = evaluateInput(expression, scope, at(`/inputs/${index}/expression`));
    if (!value.ok) return value;
    inputs.push(value.value);
  }
  const tried: { number: number; result: boolean; why: Why }[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const matched = tryRule(table, index, rule.when, inputs, scope, at);
    if (!matched.ok) return matched;
    tried.push({ number: index + 1, ...matched.value });
    if (matched.value.result && policy.hits === 'first') break;
  }
  const hits = tried.filter((each) => each.result).map((each) => each.number);
  const misses = new Set(tried.filter((each) => !each.result).slice(0, EXPLAINED_MISSES));
  const why = tried
    .filter((each) => each.result || misses.has(each))
    .map(({ number, result, why: each }) => ({ rule: String(number), result, why: each }));
  if (policy.hits === 'unique' && hits.length > 1) return failed(notUnique(at('/rules'), { rules: hits.join(', ') }));
  const values = valuesOf(table, policy, hits, scope, at);
  return values.ok ? ok({ hits, why, values: values.value }) : values;
}

function tryRule(
  { inputs: columns }: TableConfig,
  index: number,
  when: readonly string[],
  inputs: readonly InputValue[],
  scope: FeelScope,
  at: (pointer: string) => Place,
): Result<{ result: boolean; why: Why }> {
  const leaves: Why[] = [];
  let result = true;
  for (const [column, { json, feel }] of inputs.entries()) {
    const tests = when[column] ?? '-';
    const { title, expression } = columns[column]!;
    const place = at(`/rules/${index}/when/${column}`);
    const passed = passesTests(tests, feel, scope, place);
    if (!passed.ok) return failed(inCell(index, title || expression, passed.problems[0]!));
    if (!isAnyTest(tests)) leaves.push(explainCell(title, expression, tests, json, passed.value));
    result &&= passed.value;
  }
  return ok({ result, why: explainGroup('all', leaves, result, undefined, undefined) });
}

const explainCell = (title: string, expr: string, tests: string, value: Json, result: boolean): Why =>
  explainLeaf(
    { fact: 'expr', params: { expr }, operator: 'in', value: tests, ...(title !== '' && { description: title }) },
    value,
    undefined,
    result,
  );

const inCell = (index: number, column: string, problem: Problem): Problem =>
  cellFailed(problem.place, { rule: index + 1, column, reason: problem.message });

function valuesOf(
  table: TableConfig,
  policy: HitPolicy,
  hits: readonly number[],
  scope: FeelScope,
  at: (pointer: string) => Place,
): Result<Record<string, Json>> {
  const rows: Json[][] = [];
  for (const number of hits) {
    const row = rowOf(table, number - 1, scope, at);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const [first] = rows;
  if (!first) return ok({});
  if (policy.hits === 'any' && rows.some((row) => canonicalJson(row) !== canonicalJson(first)))
    return failed(notAgreed(at('/rules'), { rules: hits.join(', ') }));
  const value = (column: number): Json =>
    policy.hits === 'collect'
      ? aggregate(
          rows.map((row) => row[column]!),
          policy.aggregator,
        )
      : first[column]!;
  return ok(Object.fromEntries(table.outputs.map(({ variable }, column) => [variable, value(column)])));
}

/** The values of one rule's output cells, each checked against its column's type. */
function rowOf(
  { outputs, rules }: TableConfig,
  index: number,
  scope: FeelScope,
  at: (pointer: string) => Place,
): Result<Json[]> {
  const row: Json[] = [];
  for (const [column, output] of outputs.entries()) {
    const place = at(`/rules/${index}/then/${column}`);
    const value = evaluateFeel(rules[index]!.then[column] ?? 'null', scope, place);
    if (!value.ok) return failed(inCell(index, output.title || output.variable, value.problems[0]!));
    const [problem] = checkOutput(output, value.value, place);
    if (problem) return failed(inCell(index, output.title || output.variable, problem));
    row.push(value.value);
  }
  return ok(row);
}

/** The problems of a value in an output's column. */
export function checkOutput({ title, variable, type }: TableOutput, value: Json, place: Place): readonly Problem[] {
  const definition = { title: title || variable, type: type === 'string' ? ('text' as const) : type };
  return checkValue(definition, value, place.pointer).map((problem) => amend(problem, { place }));
}

function aggregate(values: readonly Json[], aggregator: HitPolicy['aggregator']): Json {
  const numbers = values.filter((value) => typeof value === 'number');
  switch (aggregator) {
    case undefined:
      return values;
    case 'count':
      return values.length;
    case 'sum':
      return numbers.reduce((sum, value) => sum + value, 0);
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
  }
}
