import type { SyntaxNode } from '../parse.ts';
import type { Notes, Run } from './run.ts';

/** An expression on its way to a closure. */
export interface Source {
  readonly text: (node: SyntaxNode) => string;
  readonly notes: Notes;
  /** The names that stand for values, so that a call of one is no call of FEEL's function, unless it is ours. */
  readonly names: readonly string[];
  /** Part of it as a closure, undefined for what is left to the interpreter. */
  readonly compile: (node: SyntaxNode) => Run | undefined;
}
