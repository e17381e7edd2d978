import { ConditionsFailed } from '../conditions/failure.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Conditions } from '../conditions/schema.ts';
import { checkFeel, feelSets } from '../feel/evaluate.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Kind } from '../kinds/registry.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { VisitedField } from '../playbook/visit-fields.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { checkValue } from '../playbook/form.ts';
import { closest, didYouMean } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Place, Problem, Text } from '../problems/problem.ts';
import { parseInstant, resolveAnchors } from '../time/instant.ts';
import { unknownAnchor } from '../time/problems.ts';

const unknownName = defineProblem('unknown-name', {
  en: 'There is no {what} “{name}”{hint}.',
  'zh-CN': '没有名为“{name}”的{what}{hint}。',
});

const WORDS = {
  parameter: { en: 'parameter', 'zh-CN': '参数' },
  variable: { en: 'variable', 'zh-CN': '变量' },
  set: { en: 'set', 'zh-CN': '集合' },
  name: { en: 'name', 'zh-CN': '名称' },
  shown: { en: 'parameter, variable or set', 'zh-CN': '参数、变量或集合' },
} as const satisfies Record<string, Text>;

/** What a playbook gives names to, for everything that refers to them. */
interface Names {
  readonly parameters: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
  readonly anchors: ReadonlySet<string>;
  /** All that an expression may name: the above, and nodes that have forms. */
  readonly expressions: ReadonlySet<string>;
}

/** References that lead nowhere: anchors, parameters, variables, sets, names in expressions; defaults of the wrong type. */
export function lintReferences(playbook: Playbook): readonly Problem[] {
  const names = namesOf(playbook);
  return [
    ...anchorProblems(playbook, names),
    ...Object.entries(playbook.parameters).flatMap(([id, parameter]) =>
      parameter.default === undefined ? [] : checkValue(parameter, parameter.default, `/parameters/${id}/default`),
    ),
    ...Object.entries(playbook.conditions ?? {}).flatMap(([name, conditions]) =>
      conditionProblems(playbook, names, conditions, { pointer: `/conditions/${name}` }, true),
    ),
    ...playbook.nodes.flatMap((node, index) => nodeProblems(playbook, names, node, `/nodes/${index}/config`)),
  ];
}

function namesOf(playbook: Playbook): Names {
  const parameters = new Set(Object.keys(playbook.parameters));
  const anchors = new Set(Object.keys(playbook.anchors));
  const variables = new Set(playbook.nodes.flatMap((node) => kindOf(node).variables?.(node) ?? []));
  const sets = new Set(playbook.nodes.flatMap((node) => kindOf(node).sets?.(node) ?? []));
  const firstParts = [...variables].map((name) => name.split('.')[0]!);
  return { parameters, anchors, variables, sets, expressions: new Set([...parameters, ...anchors, ...firstParts]) };
}

function anchorProblems(playbook: Playbook, names: Names): Problem[] {
  const given = Object.entries(playbook.anchors).flatMap(([anchor, { at }]) =>
    at === undefined ? [[anchor, 0] as const] : [],
  );
  const resolved = resolveAnchors(playbook.anchors, Object.fromEntries(given), playbook.timezone);
  const phases = Object.entries(playbook.phases).flatMap(([phase, { from, to }]) => [
    ...instantProblems(names, from, { pointer: `/phases/${phase}/from` }, false),
    ...instantProblems(names, to, { pointer: `/phases/${phase}/to` }, false),
  ]);
  return [...(resolved.ok ? [] : resolved.problems), ...phases];
}

function instantProblems(names: Names, text: string, place: Place, nowAllowed: boolean): Problem[] {
  const anchor = parseInstant(text)?.anchor;
  if (anchor === undefined || names.anchors.has(anchor) || (anchor === 'now' && nowAllowed)) return [];
  return [unknownAnchor(place, { anchor, known: [...names.anchors].join(', ') })];
}

