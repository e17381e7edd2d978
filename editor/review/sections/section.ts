import type { ReviewSection, SectionOf } from '../../../rules/review/schema.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';

export interface SectionProps<Id extends ReviewSection['id']> {
  readonly section: SectionOf<Id>;
  readonly format: Formatter;
}
