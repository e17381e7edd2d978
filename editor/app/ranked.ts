interface Sought {
  /** What it is called. */
  readonly names: readonly string[];
  /** What is said of it. */
  readonly text: string;
}

/**
 * What is found for a typed text: names that begin with it come first, then names that hold it, then whatever has all of
 * its words somewhere, in its names or in what is said of it.
 */
export function ranked<T>(all: readonly T[], typed: string, soughtIn: (each: T) => Sought): readonly T[] {
  const wish = typed.trim().toLowerCase();
  if (wish === '') return all;
  const words = wish.split(/\s+/);
  const rankOf = (each: T): number => {
    const { names, text } = soughtIn(each);
    const low = names.map((name) => name.toLowerCase());
    if (low.some((name) => name.startsWith(wish))) return 0;
    if (low.some((name) => name.includes(wish))) return 1;
    const said = [...low, text.toLowerCase()].join(' ');
    return words.every((word) => said.includes(word)) ? 2 : 3;
  };
  const ranks = new Map(all.map((each) => [each, rankOf(each)]));
  return all.filter((each) => ranks.get(each)! < 3).toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
}
