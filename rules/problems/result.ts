import type { Problem } from './problem.ts';

/** The outcome of something that may fail in an expected way. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

/** The end of an exhaustive switch: compiles only if every case was handled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
