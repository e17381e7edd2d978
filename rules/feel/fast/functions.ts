import { evaluate } from 'feelin';
import type { FeelFunction } from 'feelin';
import { functions } from '../functions.ts';
import type { FeelScope } from '../scope.ts';
import { goBeyond } from './run.ts';
import type { Run } from './run.ts';

/** FEEL's own functions from plain data to plain data. */
const PURE = new Set(
  [
    ['not', 'number', 'string', 'is defined'],
    ['substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after', 'contains'],
    ['starts with', 'ends with', 'string join'],
    ['list contains', 'min', 'max', 'sum', 'mean', 'median', 'product', 'all', 'any', 'sublist', 'append'],
    ['concatenate', 'reverse', 'index of', 'union', 'distinct values', 'flatten'],
    ['decimal', 'floor', 'ceiling', 'abs', 'round up', 'round down', 'round half up', 'round half down'],
    ['modulo', 'sqrt', 'log', 'exp', 'odd', 'even'],
  ].flat(),
);

/** Ours that do not look at the scope. */
const PURE_OWN = new Set(['matches', 'replace', 'split']);

/** A function call with positional arguments; undefined for one that is left to the interpreter. */
export function callFunction(name: string, args: readonly Run[]): Run | undefined {
  if (name === 'count' && args.length === 1) return countOf(args[0]!);
  if (name === 'set' && args.length === 1) return (scope) => scope.set?.(String(args[0]!(scope))) ?? goBeyond();
  const invoke = PURE_OWN.has(name) ? own(name, args.length) : PURE.has(name) ? builtin(name, args.length) : undefined;
  return invoke && ((scope) => plain(invoke, args, scope));
}

type Invoke = (...args: readonly unknown[]) => unknown;

function own(name: string, count: number): Invoke | undefined {
  const { fn, parameterNames } = functions[name]!({} as FeelScope, goBeyond) as unknown as {
    readonly fn: Invoke;
    readonly parameterNames: readonly string[];
  };
  return count <= parameterNames.length ? fn : undefined;
}

/** The interpreter's own implementation, so that well-typed arguments have the very same result. */
function builtin(name: string, count: number): Invoke | undefined {
  const invoke = evaluate(name).value as (Invoke & { readonly $args?: readonly string[] }) | FeelFunction | null;
  if (typeof invoke !== 'function' || !invoke.$args) return undefined;
  return count <= invoke.$args.length || invoke.$args.at(-1)?.startsWith('...') ? invoke : undefined;
}

/** The result if it is plain data. Null may stand for a failure, which the interpreter puts into words. */
function plain(invoke: Invoke, args: readonly Run[], scope: FeelScope): unknown {
  const given = args.map((arg) => arg(scope));
  let result: unknown;
  try {
    result = invoke(...given);
  } catch {
    return goBeyond();
  }
  const isPlain = typeof result === 'number' || typeof result === 'string' || typeof result === 'boolean';
  return isPlain || Array.isArray(result) ? result : goBeyond();
}

function countOf(list: Run): Run {
  return (scope) => {
    const value = list(scope);
    if (Array.isArray(value)) return value.length;
    const isHandle = typeof value === 'object' && value !== null && Object.hasOwn(value, '$set');
    return isHandle ? (value as { readonly count: unknown }).count : goBeyond();
  };
}
