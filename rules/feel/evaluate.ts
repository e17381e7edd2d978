import { evaluate, type Warning } from 'feelin';
import type { Json } from '../json.ts';
import { closest } from '../problems/closest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { failed, ok, type Result } from '../problems/result.ts';
import { compileFeel, type CompiledFeel, type FeelSyntaxError } from './compile.ts';
import {
  describeWarning,
  noArithmeticResult,
  notAValue,
  notComparable,
  wrongArguments,
  type Failure,
} from './failure.ts';
import { functions } from './functions.ts';
import { feelFailed, feelIncomplete, feelSyntax, feelUnknownName, feelUnknownNameClosest } from './problems.ts';
import { containsNull, feelInstant, resultToJson } from './result-to-json.ts';
import type { FeelScope } from './scope.ts';

const NOWHERE: Place = { pointer: '' };

/**
 * The value of a FEEL expression in a scope, as JSON: instants as ISO 8601 text with the offset of the scope's time
 * zone, durations as ISO 8601 text. Campaign time is the only clock. Problems: `feel-syntax`; `feel-failed` when a name
 * has no value, or when the result is null because of a missing field, a failing function or a wrong type.
 */
export function evaluateFeel(expression: string, scope: FeelScope, place: Place = NOWHERE): Result<Json> {
  const compilation = compileFeel(expression);
  if ('error' in compilation) return failed(syntaxProblem(expression, compilation.error, place));
  const { compiled } = compilation;
  const failures: Failure[] = [];
  const report = (failure: Failure) => (failures.push(failure), null);
  const fail = ({ en, 'zh-CN': reasonZh }: Failure) => failed(feelFailed(place, { expression, reason: en, reasonZh }));

  let outcome: ReturnType<CompiledFeel['run']>;
  try {
    outcome = compiled.run([
      ...compiled.names.map((name) => valueOf(name, scope)),
      ...compiled.functions.map((name) => functions[name]!(scope, report)),
    ]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail({ en: message, 'zh-CN': message });
  }

  const warnings = outcome.warnings.filter((warning) => !isFieldOfSomeItem(warning, compiled));
  const unknown = warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND');
  if (unknown) return fail(describeWarning(unknown));
  const value = resultToJson(outcome.value, scope.timeZone);
  if (value === undefined) return fail(notAValue);
  if (!containsNull(value)) return ok(value);
  const [warning] = warnings;
  const failure = failures[0] ?? (warning && describeWarning(warning)) ?? (value === null && silentFailure(compiled));
  return failure ? fail(failure) : ok(value);
}

/**
 * Checks an expression without evaluating it: syntax (`feel-syntax`, with its position) and names
 * (`feel-unknown-name`). `now`, `phase` and FEEL's functions are always known; parameters, variables, nodes with a
 * form, anchors, and `row` where there is one, are known if they are in `knownNames`.
 */
export function checkFeel(expression: string, place: Place, knownNames: ReadonlySet<string>): Problem[] {
  const compilation = compileFeel(expression);
  if ('error' in compilation) return [syntaxProblem(expression, compilation.error, place)];
  const known = new Set([...knownNames, 'now', 'phase']);
  const isUnknown = (name: string, called: boolean) =>
    called ? !isFunctionName(name) : !known.has(name) && !isBuiltinName(name);
  const unknown = compilation.compiled.uses.filter((use) => !use.inFilter && isUnknown(use.name, use.called));
  return [...new Map(unknown.map((use) => [use.name, use])).values()].map(({ name, called }) => {
    const suggestion = closest(name, called ? Object.keys(functions) : known);
    return suggestion
      ? feelUnknownNameClosest(place, { expression, name, closest: suggestion })
      : feelUnknownName(place, { expression, name, known: [...known].sort().join(', ') });
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

function valueUses(expression: string) {
  const compilation = compileFeel(expression);
  if ('error' in compilation) return [];
  return compilation.compiled.uses.filter((use) => !use.called && !use.inFilter);
}

export function valueOf(name: string, scope: FeelScope): unknown {
  if (name === 'now') return feelInstant(scope.nowMs, scope.timeZone);
  if (Object.hasOwn(scope.instants, name)) return feelInstant(scope.instants[name]!, scope.timeZone);
  return Object.hasOwn(scope.values, name) ? scope.values[name] : undefined;
}

const isBuiltinName = (name: string): boolean => /^[\w ]+$/.test(name) && builtin(name) !== null;

const isFunctionName = (name: string): boolean => Object.hasOwn(functions, name) || isBuiltinName(name);

function builtin(name: string): unknown {
  try {
    return evaluate(name).value;
  } catch {
    return null;
  }
}

/** Inside `list[…]` a name that has no value may be a field that one of the items lacks: null there, as FEEL has it. */
const isFieldOfSomeItem = (warning: Warning, { uses }: CompiledFeel): boolean =>
  warning.type === 'NO_VARIABLE_FOUND' &&
  uses.some(({ name, inFilter }) => inFilter && warning.details.template === `Variable '${name}' not found`);

/** Functions for which null is an answer. */
const NULL_IS_AN_ANSWER = new Set(['min', 'max', 'sum', 'mean', 'median', 'product', 'stddev', 'get value']);

/** Some failures come as null without any warning; what the outermost operation is tells them from an honest null. */
function silentFailure({ root, uses }: CompiledFeel): Failure | undefined {
  if (root?.name === 'ArithmeticExpression') return noArithmeticResult;
  if (root?.name === 'Comparison') return notComparable;
  const call = root?.name === 'FunctionInvocation' && uses.find((use) => use.called && use.from === root.from);
  return call && isBuiltinName(call.name) && !Object.hasOwn(functions, call.name) && !NULL_IS_AN_ANSWER.has(call.name)
    ? wrongArguments(call.name)
    : undefined;
}

export function syntaxProblem(expression: string, { at, found }: FeelSyntaxError, place: Place): Problem {
  const params = { expression, at: at + 1, found };
  return found === '' ? feelIncomplete(place, params) : feelSyntax(place, params);
}
