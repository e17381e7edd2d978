import type { ConfigValue } from '../kinds/spec.ts';
import type { FieldMeta } from '../playbook/fields.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language, Place, Text } from '../problems/problem.ts';
import type { Reading } from '../words/conditions.ts';
import { titlesIn } from '../words/titles.ts';
import type { Renames } from './renames.ts';

/** One of the two things compared: in which playbook it is, and where. */
export interface ComparedSide {
  readonly playbook: Playbook;
  readonly node?: string | undefined;
  /** JSON Pointer of what is compared; the pointers of a spot go on from here. */
  readonly base: string;
  readonly valuesOf: Readonly<Record<string, ConfigValue>>;
}

export interface Comparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly renames: Renames;
}

/** How far into the two sides the comparison has come. */
export interface Spot {
  readonly before: string;
  readonly after: string;
  /** The titles that lead here, outermost first. */
  readonly titles: readonly Text[];
  readonly meta?: FieldMeta | undefined;
  /** What this is called, instead of by its field's title. */
  readonly name?: Text | undefined;
}

export const placeOf = ({ base, node }: ComparedSide, pointer: string): Place => ({
  pointer: base + pointer,
  ...(node !== undefined && { node }),
});

/** Words in every language, about one of the two playbooks. */
export const wordsOf = ({ playbook }: ComparedSide, say: (reading: Reading) => string): Text => ({
  en: say(readingOf('en', playbook)),
  'zh-CN': say(readingOf('zh-CN', playbook)),
});

const readingOf = (language: Language, playbook: Playbook): Reading => ({
  language,
  playbook,
  inFull: true,
  ...titlesIn(playbook, language),
});

/** Words of both sides; where both sides would read alike, the values as they are written. */
export function wordsOfBoth(
  comparison: Comparison,
  before: unknown,
  after: unknown,
  say: (value: unknown, reading: Reading, side: 'before' | 'after') => string,
): { readonly before: Text; readonly after: Text } {
  const [old, fresh] = [
    wordsOf(comparison.before, (reading) => say(before, reading, 'before')),
    wordsOf(comparison.after, (reading) => say(after, reading, 'after')),
  ];
  const written = (value: unknown, words: Text, other: Text): Text => ({
    en: words.en === other.en ? (JSON.stringify(value) ?? words.en) : words.en,
    'zh-CN': words['zh-CN'] === other['zh-CN'] ? (JSON.stringify(value) ?? words['zh-CN']) : words['zh-CN'],
  });
  return { before: written(before, old, fresh), after: written(after, fresh, old) };
}
