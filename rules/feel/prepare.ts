import type { Warning } from 'feelin';
import type { Json } from '../json.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { failed, ok, type Result } from '../problems/result.ts';
import { isBuiltinName } from './builtin-names.ts';
import { compileFeel, type CompiledFeel } from './compile.ts';
import {
  describeError,
  describeWarning,
  noArithmeticResult,
  notAValue,
  notComparable,
  wrongArguments,
  type Failure,
} from './failure.ts';
import { BEYOND } from './fast/run.ts';
import { functions } from './functions.ts';
import { feelFailed, syntaxProblem } from './problems.ts';
import { containsNull, feelInstant, resultToJson } from './result-to-json.ts';
import type { FeelScope } from './scope.ts';

/** Why an expression has no value. */
export class FeelRefusal {
  readonly problem: (place: Place) => Problem;

  constructor(problem: (place: Place) => Problem) {
    this.problem = problem;
  }
}

/** An expression for many scopes: `evaluateFeel`, without a result around each value. */
export function prepareFeel(expression: string): (scope: FeelScope) => Json | FeelRefusal {
  const compilation = compileFeel(expression);
  if ('error' in compilation) {
    const refusal = new FeelRefusal((place) => syntaxProblem(expression, compilation.error, place));
    return () => refusal;
  }
  const { compiled } = compilation;
  const { fast } = compiled;
  const refuse = refusing(expression);
  if (!fast) return (scope) => interpret(compiled, scope, refuse);
  return (scope) => {
    fast.notes.clear();
    let value: unknown;
    try {
      value = fast.run(scope);
    } catch (error) {
      if (error === BEYOND) return interpret(compiled, scope, refuse);
      throw error;
    }
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return settle(compiled, value, scope, () => fast.notes.failure, refuse);
  };
}

type Refuse = (failure: Failure) => FeelRefusal;

const refusing =
  (expression: string): Refuse =>
  ({ en, 'zh-CN': reasonZh }) =>
    new FeelRefusal((place) => feelFailed(place, { expression, reason: en, reasonZh }));

/** `evaluateFeel` by the interpreter alone: the reference for what expressions mean. */
export function interpretFeel(expression: string, scope: FeelScope, place: Place): Result<Json> {
  const compilation = compileFeel(expression);
  if ('error' in compilation) return failed(syntaxProblem(expression, compilation.error, place));
  const value = interpret(compilation.compiled, scope, refusing(expression));
  return value instanceof FeelRefusal ? failed(value.problem(place)) : ok(value);
}

function interpret(compiled: CompiledFeel, scope: FeelScope, refuse: Refuse): Json | FeelRefusal {
  const failures: Failure[] = [];
  const report = (failure: Failure) => (failures.push(failure), null);
  let outcome: ReturnType<CompiledFeel['run']>;
  try {
    outcome = compiled.run([
      ...compiled.names.map((name) => valueOf(name, scope)),
      ...compiled.functions.map((name) => functions[name]!(scope, report)),
    ]);
  } catch (error) {
    return refuse(describeError(error));
  }
  const warnings = outcome.warnings.filter((warning) => !isFieldOfSomeItem(warning, compiled));
  const unknown = warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND');
  if (unknown) return refuse(describeWarning(unknown));
  const [warning] = warnings;
  return settle(compiled, outcome.value, scope, () => failures[0] ?? (warning && describeWarning(warning)), refuse);
}

/** The result as JSON; a null in it is refused if something failed. */
function settle(
  compiled: CompiledFeel,
  result: unknown,
  scope: FeelScope,
  noted: () => Failure | undefined,
  refuse: Refuse,
): Json | FeelRefusal {
  const value = resultToJson(result, scope.timeZone);
  if (value === undefined) return refuse(notAValue);
  if (!containsNull(value)) return value;
  const failure = noted() ?? (value === null ? silentFailure(compiled) : undefined);
  return failure ? refuse(failure) : value;
}

export function valueOf(name: string, scope: FeelScope): unknown {
  if (name === 'now') return feelInstant(scope.nowMs, scope.timeZone);
  if (Object.hasOwn(scope.instants, name)) return feelInstant(scope.instants[name]!, scope.timeZone);
  return Object.hasOwn(scope.values, name) ? scope.values[name] : undefined;
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
