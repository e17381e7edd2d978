import { useTranslation } from 'react-i18next';
import type { Task } from '../../rules/api/tasks.ts';
import { withKeys } from '../app/withKeys.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { isValueHint } from '../campaign/valueHints.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { ActionCard } from './ActionCard.tsx';
import { Figures } from './ApprovalForm.tsx';
import { Pictures } from './Pictures.tsx';
import styles from './TasksPage.module.css';

/** A task as it was completed: by whom, with what. */
export function DoneTask({ task }: { task: Task }) {
  const { t } = useTranslation(['tasks', 'common']);
  const format = useFormat(task);
  const names = useNames(undefined);
  const say = useValueWords(format);
  const values = Object.entries(task.values ?? {});
  const typeOf = (name: string): string =>
    task.form.find((each) => each.id === name)?.type ?? task.inputs?.find((each) => each.name === name)?.type ?? '';
  const titleOf = (name: string): string => {
    const input = task.inputs?.find((each) => each.name === name);
    return task.form.find((each) => each.id === name)?.title ?? (input ? format.text(input.title) : name);
  };
  return (
    <>
      {task.outcome && (
        <div className={styles.block}>
          <h4>{t(`outcome.${task.outcome}`)}</h4>
          {task.doneBy !== undefined && task.doneAt !== undefined && (
            <p className={styles.sub}>
              {t('doneBy', { who: names.person(task.doneBy), at: format.time(task.doneAt, 'full') })}
            </p>
          )}
          {withKeys(task.decisions, ({ at, by }) => `${at} ${by}`).map(([key, each]) => (
            <p key={key} style={{ marginTop: 8 }}>
              {each.by === null ? t('nobody') : names.person(each.by)} ·{' '}
              {each.decision === 'approve' ? t('approve') : t('reject')}
              {each.comment !== undefined && ` · ${each.comment}`}
            </p>
          ))}
        </div>
      )}
      {task.do !== undefined && <ActionCard task={task} heading={t('what')} />}
      <Figures task={task} />
      {values.length > 0 && (
        <div className={styles.block}>
          <h3>{t('form')}</h3>
          <dl className={styles.figures}>
            {values.map(([name, value]) => {
              const type = typeOf(name);
              return (
                <div key={name}>
                  <dt>{titleOf(name)}</dt>
                  <dd>{say.of(name, value, isValueHint(type) ? type : undefined)}</dd>
                </div>
              );
            })}
          </dl>
        </div>
      )}
      {task.reason !== undefined && (
        <div className={styles.block}>
          <h3>{t('cannotDoReason')}</h3>
          <p>{task.reason}</p>
        </div>
      )}
      {task.attachments && (
        <div className={styles.block}>
          <h3>{t('pictures')}</h3>
          <Pictures task={task.id} ids={task.attachments} />
        </div>
      )}
      {task.evidence !== undefined && (
        <div className={styles.block}>
          <h3>{t('evidence')}</h3>
          <p>{task.evidence}</p>
        </div>
      )}
    </>
  );
}
