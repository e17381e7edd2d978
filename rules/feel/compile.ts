import { evaluate, FeelDateTime, type FeelFunction, type Warning } from 'feelin';
import { compileFast } from './fast/compile.ts';
import type { FastFeel } from './fast/compile.ts';
import { functions } from './functions.ts';
import { freeNames, type NameUse } from './names.ts';
import { childrenOf, findSyntaxError, parseFeel, type SyntaxNode } from './parse.ts';

/** An expression ready to be evaluated often. */
export interface CompiledFeel {
  readonly uses: readonly NameUse[];
  /** The sets named in `set("…")` and `rows("…")`. */
  readonly sets: readonly string[];
  /** The values that `run` takes, in this order. */
  readonly names: readonly string[];
  /** The functions that `run` takes after them. */
  readonly functions: readonly string[];
  readonly run: (args: readonly unknown[]) => { value: unknown; warnings: readonly Warning[] };
  /** The same for plain data and most expressions, without the interpreter. */
  readonly fast: FastFeel | undefined;
  /** The outermost operation, without brackets. */
  readonly root: SyntaxNode | undefined;
}

export interface FeelSyntaxError {
  /** Position in the expression, from 0. */
  readonly at: number;
  /** The text found there; empty at the end. */
  readonly found: string;
}

type Compilation = { readonly compiled: CompiledFeel } | { readonly error: FeelSyntaxError };

const CACHED_EXPRESSIONS = 2_000;
const cache = new Map<string, Compilation>();

/** The compiled expression, from a bounded cache, or its first syntax error. */
export function compileFeel(expression: string): Compilation {
  const cached = cache.get(expression);
  if (cached) return cached;
  if (cache.size >= CACHED_EXPRESSIONS) cache.delete(cache.keys().next().value!);
  const compilation = compile(expression);
  cache.set(expression, compilation);
  return compilation;
}

const isSetCall = ({ called, name }: NameUse): boolean => called && (name === 'set' || name === 'rows');

/** No name of ours starts with an underscore: these cannot collide. */
export const parameterFor = (functionName: string): string => `_${functionName.replaceAll(' ', '_')}`;

export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly function: string;
}

/**
 * Our own functions come in as parameters, so every call of one is renamed. A `@"…"` date and time without a zone is
 * turned into a call, because as a literal it would be taken for UTC.
 */
export function replacements(root: SyntaxNode, uses: readonly NameUse[], expression: string): Replacement[] {
  const found: Replacement[] = uses
    .filter((use) => use.called && Object.hasOwn(functions, use.name))
    .map((use) => ({ from: use.from, to: use.to, text: parameterFor(use.name), function: use.name }));
  const name = 'date and time';
  const visit = (node: SyntaxNode): void => {
    const text = expression.slice(node.from, node.to);
    if (node.name === 'DateTimeConstructor' && text.replace(/\s+/g, ' ') === name) {
      found.push({ from: node.from, to: node.to, text: parameterFor(name), function: name });
    } else if (node.name === 'AtLiteral') {
      const value = evaluate(text).value;
      const call = `${parameterFor(name)}(${text.slice(1)})`;
      if (value instanceof FeelDateTime && value.zone === null) {
        found.push({ from: node.from, to: node.to, text: call, function: name });
      }
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found.sort((a, b) => b.from - a.from);
}

/** The expression's one operation: inside `Expression`, comments and brackets. */
function outermost(node: SyntaxNode): SyntaxNode | undefined {
  const inner = childrenOf(node).find((child) => !/^(LineComment|BlockComment|\(|\))$/.test(child.name));
  if (node.name === 'Expression' || node.name === 'ParenthesizedExpression') return inner && outermost(inner);
  return node;
}

/**
 * The interpreter parses at every evaluation and lets the data take part in parsing. Wrapped as a FEEL function whose
 * parameters are the names used, an expression is parsed once and only called thereafter. The list of warnings that
 * comes with the function stays live: calls add to it.
 */
function compile(expression: string): Compilation {
  const tree = parseFeel(expression);
  const error = findSyntaxError(tree, expression);
  if (error) return { error };

  const uses = freeNames(tree, expression);
  const names = [...new Set(uses.filter((use) => !use.called && /^\w+$/.test(use.name)).map((use) => use.name))];
  const replaced = replacements(tree, uses, expression);
  const used = [...new Set(replaced.map((each) => each.function))];
  const source = replaced.reduce(
    (text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to),
    expression,
  );
  const { value, warnings } = evaluate(`function(${[...names, ...used.map(parameterFor)].join(', ')}) ${source}`);
  const wrapped = value as FeelFunction;
  return {
    compiled: {
      uses,
      sets: [...new Set(uses.filter(isSetCall).flatMap(({ argument }) => argument ?? []))],
      names,
      functions: used,
      root: outermost(tree),
      fast: compileFast(tree, expression, names),
      run: (args) => {
        warnings.length = 0;
        return { value: wrapped.invoke([...args]), warnings: [...warnings] };
      },
    },
  };
}
