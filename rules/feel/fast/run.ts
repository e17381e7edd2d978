import type { Failure } from '../failure.ts';
import type { FeelScope } from '../scope.ts';

/** Thrown where an expression meets what only the interpreter knows the meaning of: it then evaluates it afresh. */
export const BEYOND = Symbol('beyond the fast form');

/** Part of an expression as a closure over plain data: null, booleans, numbers, texts, lists, contexts. */
export type Run = (scope: FeelScope) => unknown;

/**
 * What an evaluation notes of why a null came about. Only the first counts, and none if the result is no null; so it is
 * put into words only when asked.
 */
export class Notes {
  private first: (() => Failure) | undefined;

  clear(): void {
    this.first = undefined;
  }
  /** Gives null, the value of what failed. */
  add(failure: () => Failure): null {
    this.first ??= failure;
    return null;
  }
  get failure(): Failure | undefined {
    return this.first?.();
  }
}

/** Null, a boolean, a number or a text: what operators work on here; lists, contexts and times are the interpreter's. */
export const isScalar = (value: unknown): value is null | boolean | number | string =>
  value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';

/** Does not return. */
export function goBeyond(): never {
  // A symbol, because an error would cost its stack trace at each row that needs the interpreter.
  // oxlint-disable-next-line typescript/only-throw-error
  throw BEYOND;
}
