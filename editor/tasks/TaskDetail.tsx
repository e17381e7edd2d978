import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '../../rules/api/tasks.ts';
import { useNames } from '../campaign/useNames.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { ByHandCard } from './ByHandCard.tsx';
import { DoneTask } from './DoneTask.tsx';
import { DueMark } from './TasksPage.tsx';
import { TaskForm } from './TaskForm.tsx';
import styles from './TasksPage.module.css';

/** One task: what it is about, and what to do. */
export function TaskDetail({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const format = useFormat(task);
  const names = useNames(undefined);
  const zone = format.zone(task.openedAt);
  const who = [task.assignee, ...task.escalatedTo].map((each) => names.who(each)).join(' → ');
  return (
    <article className={styles.inner}>
      <span className={styles.sub}>{t(`kind.${task.kind}`)}</span>
      <h2>{task.title}</h2>
      <div className={styles.meta}>
        <Link to={`/campaigns/${task.campaign}`} title={t('goToCampaign')}>
          {task.campaignName}
        </Link>
        <span>{t('assignee', { who })}</span>
        <span>{t('opened', { at: format.time(task.openedAt, 'dayTime') })}</span>
        {task.due !== undefined && <span>{t('due', { at: format.time(task.due, 'dayTime') })}</span>}
        {zone !== undefined && <span>{zone}</span>}
        <DueMark task={task} />
      </div>
      {task.description !== undefined && <p className={styles.description}>{task.description}</p>}
      {task.state === 'open' && !task.mine && <p className={styles.notYours}>{t('notYours', { who })}</p>}
      <Body task={task} />
    </article>
  );
}

function Body({ task }: { task: Task }) {
  if (task.state === 'done') return <DoneTask task={task} />;
  switch (task.kind) {
    case 'task':
      return <TaskForm task={task} />;
    case 'approval':
      return <ApprovalForm task={task} />;
    case 'effect':
      return <ByHandCard task={task} />;
  }
}
