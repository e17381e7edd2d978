import type { ReactNode } from 'react';

/** Something that can be found by name and then done or gone to. */
export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What it is, or its keys, at the end of its line. */
  readonly hint: string;
  /** All the words that it is found by, in any language. */
  readonly search: string;
  readonly icon?: ReactNode;
  run(): void;
}

const MOST = 50;

/** The entries that hold every word that was typed, in their order. */
export function findEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ search }) => words.every((word) => search.toLowerCase().includes(word))).slice(0, MOST);
}
