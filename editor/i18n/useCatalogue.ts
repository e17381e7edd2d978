import { useCallback } from 'react';
import type { Language } from '../../rules/problems/problem.ts';
import { usePreferences } from '../app/preferences.ts';
import type { Catalogue } from './catalogue.ts';
import { fillHoles } from './fillHoles.ts';
import type { Fill } from './fillHoles.ts';

type Flat = Readonly<Record<string, string>>;

interface CatalogueWords<M extends Flat> {
  readonly language: Language;
  readonly t: (key: keyof M & string, fill?: Fill) => string;
}

/** The words of a part that is fetched only when it is opened, in the reader's language. */
export function useCatalogue<const M extends Flat>(words: Catalogue<M>): CatalogueWords<M> {
  const language = usePreferences((state) => state.language);
  const t = useCallback(
    (key: keyof M & string, fill?: Fill) => fillHoles((words[language] as Flat)[key] ?? key, fill),
    [words, language],
  );
  return { language, t };
}
