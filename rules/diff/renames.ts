import { equal } from './equal.ts';

/** Nodes that only got another id: old → new. */
export type Renames = ReadonlyMap<string, string>;

/** The value with every old id in it replaced, also inside expressions and in `node.field`. */
function renamed(value: unknown, renames: Renames): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/[A-Za-z]\w*/g, (word) => renames.get(word) ?? word);
  }
  if (Array.isArray(value)) return value.map((each) => renamed(each, renames));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, renames)]));
}

/** Whether the new value says the same as the old one: the same content, references to renamed nodes followed. */
export const sameMeaning = (before: unknown, after: unknown, renames: Renames): boolean =>
  equal(before, after) || (renames.size > 0 && equal(renamed(before, renames), after));

export const NO_RENAMES: Renames = new Map();

/** What something says that may name itself, whatever its name is. */
export const withoutName = (value: unknown, id: string): unknown => renamed(value, new Map([[id, '#']]));