function nodeProblems(playbook: Playbook, names: Names, node: PlaybookNode, pointer: string): readonly Problem[] {
  const rows = hasRows(node);
  const figures = kindOf(node).shows?.(node.config) ?? [];
  const known = new Set([...names.parameters, ...names.variables, ...names.sets]);
  return [
    ...visitFields(kindOf(node).config, node.config, pointer).flatMap((field) =>
      fieldProblems(playbook, names, node, rows, field),
    ),
    ...figures.flatMap((name, index) =>
      unknown([name], known, { pointer: `${pointer}/shows/${index}`, node: node.id }, WORDS.shown),
    ),
  ];
}

/** Whether conditions and expressions of the node are about rows. */
function hasRows(node: PlaybookNode): boolean {
  const spec = kindOf(node);
  return spec.selects !== undefined || spec.watch?.(node.config).forEach !== undefined;
}

function fieldProblems(
  playbook: Playbook,
  names: Names,
  node: { readonly id: string; readonly kind: Kind },
  rows: boolean,
  { meta, value, pointer }: VisitedField,
): readonly Problem[] {
  const place = { pointer, node: node.id };
  switch (meta.control) {
    case 'instant':
    case 'instantOrDuration':
      return instantProblems(names, String(value), place, true);
    case 'feel':
      return [
        ...checkFeel(
          String(value),
          place,
          new Set([...names.expressions, ...(rows ? ['row'] : []), ...(meta.names ?? [])]),
        ),
        ...unknown(setsOnly(String(value)), names.sets, place, WORDS.set),
      ];
    case 'data':
      return likelySet(String(value), names.sets, place);
    case 'conditions':
      return conditionProblems(playbook, names, value as Conditions, place, rows);
    default:
      return [];
  }
}

function conditionProblems(
  playbook: Playbook,
  names: Names,
  conditions: Conditions,
  place: Place,
  rows: boolean,
): Problem[] {
  try {
    const { params, variables, sets, rowPaths, names: used } = referencesOf(conditions, playbook.conditions ?? {});
    const known = rows ? new Set([...names.expressions, 'row']) : names.expressions;
    return [
      ...unknown(params, names.parameters, place, WORDS.parameter),
      ...unknown(variables, names.variables, place, WORDS.variable),
      ...unknown(sets, names.sets, place, WORDS.set),
      ...unknown(
        used.filter((name) => name !== 'now' && name !== 'phase'),
        known,
        place,
        WORDS.name,
      ),
      ...(rows || rowPaths.length === 0 ? [] : [rowOutsideRows(place)]),
    ];
  } catch (error) {
    if (error instanceof ConditionsFailed) return error.problems.map((problem) => ({ ...problem, place }));
    throw error;
  }
}

/** The sets in `set("…")`; `rows("…")` may name a data set as well. */
const setsOnly = (expression: string): readonly string[] =>
  feelSets(expression).filter((name) => !expression.includes(`rows("${name}")`));

const maybeASet = defineProblem(
  'maybe-a-set',
  {
    en: '“{name}” is taken for a data set of the shop, since no node stores such a set{hint}.',
    'zh-CN': '没有节点保存集合“{name}”，将视为店铺数据集{hint}。',
  },
  'warning',
);

/** Data sets are the shop’s and cannot be known here; but a name that is nearly a set’s is a slip of it. */
function likelySet(name: string, sets: ReadonlySet<string>, place: Place): Problem[] {
  if (sets.has(name) || closest(name, sets) === undefined) return [];
  return [maybeASet(place, { name, hint: didYouMean(name, sets) })];
}

const rowOutsideRows = defineProblem('row-outside-rows', {
  en: 'There are no rows here, so “row” means nothing. Use “row” in a select, or in a monitor with “forEach”.',
  'zh-CN': '此处没有数据行，不能使用 row。请在“圈选”或带 forEach 的“盯盘”中使用。',
});

function unknown(used: readonly string[], known: ReadonlySet<string>, place: Place, what: Text): Problem[] {
  return used
    .filter((name) => !known.has(name))
    .map((name) => unknownName(place, { what, name, hint: didYouMean(name, known) }));
}
