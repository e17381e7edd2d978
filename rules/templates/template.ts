import type { Playbook } from '../playbook/schema.ts';
import type { Language, Text } from '../problems/problem.ts';

/** A playbook to begin with: one structure, its words in the language asked for. */
export interface Template {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  playbook(language: Language): Playbook;
}

/** Chooses between the words of a template. */
export type Translate = (en: string, zh: string) => string;

export const translator =
  (language: Language): Translate =>
  (en, zh) =>
    language === 'en' ? en : zh;
