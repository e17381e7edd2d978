import type { ReactNode } from 'react';
import { ranked } from '../app/ranked.ts';

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

/** The entries that are found for what was typed, those by their names first. */
export const findEntries = (entries: readonly Entry[], typed: string): readonly Entry[] =>
  ranked(entries, typed, ({ label, search }) => ({ names: [label], text: search })).slice(0, MOST);
