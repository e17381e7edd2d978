import type { Rejected } from '../api/ingest.ts';
import type { Result } from '../problems/result.ts';

/** What came in, line by line: what is good, and what is wrong with the rest. */
export interface ReadLines<T> {
  readonly good: readonly T[];
  readonly rejected: readonly Rejected[];
}

export function sortLines<T>(lines: Iterable<{ readonly line: number; readonly result: Result<T> }>): ReadLines<T> {
  const good: T[] = [];
  const rejected: Rejected[] = [];
  for (const { line, result } of lines) {
    if (result.ok) good.push(result.value);
    else rejected.push(...result.problems.map((problem) => ({ line, problem })));
  }
  return { good, rejected };
}

/** Of a JSON list: the first item is line 1. */
export const readItems = <T>(
  items: readonly unknown[],
  pointer: string,
  read: (item: unknown, pointer: string) => Result<T>,
): ReadLines<T> =>
  sortLines(items.map((item, index) => ({ line: index + 1, result: read(item, `${pointer}/${index}`) })));
