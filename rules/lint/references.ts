import { ConditionsFailed, conditionCycle, unknownSharedCondition } from '../conditions/failure.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Use } from '../conditions/uses.ts';
import { checkFeel, feelCalls, feelUses } from '../feel/evaluate.ts';
import { inferFeel } from '../feel/infer.ts';
import type { TypeOfName } from '../feel/infer.ts';
import { feelSyntax, feelUnknownName } from '../feel/problems.ts';
import { checkTests, setsInTests } from '../feel/unary.ts';
import type { PlaybookNode } from '../playbook/schema.ts';
import type { VisitedField } from '../playbook/visit-fields.ts';
import { checkValue, outOfBounds, wrongType } from '../playbook/form.ts';
import { closest, didYouMean, isSlip } from '../problems/closest.ts';
import { amend } from '../problems/problem.ts';
import type { Place, Problem, Text } from '../problems/problem.ts';
import { parseInstant, resolveAnchors } from '../time/instant.ts';
import { anchorCycle, unknownAnchor } from '../time/problems.ts';
import { defineFinding, listFinding } from './finding.ts';
import type { LintModel, ModelNode } from './model.ts';
import { renameIn } from './names.ts';
import type { Names } from './names.ts';
import { replaceByClosest, setTo } from './repairs.ts';
import type { ConditionSite, ExpressionSite } from './sites.ts';

const unknownName = defineFinding(
  'unknown-name',
  { en: 'There is no {what} “{name}”{hint}.', 'zh-CN': '没有名为“{name}”的{what}{hint}。' },
  { example: '{"fact": "param", "params": {"id": "minCvrr"}, …}' },
);
const notChosen = defineFinding(
  'not-chosen',
  { en: 'Choose a {what}.', 'zh-CN': '请选择{what}。' },
  { example: '{"fact": "param", "params": {"id": ""}, …}' },
);
const maybeASet = defineFinding(
  'maybe-a-set',
  {
    en: '“{name}” is taken for a data set of the shop’s own, since no node stores such a set{hint}.',
    'zh-CN': '没有节点保存集合“{name}”，将视为店铺自有数据集{hint}。',
  },
  { severity: 'warning', example: '"forEach": "campaignSku" where a node stores "campaignSkus"' },
);
const rowsOutsideSelect = defineFinding(
  'rows-outside-select',
  {
    en: 'Only the score of a select can read rows("…"). Select the rows first, and use set("…") here.',
    'zh-CN': '只有圈选的评分可以使用 rows("…")。请先圈选，再在此使用 set("…")。',
  },
  { example: '"assign": {"n": "count(rows(\\"skus\\"))"}' },
);
const rowOutsideRows = defineFinding(
  'row-outside-rows',
  {
    en: 'There are no rows here, so “row” means nothing. Use them in a select, or in a monitor that goes through rows (“For each row of”).',
    'zh-CN': '此处没有数据行，不能使用行的字段。请在“圈选”或设置了“逐行对象”的“盯盘”中使用。',
  },
  { example: '{"fact": "row", "path": "$.stock", …} in a decide' },
);
listFinding(unknownAnchor, '"due": "T9 + P1D"');
listFinding(anchorCycle, '"A": {"at": "B + P1D"}, "B": {"at": "A"}');
listFinding(unknownSharedCondition, '{"condition": "nope"}');
listFinding(conditionCycle, '"conditions": {"a": {"all": [{"condition": "a"}]}}');
listFinding(feelSyntax, '"1 +"');
listFinding(feelUnknownName, '"budgt * 2"');
listFinding(wrongType, '{"type": "money", "default": 1.5}');
listFinding(outOfBounds, '{"type": "ratio", "default": 2}');

const WORDS = {
  parameter: { en: 'parameter', 'zh-CN': '参数' },
  variable: { en: 'variable', 'zh-CN': '变量' },
  set: { en: 'set', 'zh-CN': '集合' },
  shown: { en: 'parameter, variable or set', 'zh-CN': '参数、变量或集合' },
} as const satisfies Record<string, Text>;

/** References that lead nowhere: anchors, parameters, variables, sets, names in expressions; defaults of the wrong type. */
export function lintReferences(model: LintModel): readonly Problem[] {
  const { names } = model;
  return [
    ...anchorProblems(model),
    ...defaultProblems(model),
    ...model.nodes.flatMap((node) => nodeProblems(names, node)),
    ...model.conditions.flatMap((site) => conditionProblems(model, site)),
    ...model.expressions.flatMap((site) => expressionProblems(model, site)),
  ];
}

