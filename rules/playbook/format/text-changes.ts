import { equal } from '../../diff/equal.ts';
import { isRecord } from '../../json.ts';

/** One place of a JSON document and what is to be there; undefined: nothing. */
export interface TextChange {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** It comes before what is there now. */
  readonly isInsertion?: true;
}

/** What makes one content of the other, to be done in this order: the smallest places that differ. */
export function changesOf(before: unknown, after: unknown, path: TextChange['path'] = []): readonly TextChange[] {
  if (equal(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return changesOfList(before, after, path);
  if (!isRecord(before) || !isRecord(after)) return [{ path, value: after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    return was === undefined || is === undefined
      ? equal(was, is)
        ? []
        : [{ path: [...path, key], value: is }]
      : changesOf(was, is, [...path, key]);
  });
}

/** What is alike at both ends stays; in between entries are changed in their places, then taken out or put in. */
function changesOfList(
  before: readonly unknown[],
  after: readonly unknown[],
  path: TextChange['path'],
): readonly TextChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equal(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && equal(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const shared = shorter - head - tail;
  const changed = Array.from({ length: shared }, (_, index) => head + index).flatMap((index) =>
    changesOf(before[index], after[index], [...path, index]),
  );
  const from = head + shared;
  const removed = Array.from({ length: before.length - tail - from }, () => ({
    path: [...path, from],
    value: undefined,
  }));
  const added = after
    .slice(from, after.length - tail)
    .map((value, index): TextChange => ({ path: [...path, from + index], value, isInsertion: true }));
  return [...changed, ...removed, ...added];
}
