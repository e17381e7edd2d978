import type { Language, Text } from '../../../rules/problems/problem.ts';

/** A title as a shop gave it: in every language, in one, or none at all. */
export const titleWords = (title: string | Text | null, otherwise: string, language: Language): string =>
  title === null ? otherwise : typeof title === 'string' ? title : title[language];
