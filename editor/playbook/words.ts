import { useCallback } from 'react';
import { usePreferences } from '../app/preferences.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { fillHoles } from '../i18n/fillHoles.ts';
import type { Fill } from '../i18n/fillHoles.ts';
import { playbook } from './i18n.ts';

export type WordKey = keyof typeof playbook.en;

/** A sentence of the editor. Works without React, for the words on the canvas. */
export const translate = (language: Language, key: WordKey, fill?: Fill): string =>
  fillHoles(playbook[language][key], fill);

/** The label of a value that the language names, such as “propose”; undefined for one that has none. */
export function valueLabel(language: Language, value: string): string | undefined {
  const words: Readonly<Record<string, string>> = playbook[language];
  return words[`value_${value}`];
}

export interface Words {
  readonly language: Language;
  readonly t: (key: WordKey, fill?: Fill) => string;
}

export function useWords(): Words {
  const language = usePreferences((state) => state.language);
  const t = useCallback((key: WordKey, fill?: Fill) => translate(language, key, fill), [language]);
  return { language, t };
}
