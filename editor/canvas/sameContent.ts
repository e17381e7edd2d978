import { useState } from 'react';

/** Whether two plain objects say the same: each answer of the API is a new one, but is drawn again only for another content. */
export const sameContent = (a: object | undefined, b: object | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

/** The value as it was as long as it says the same, so that what follows from it is not worked out again. */
export const useSameContent = <T extends object>(value: T): T => useKept(value, sameContent);

/** The list as it was as long as its items are the same ones: React Flow takes a new list in as a whole. */
export const useSameItems = <T>(list: T[]): T[] => useKept(list, sameItems);

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function useKept<T>(value: T, same: (before: T, now: T) => boolean): T {
  const [keeper] = useState(() => new Keeper(value));
  return keeper.take(value, same);
}

class Keeper<T> {
  #kept: T;

  constructor(value: T) {
    this.#kept = value;
  }

  take(value: T, same: (before: T, now: T) => boolean): T {
    if (value !== this.#kept && !same(this.#kept, value)) this.#kept = value;
    return this.#kept;
  }
}
