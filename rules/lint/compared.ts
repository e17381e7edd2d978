import { comparedWith, metricQuery, textOf } from '../conditions/read-fact.ts';
import type { FactReference } from '../conditions/read-fact.ts';
import { operators } from '../conditions/operators.ts';
import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import { inferFeel } from '../feel/infer.ts';
import { ANY, describeType, MONEY, NUMBER, RATIO, TEXT, BOOLEAN } from '../feel/types.ts';
import type { FeelType } from '../feel/types.ts';
import type { Json } from '../json.ts';
import { findMetric } from '../metrics/catalogue.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';
import { shareAsPercent, unitMismatch } from './types.ts';

const conditionType = defineFinding(
  'condition-type',
  {
    en: '“{operator}” compares numbers, but this is {found}: it never holds. Write a number.',
    'zh-CN': '“{operator}”比较的是数字，而此处是{found}，永远不成立。请改为数字。',
  },
  { example: '{"fact": "metric", "params": {"id": "uv", …}, "operator": "greaterThan", "value": "many"}' },
);

/** Leaves of conditions whose two sides do not go together: texts for numbers, money for ratios, 95 for 0.95. */
export function lintCompared(model: LintModel): readonly Problem[] {
  return model.conditions.flatMap(({ conditions, pointer, node }) =>
    leavesOf(conditions, pointer).flatMap(({ leaf, at }) =>
      leafProblems(model, leaf, { pointer: at, ...(node && { node: node.node.id }) }),
    ),
  );
}

interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly at: string;
}

/** The leaves of conditions with their places; what shared conditions hold is theirs. */
export function leavesOf(conditions: Conditions, pointer: string): readonly PlacedLeaf[] {
  if (isReference(conditions)) return [];
  const group = groupOf(conditions);
  if (!group) return [{ leaf: conditions as Leaf, at: pointer }];
  const below = `${pointer}/${group.operator}`;
  return group.members.flatMap((each, index) =>
    leavesOf(each, group.operator === 'not' ? below : pointerTo(below, index)),
  );
}

const NUMERIC = new Set(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'between']);

function leafProblems(model: LintModel, leaf: Leaf, place: Place): Problem[] {
  const compared = comparedWith(leaf.value);
  const subject = factType(model, leaf);
  const value = 'fact' in compared ? factType(model, compared) : constantType(compared.constant);
  const valuePlace = { ...place, pointer: `${place.pointer}/value` };
  const operator = operators[leaf.operator]?.title ?? leaf.operator;
  const problems: Problem[] = [];
  if (NUMERIC.has(leaf.operator)) {
    if (isNoNumber(subject)) problems.push(conditionType(place, { operator, found: describeType(subject) }));
    else if (isNoNumber(value) && !('constant' in compared && isNumericText(compared.constant)))
      problems.push(conditionType(valuePlace, { operator, found: describeType(value) }));
  }
  if (subject.unit && value.unit && subject.unit !== value.unit) {
    const [left, right] = [nameOf(leaf), 'fact' in compared ? nameOf(compared) : ''];
    problems.push(
      unitMismatch(valuePlace, {
        left,
        right,
        leftType: describeType(subject),
        rightType: describeType(value),
        of: operator,
      }),
    );
  }
  const share = 'constant' in compared && isShare(leaf) ? percentIn(compared.constant, valuePlace, nameOf(leaf)) : [];
  return [...problems, ...share];
}

const isNoNumber = ({ is }: FeelType): boolean => is !== 'any' && is !== 'null' && is !== 'number';

/** json-rules-engine compares it as the number that it is. */
const isNumericText = (constant: Json): boolean =>
  typeof constant === 'string' ? !Number.isNaN(Number(constant)) : Array.isArray(constant);

function factType({ typeOf, playbook }: LintModel, { fact, params = {}, path = '$' }: FactReference): FeelType {
  if (path !== '$') return ANY;
  const id = textOf(params.id);
  if (fact === 'metric') return metricType(metricQuery(params));
  if (fact === 'param') return Object.hasOwn(playbook.parameters, id) ? typeOf(id) : ANY;
  if (fact === 'var') return typeOf(id);
  if (fact === 'expr') return inferFeel(textOf(params.expr), typeOf).type;
  if (fact === 'clock') return params.part === 'hour' ? NUMBER : TEXT;
  if (fact === 'set') return params.part === 'count' ? NUMBER : { is: 'list' };
  return ANY;
}

/** A comparison as a ratio says how many times as much: it is no share. */
function metricType({ id, compare, as = 'ratio' }: ReturnType<typeof metricQuery>): FeelType {
  if (compare !== undefined && as === 'ratio') return NUMBER;
  const unit = findMetric(id)?.unit;
  return unit === 'money' ? MONEY : unit === 'ratio' ? RATIO : NUMBER;
}

const constantType = (value: Json): FeelType =>
  typeof value === 'number' ? NUMBER : typeof value === 'string' ? TEXT : typeof value === 'boolean' ? BOOLEAN : ANY;

function isShare({ fact, params = {} }: FactReference): boolean {
  if (fact !== 'metric') return false;
  const { id, compare, as = 'ratio' } = metricQuery(params);
  return findMetric(id)?.share === true && (compare === undefined || as === 'value');
}

function percentIn(constant: Json, place: Place, name: string): Problem[] {
  if (Array.isArray(constant))
    return constant.flatMap((each: Json, index) =>
      percentIn(each, { ...place, pointer: `${place.pointer}/${index}` }, name),
    );
  return typeof constant === 'number' && constant > 1
    ? [shareAsPercent(place, name, constant, place.pointer, (ratio) => ratio)]
    : [];
}

/** A fact in a sentence: what it is about. */
const nameOf = ({ fact, params = {} }: FactReference): string => textOf(params.id) || textOf(params.expr) || fact;
