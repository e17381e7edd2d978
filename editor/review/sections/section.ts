import type { ReviewSection, SectionOf } from '../../../rules/review/schema.ts';
import type { Text } from '../../../rules/problems/problem.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';

export interface SectionProps<Id extends ReviewSection['id']> {
  readonly section: SectionOf<Id>;
  readonly format: Formatter;
}

/** A title as the data set gave it: in every language, in one, or none at all. */
export const titleWords = (title: string | Text | null, otherwise: string, format: Formatter): string =>
  title === null ? otherwise : typeof title === 'string' ? title : format.text(title);
