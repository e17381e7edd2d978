import { lintMarkdown } from '../lint/docs.ts';
import { languageMarkdown } from './language.ts';

/** Every page of docs/ that is made from definitions, by its file. */
export const generatedDocs: Readonly<Record<string, () => string>> = {
  'lint.md': lintMarkdown,
  'language.md': languageMarkdown,
};