/** Whether anchors resolve does not hang on the day. */
const SOME_DAY_MS = Date.UTC(2026, 10, 11);

function anchorProblems({ playbook, names }: LintModel): Problem[] {
  const given = Object.entries(playbook.anchors).flatMap(([anchor, { at }]) =>
    at === undefined ? [[anchor, SOME_DAY_MS] as const] : [],
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
  const fix = replaceByClosest(place.pointer, anchor, names.anchors, (name) => name + text.trim().slice(anchor.length));
  return [unknownAnchor(place, { anchor, anchors: [...names.anchors].join(', ') }, fix)];
}

/** A default that its own parameter does not allow; one beyond a bound can be put on it. */
function defaultProblems({ playbook }: LintModel): Problem[] {
  return Object.entries(playbook.parameters).flatMap(([id, parameter]) => {
    const { default: value, type } = parameter;
    if (value === undefined) return [];
    const pointer = `/parameters/${id}/default`;
    return checkValue(parameter, value, pointer).map((problem) => {
      if (problem.code !== outOfBounds.code || typeof value !== 'number') return problem;
      const { min = type === 'ratio' ? 0 : value, max = type === 'ratio' ? 1 : value } = parameter;
      const within = Math.min(Math.max(value, min), max);
      if (checkValue(parameter, within, pointer).length > 0) return problem;
      return amend(problem, { fix: setTo(pointer, within, { en: `Make it ${within}`, 'zh-CN': `改为 ${within}` }) });
    });
  });
}

function nodeProblems(names: Names, { node, spec, config, fields }: ModelNode): readonly Problem[] {
  const figures = spec.shows?.(node.config) ?? [];
  return [
    ...fields.flatMap((field) => fieldProblems(names, node, field)),
    ...figures.flatMap((name, index) =>
      unknown(name, names.figures, { pointer: `${config}/shows/${index}`, node: node.id }, WORDS.shown),
    ),
  ];
}

function fieldProblems(names: Names, node: PlaybookNode, { meta, value, pointer }: VisitedField): readonly Problem[] {
  const place = { pointer, node: node.id };
  switch (meta.control) {
    case 'instant':
    case 'instantOrDuration':
      return instantProblems(names, String(value), place, true);
    case 'unaryTests':
      return [
        ...checkTests(String(value), place, names.expressions),
        ...setsInTests(String(value)).flatMap((name) => unknown(name, names.sets, place, WORDS.set)),
      ];
    case 'data':
      return likelySet(names, String(value), place);
    default:
      return [];
  }
}

function conditionProblems(model: LintModel, { conditions, pointer, node, rows, uses }: ConditionSite): Problem[] {
  const { names, playbook } = model;
  const at = (place: string): Place => ({ pointer: place, ...(node && { node: node.node.id }) });
  const named = uses.flatMap((use) => useProblems(names, use, at, rows));
  try {
    // What shared conditions name is checked where they stand; only whether there are rows depends on who uses them.
    const shared = uses.find(({ is }) => is === 'shared');
    if (!shared) return named;
    const { rowPaths } = referencesOf(conditions, playbook.conditions ?? {});
    return rows || rowPaths.length === 0 || named.some(({ code }) => code === rowOutsideRows.code)
      ? named
      : [...named, rowOutsideRows(at(shared.pointer))];
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const own = uses.filter(({ is }) => is === 'shared') as readonly (Use & { is: 'shared' })[];
    const known = Object.keys(playbook.conditions ?? {});
    return [
      ...named,
      ...error.problems.map((problem) => {
        const culprit = own.find(({ name }) => !known.includes(name));
        const fix =
          culprit &&
          replaceByClosest(
            culprit.pointer,
            culprit.name,
            known.filter((name) => refersToNothing(model, name) && pointer !== `/conditions/${name}`),
          );
        return amend(problem, { place: at(culprit?.pointer ?? pointer), ...(fix && { fix }) });
      }),
    ];
  }
}

/** A repair may not lead into a circle: only shared conditions that share nothing further are offered. */
const refersToNothing = ({ conditions }: LintModel, name: string): boolean =>
  conditions.some(({ pointer, uses }) => pointer === `/conditions/${name}` && uses.every(({ is }) => is !== 'shared'));

/** Whether the node of a variable `node.field` sets variables that only the data name, declared as `node.*`. */
const isOpenEnded = (name: string, { variables }: Names): boolean => variables.has(`${name.split('.')[0]}.*`);

function useProblems(names: Names, use: Use, at: (pointer: string) => Place, rows: boolean): Problem[] {
  switch (use.is) {
    case 'param':
      return unknown(use.name, names.parameters, at(use.pointer), WORDS.parameter);
    case 'var':
      return isOpenEnded(use.name, names) ? [] : unknown(use.name, names.variables, at(use.pointer), WORDS.variable);
    case 'set':
      return unknown(use.name, names.sets, at(use.pointer), WORDS.set);
    case 'row':
      return rows ? [] : [rowOutsideRows(at(use.pointer))];
    default:
      return [];
  }
}

function expressionProblems({ names, typeOf }: LintModel, site: ExpressionSite): readonly Problem[] {
  const { expression, pointer, node, rows, own } = site;
  const place: Place = { pointer, ...(node && { node: node.node.id }) };
  const playbook = rows ? names.withRow : names.expressions;
  const known = own.length > 0 ? new Set([...playbook, ...own]) : playbook;
  return [
    ...checkFeel(expression, place, known).map((problem) => withRename(problem, expression, known, typeOf)),
    ...(hasNoRows(site) ? [rowsOutsideSelect(place)] : []),
    ...formFieldProblems(names, site, place),
    ...setsOnly(site)
      .filter((name) => !names.sets.has(name))
      .map((name) => {
        const write = (right: string) => expression.replaceAll(`"${name}"`, `"${right}"`);
        const fix = replaceByClosest(pointer, name, names.sets, write);
        return unknownName(place, { what: WORDS.set, name, hint: didYouMean(name, names.sets) }, fix);
      }),
  ];
}

/** `rows("…")` where the data of the shop are not at hand: a set of them is chosen by a select first. */
const hasNoRows = ({ expression, rows, inConditions }: ExpressionSite): boolean =>
  !rows && !inConditions && feelCalls(expression, 'rows');

/** The problem of an unknown name with its repair, if one of the known names is close. */
function withRename(problem: Problem, expression: string, known: ReadonlySet<string>, typeOf: TypeOfName): Problem {
  if (problem.code !== feelUnknownName.code) return problem;
  const unknownUse = feelUses(expression).find(({ name }) => problem.message.en.includes(`uses “${name}”`));
  if (!unknownUse) return problem;
  const { name } = unknownUse;
  const write = (right: string) => renameIn(expression, name, right);
  const computes = (right: string) => inferFeel(write(right), typeOf).mismatches.length === 0;
  const fix = replaceByClosest(
    problem.place.pointer,
    name,
    [...known].filter((each) => isSlip(name, each) && computes(each)),
    write,
  );
  return fix ? amend(problem, { fix }) : problem;
}

/** `confirm.nte` where the form of “confirm” has a field “note”. */
function formFieldProblems(names: Names, { expression, pointer, paths }: ExpressionSite, place: Place): Problem[] {
  if (!paths.some((path) => path.includes('.'))) return [];
  const wrong = new Map(
    feelUses(expression).flatMap((use) => {
      if (use.field === undefined || names.parameters.has(use.name) || names.variables.has(use.name)) return [];
      const path = `${use.name}.${use.field}`;
      const isKnown = names.variables.has(path) || isOpenEnded(path, names);
      return names.expressions.has(use.name) && !isKnown && names.forms.has(use.name)
        ? [[path, use.name] as const]
        : [];
    }),
  );
  return [...wrong].map(([path, name]) => {
    const fields = [...names.variables].filter((each) => each.startsWith(`${name}.`));
    const fix = replaceByClosest(pointer, path, fields, (right) => expression.replaceAll(path, right));
    return unknownName(place, { what: WORDS.variable, name: path, hint: didYouMean(path, fields) }, fix);
  });
}

/** The sets in `set("…")`; `rows("…")` may name a data set as well. */
const setsOnly = ({ expression, sets }: ExpressionSite): readonly string[] =>
  sets.filter((name) => !expression.includes(`rows("${name}")`));

/** Data sets are the shop’s and cannot be known here; but a name that is nearly a set’s is a slip of it. */
function likelySet(names: Names, name: string, place: Place): Problem[] {
  const meant = names.likelySet(name);
  if (meant === undefined) return [];
  return [maybeASet(place, { name, hint: didYouMean(name, [meant]) }, replaceByClosest(place.pointer, name, [meant]))];
}

function unknown(name: string, known: ReadonlySet<string>, place: Place, what: Text): Problem[] {
  if (known.has(name)) return [];
  if (name === '') return [notChosen(place, { what })];
  const meant = closest(name, known);
  const near = meant === undefined ? [] : [meant];
  return [
    unknownName(place, { what, name, hint: didYouMean(name, near) }, replaceByClosest(place.pointer, name, near)),
  ];
}
