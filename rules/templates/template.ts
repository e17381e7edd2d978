import type { Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { PracticeId } from './practices.ts';
import type { Language, Text } from '../problems/problem.ts';

/** A playbook to begin with: one structure, its words in the language asked for. */
export interface Template {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** What operations teams do, as far as it carries it out. */
  readonly practices: readonly PracticeId[];
  playbook(language: Language): Playbook;
  /** What a rehearsal of it begins with, where rows and answers made up for its rules would tell little. */
  readonly rehearsal?: TemplateRehearsal;
}

export interface TemplateRehearsal {
  /** What people fill in, by node and field. */
  answers(t: Translate): Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Rows by data set, their times around that of the event (epoch ms). */
  datasets(eventMs: number): Readonly<Record<string, readonly Row[]>>;
}

/** Chooses between the words of a template. */
export type Translate = (en: string, zh: string) => string;

export const translator =
  (language: Language): Translate =>
  (en, zh) =>
    language === 'en' ? en : zh;
