import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import { levelType } from '../../rules/actions/catalogue.ts';
import { usePresent } from '../api/tasks.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { changesBetween, fieldTitle } from '../campaign/valueWords.ts';
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
      const name = path.at(-1) ?? '';
      const known = fieldTitle(name, format);
      const title = known === name ? say(name, 'channel') : known;
      const within = path.slice(0, -1).map((each) => say(each, 'channel'));
      return [...within, title, say.field(name, after, levelType(task.do ?? ''))].join(' ');
    });
    return t('present', { value: value.join(t('common:listSeparator')) || '–' });
  };
  return (
    <p className={styles.present} aria-live="polite">
      {words()} <span aria-hidden>→</span>
    </p>
  );
}
