import type { Text } from './problem.ts';

/** The name among `names` that `word` is most likely a slip of, for "did you mean", or undefined. */
export function closest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** The names that the word is least unlike, the likest first. */
export const nearest = (word: string, names: readonly string[], count: number): readonly string[] =>
  names
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);

/** Whether one is so surely a slip of the other that a program may write it: a letter in three at the most. */
export const isSlip = (word: string, meant: string): boolean =>
  editDistance(word.toLowerCase(), meant.toLowerCase()) <= Math.floor(Math.min(word.length, meant.length) / 3);

/** How many letters to put in, leave out, replace, or swap with the next (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, replaced, isSwap ? before[j - 2]! + 1 : Infinity);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** For the `{hint}` of a problem: “did you mean”, in brackets, if one of the names is close; else nothing. */
export function didYouMean(word: string, names: Iterable<string>): Text {
  const meant = closest(word, names);
  if (meant === undefined) return { en: '', 'zh-CN': '' };
  return { en: ` (did you mean “${meant}”?)`, 'zh-CN': `（是否想写“${meant}”？）` };
}
