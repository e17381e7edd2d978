import { canonicalJson } from '../playbook/canonical.ts';

/** Where something is in the old and in the new list; undefined where it is not. */
export interface Pair {
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** It is the same but for its id. */
  readonly renamed?: true;
}

/**
 * Pairs what has the same id; of the rest, what is the same but for its id. In the order of the new list, then what is
 * gone in the order of the old one. An id that is used twice is taken in order.
 */
export function pairById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  contentOf: (entry: T) => unknown = (entry) => ({ ...entry, id: undefined }),
): readonly Pair[] {
  const byId = new Queues(before.map(({ id }) => id));
  const sameId = after.map(({ id }) => byId.take(id));
  const gone = byId.rest();
  const byContent = new Queues(gone.map((index) => canonicalJson(contentOf(before[index]!))));
  const pairs = after.map((entry, index): Pair => {
    const known = sameId[index];
    if (known !== undefined || gone.length === 0) return { before: known, after: index };
    const twin = byContent.take(canonicalJson(contentOf(entry)));
    return twin === undefined
      ? { before: undefined, after: index }
      : { before: gone[twin], after: index, renamed: true };
  });
  return [...pairs, ...byContent.rest().map((index): Pair => ({ before: gone[index], after: undefined }))];
}

/** The places of each key, taken one after the other. */
class Queues {
  private readonly places = new Map<string, number[]>();

  constructor(keys: readonly string[]) {
    for (const [index, key] of keys.entries()) {
      const queue = this.places.get(key);
      if (queue) queue.push(index);
      else this.places.set(key, [index]);
    }
  }
  take(key: string): number | undefined {
    return this.places.get(key)?.shift();
  }
  /** What was not taken, in order. */
  rest(): readonly number[] {
    return [...this.places.values()].flat().sort((a, b) => a - b);
  }
}

/** Whether what stayed is in another order now. */
export function isReordered(pairs: readonly Pair[]): boolean {
  const stayed = pairs.flatMap(({ before, after }) => (before === undefined || after === undefined ? [] : [before]));
  return stayed.some((place, index) => index > 0 && place < stayed[index - 1]!);
}
