import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import { findAction } from '../../rules/actions/catalogue.ts';
import { usePresent } from '../api/tasks.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { changesBetween, hintOfField } from '../campaign/valueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './TasksPage.module.css';

const MOST = 4;
const MONEY_LEVERS: ReadonlySet<string> = new Set(['budget', 'price']);

/** What is on the platform where the change is to be made, so that the card says old → new. */
export function PresentValue({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'common']);
  const say = useValueWords(useFormat(task));
  const present = usePresent(task.id);
  const lever = findAction(task.do ?? '')?.lever ?? '';
  const words = (): string => {
    if (present.isPending) return t('presentReading');
    if (!present.data?.readable) return t('presentUnknown');
    const leaves = changesBetween(undefined, present.data.value).slice(0, MOST);
    const value = leaves.map(({ path, after }) => {
      const hint = hintOfField(path.at(-1) ?? '') ?? (MONEY_LEVERS.has(lever) ? ('money' as const) : undefined);
      return [...path, say(after, hint)].join(' ');
    });
    return t('present', { value: value.join(t('common:listSeparator')) || '–' });
  };
  return (
    <p className={styles.present} aria-live="polite">
      {words()} <span aria-hidden>→</span>
    </p>
  );
}
