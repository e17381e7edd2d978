import { useTranslation } from 'react-i18next';
import { findAction } from '../../rules/actions/catalogue.ts';
import type { Task } from '../../rules/api/tasks.ts';
import { useShopTitle } from '../api/shops.ts';
import { isValueHint } from '../campaign/valueHints.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { PresentValue } from './PresentValue.tsx';
import styles from './TasksPage.module.css';

/** What an action is about to do: what, and with which values. */
export function ActionCard({ task, heading }: { task: Task; heading: string }) {
  const { t } = useTranslation('tasks');
  const format = useFormat(task);
  const say = useValueWords(format);
  const shop = useShopTitle(task.shop);
  const title = task.actionTitle ?? findAction(task.do ?? '')?.title;
  return (
    <div className={styles.block}>
      <h3>{heading}</h3>
      <h4>{title ? format.text(title) : task.do}</h4>
      <p className={styles.sub}>{t('where', { shop })}</p>
      {task.kind === 'effect' && task.state === 'open' && <PresentValue task={task} />}
      <dl className={styles.figures} style={{ marginTop: 10 }}>
        {(task.inputs ?? []).map(({ name, title: inputTitle, type, value }) => (
          <div key={name}>
            <dt>{format.text(inputTitle)}</dt>
            <dd>{say.of(name, value, isValueHint(type) ? type : undefined)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
