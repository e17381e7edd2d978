import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import { levelType } from '../../rules/actions/catalogue.ts';
import { knownValue } from '../../rules/words/known-values.ts';
import { usePresent } from '../api/tasks.ts';
import type { SayValue } from '../campaign/useValueWords.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { changesBetween, fieldTitle } from '../campaign/valueWords.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './TasksPage.module.css';

const MOST = 4;

/** What is on the platform where the change is to be made, so that the card says old → new. */
export function PresentValue({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'common']);
  const format = useFormat(task);
  const say = useValueWords(format);
  const present = usePresent(task.id);
  const words = (): string => {
    if (present.isPending) return t('presentReading');
    if (!present.data?.readable) return t('presentUnknown');
    const leaves = changesBetween(undefined, present.data.value).slice(0, MOST);
    const value = leaves.map(({ path, after }) => {
      const figure = say.field(path.at(-1) ?? '', after, levelType(task.do ?? ''));
      if (path.length === 0) return figure;
      return t('presentOf', { what: path.map((_, at) => placeWords(path, at, format, say)).join(' '), value: figure });
    });
    return t('present', { value: value.join(t('common:listSeparator')) || '–' });
  };
  return (
    <p className={styles.present} aria-live="polite">
      {words()} <span aria-hidden>→</span>
    </p>
  );
}

/** One name on the way to a figure: that of a field, of something in the field before it, of a channel. */
function placeWords(path: readonly string[], at: number, format: Formatter, say: SayValue): string {
  const name = path[at]!;
  const field = fieldTitle(name, format);
  return knownValue(path[at - 1] ?? '', name, format.language) ?? (field === name ? say(name, 'channel') : field);
}
