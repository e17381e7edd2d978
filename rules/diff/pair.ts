import { canonicalJson } from '../playbook/canonical.ts';

/** Where something is in the old and in the new list; undefined where it is not. */
export interface Pair {
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** It is the same but for its id. */
  readonly renamed?: true;
}

const exceptId = (entry: object): unknown => ({ ...entry, id: undefined });

/**
 * Pairs what has the same id; of the rest, what is the same but for its id, by the first of `contents` that says so. In
 * the order of the new list, then what is gone in the order of the old one. An id that is used twice is taken in order.
 */
export function pairById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  ...contents: readonly ((entry: T) => unknown)[]
): readonly Pair[] {
  const byId = new Queues(before.map(({ id }) => id));
  const places = after.map(({ id }) => byId.take(id));
  const twins = new Map<number, number>();
  let gone = byId.rest();
  for (const contentOf of contents.length > 0 ? contents : [exceptId]) {
    const byContent = new Queues(gone.map((index) => canonicalJson(contentOf(before[index]!))));
    for (const [index, entry] of after.entries()) {
      if (gone.length === 0 || places[index] !== undefined || twins.has(index)) continue;
      const twin = byContent.take(canonicalJson(contentOf(entry)));
      if (twin !== undefined) twins.set(index, gone[twin]!);
    }
    gone = byContent.rest().map((index) => gone[index]!);
  }
  const pairs = after.map((_, index): Pair => {
    const twin = twins.get(index);
    return twin === undefined ? { before: places[index], after: index } : { before: twin, after: index, renamed: true };
  });
  return [...pairs, ...gone.map((index): Pair => ({ before: index, after: undefined }))];
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
