import type { Json } from '../json.ts';
import { closest } from '../problems/closest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { failed, ok, type Result } from '../problems/result.ts';
import type { NameUse } from './names.ts';
import { isBuiltinName, isFunctionName } from './builtin-names.ts';
import { compileFeel } from './compile.ts';
import { functions } from './functions.ts';
import { FeelRefusal, prepareFeel } from './prepare.ts';
import { feelUnknownName, feelUnknownNameClosest, syntaxProblem } from './problems.ts';
import type { FeelScope } from './scope.ts';

const NOWHERE: Place = { pointer: '' };

/**
 * The value of a FEEL expression in a scope, as JSON: instants as ISO 8601 text with the offset of the scope's time
 * zone, durations as ISO 8601 text. Campaign time is the only clock. Problems: `feel-syntax`; `feel-failed` when a name
 * has no value, or when the result is null because of a missing field, a failing function or a wrong type.
 */
export function evaluateFeel(expression: string, scope: FeelScope, place: Place = NOWHERE): Result<Json> {
  const value = prepareFeel(expression)(scope);
  return value instanceof FeelRefusal ? failed(value.problem(place)) : ok(value);
}

/**
 * Checks an expression without evaluating it: syntax (`feel-syntax`, with its position) and names
 * (`feel-unknown-name`). `now`, `phase` and FEEL's functions are always known; parameters, variables, nodes with a
 * form, anchors, and `row` where there is one, are known if they are in `knownNames`.
 */
export const checkFeel = (expression: string, place: Place, knownNames: ReadonlySet<string>): Problem[] =>
  findMistakes(expression, place, knownNames).map(({ problem }) => problem);

/** A problem with the part of the expression that it is about, from `from` up to `to`. */
export interface Mistake {
  readonly from: number;
  readonly to: number;
  readonly problem: Problem;
}

/** Like `checkFeel`, with the place in the text of each. A name that is not known is told of where it first stands. */
export function findMistakes(expression: string, place: Place, knownNames: ReadonlySet<string>): Mistake[] {
  const compilation = compileFeel(expression);
  if ('error' in compilation) {
    const { at, found } = compilation.error;
    return [{ from: at, to: at + found.length, problem: syntaxProblem(expression, compilation.error, place) }];
  }
  const isKnown = (name: string) => knownNames.has(name) || name === 'now' || name === 'phase';
  const isUnknown = (name: string, called: boolean) =>
    called ? !isFunctionName(name) : !isKnown(name) && !isBuiltinName(name);
  const unknown = compilation.compiled.uses.filter((use) => !use.inFilter && isUnknown(use.name, use.called));
  const first = new Map(unknown.toReversed().map((use) => [use.name, use]));
  return [...new Set(unknown.map((use) => use.name))].map((name) => {
    const { called, from, to } = first.get(name)!;
    const known = new Set([...knownNames, 'now', 'phase']);
    const suggestion = closest(name, called ? Object.keys(functions) : known);
    const problem = suggestion
      ? feelUnknownNameClosest(place, { expression, name, closest: suggestion })
      : feelUnknownName(place, { expression, name, known: [...known].sort().join(', ') });
    return { from, to, problem };
  });
}

/**
 * The names whose values an expression uses, each once: parameters, variables, anchors, nodes (of `node.field`), `row`,
 * `now`, `phase`. Not functions, nor names that the expression binds itself, nor names inside `list[…]`. None for an expression with a syntax error.
 */
export const feelNames = (expression: string): string[] => [...new Set(valueUses(expression).map((use) => use.name))];

/** Like `feelNames`, with the first field read: `confirm.note`, `row.stock`, `uv`. */
export const feelPaths = (expression: string): string[] => [
  ...new Set(valueUses(expression).map((use) => (use.field === undefined ? use.name : `${use.name}.${use.field}`))),
];

/** The sets that an expression names in `set("…")` and `rows("…")`, each once. */
export function feelSets(expression: string): string[] {
  const compilation = compileFeel(expression);
  return 'error' in compilation ? [] : [...compilation.compiled.sets];
}

/** Whether an expression reads the clock: `now`, `now()` or `today()`. */
export function feelReadsClock(expression: string): boolean {
  const compilation = compileFeel(expression);
  return !('error' in compilation) && compilation.compiled.uses.some(({ name }) => name === 'now' || name === 'today');
}

/** Every use of a name whose value an expression reads, with its place in the text; none in one that cannot be read. */
export function feelUses(expression: string): readonly NameUse[] {
  return valueUses(expression);
}

/** Whether an expression calls the function. */
export function feelCalls(expression: string, name: string): boolean {
  const compilation = compileFeel(expression);
  return !('error' in compilation) && compilation.compiled.uses.some((use) => use.called && use.name === name);
}

function valueUses(expression: string) {
  const compilation = compileFeel(expression);
  if ('error' in compilation) return [];
  return compilation.compiled.uses.filter((use) => !use.called && !use.inFilter);
}
