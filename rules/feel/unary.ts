import { parseUnaryTests, unaryTest } from 'feelin';
import type { Json } from '../json.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { compileFeel, parameterFor, replacements } from './compile.ts';
import { checkFeel, evaluateFeel } from './evaluate.ts';
import { describeError, describeWarning } from './failure.ts';
import type { Failure } from './failure.ts';
import { functions } from './functions.ts';
import { freeNames } from './names.ts';
import type { NameUse } from './names.ts';
import { findSyntaxError } from './parse.ts';
import type { SyntaxNode } from './parse.ts';
import { valueOf } from './prepare.ts';
import { feelFailed, syntaxProblem } from './problems.ts';
import type { FeelScope } from './scope.ts';

/** Unary tests: what a cell of a decision table asks of its input, which they may name as `?`. */
interface CompiledTests {
  readonly tree: SyntaxNode;
  readonly uses: readonly NameUse[];
  /** The text in which our own functions stand in the place of FEEL's. */
  readonly source: string;
  readonly functions: readonly string[];
}

const CACHED_TESTS = 2_000;
const cache = new Map<string, CompiledTests>();

/** An empty cell says as little as DMN's `-`. */
export const isAnyTest = (tests: string): boolean => /^\s*-?\s*$/.test(tests);

/** The syntax tree of unary tests; undefined if they cannot be read. */
export function parseTests(tests: string): SyntaxNode | undefined {
  const { topNode } = parseUnaryTests(tests, {}, undefined);
  return findSyntaxError(topNode, tests) ? undefined : topNode;
}

function compileTests(tests: string): CompiledTests {
  const known = cache.get(tests);
  if (known) return known;
  const tree: SyntaxNode = parseUnaryTests(tests, {}, undefined).topNode;
  const uses = freeNames(tree, tests);
  const replaced = replacements(tree, uses, tests);
  const source = replaced.reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), tests);
  const compiled = { tree, uses, source, functions: [...new Set(replaced.map((each) => each.function))] };
  if (cache.size >= CACHED_TESTS) cache.delete(cache.keys().next().value!);
  cache.set(tests, compiled);
  return compiled;
}

/** The value of a table's input: as JSON for the log, and as FEEL has it, a date as a date, for the tests. */
export interface InputValue {
  readonly json: Json;
  readonly feel: unknown;
}

/** The problems are those of `evaluateFeel`. */
export function evaluateInput(expression: string, scope: FeelScope, place: Place): Result<InputValue> {
  const json = evaluateFeel(expression, scope, place);
  const compilation = compileFeel(expression);
  if (!json.ok || 'error' in compilation) return json.ok ? failed() : json;
  const { names, functions: used, run } = compilation.compiled;
  const { value } = run([
    ...names.map((name) => valueOf(name, scope)),
    ...used.map((name) => functions[name]!(scope, () => null)),
  ]);
  return ok({ json: json.value, feel: value });
}

/**
 * Whether the input passes the tests. As DMN has it, a value of another type passes none. Problems: `feel-syntax`;
 * `feel-failed` when a name has no value, or a function cannot work with what it is given.
 */
export function passesTests(tests: string, input: unknown, scope: FeelScope, place: Place): Result<boolean> {
  if (isAnyTest(tests)) return ok(true);
  const compiled = compileTests(tests);
  const error = findSyntaxError(compiled.tree, tests);
  if (error) return failed(syntaxProblem(tests, error, place));
  const failures: Failure[] = [];
  const report = (failure: Failure) => (failures.push(failure), null);
  const names = compiled.uses.filter((use) => !use.called).map((use) => use.name);
  const context = Object.fromEntries([
    ['?', input],
    ...names.map((name) => [name, valueOf(name, scope)]),
    ...compiled.functions.map((name) => [parameterFor(name), functions[name]!(scope, report)]),
  ]) as Record<string, unknown>;
  const refuse = ({ en, 'zh-CN': reasonZh }: Failure) =>
    failed(feelFailed(place, { expression: tests, reason: en, reasonZh }));
  let outcome: ReturnType<typeof unaryTest>;
  try {
    outcome = unaryTest(compiled.source, context);
  } catch (thrown) {
    return refuse(describeError(thrown));
  }
  const warning = outcome.warnings.find(({ type }) => type !== 'NOT_COMPARABLE');
  const failure = failures[0] ?? (warning && describeWarning(warning));
  return failure ? refuse(failure) : ok(outcome.value === true);
}

/** Checks unary tests without a value: their syntax and the names that they use. */
export function checkTests(tests: string, place: Place, knownNames: ReadonlySet<string>): readonly Problem[] {
  if (isAnyTest(tests)) return [];
  const { tree, uses } = compileTests(tests);
  const error = findSyntaxError(tree, tests);
  if (error) return [syntaxProblem(tests, error, place)];
  // Each name as an expression of its own: what is unknown in one is unknown in the other.
  const names = [
    ...new Set(uses.filter((use) => !use.inFilter).map((use) => (use.called ? `${use.name}()` : use.name))),
  ];
  return names.flatMap((name) => checkFeel(name, place, knownNames));
}

/** The sets that unary tests name in `set("…")`. */
export const setsInTests = (tests: string): readonly string[] =>
  isAnyTest(tests)
    ? []
    : compileTests(tests).uses.flatMap((use) => (use.called && use.name === 'set' ? (use.argument ?? []) : []));
