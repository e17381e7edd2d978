import { LeftOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Task } from '../../rules/api/tasks.ts';
import { useTasks } from '../api/tasks.ts';
import { Failure } from '../app/Failure.tsx';
import { usePageTitle } from '../app/usePageTitle.ts';
import { useNames } from '../campaign/useNames.ts';
import { instantMs } from '../i18n/format/times.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { TaskDetail } from './TaskDetail.tsx';
import { sortTasks } from './taskOrder.ts';
import styles from './TasksPage.module.css';
import { useShownTask } from './useShownTask.ts';
import { useTaskClock } from './useTaskClock.ts';

/** The work that waits for the reader. What is shown is in the address, so that a link can lead to a task. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  usePageTitle(t('title'));
  const [params, setParams] = useSearchParams();
  const state = params.get('state') === 'done' ? 'done' : 'open';
  const everyone = params.get('whose') === 'all';
  const tasks = useTasks({ state, mine: !everyone });
  const listed = sortTasks(tasks.data ?? []);
  const { task: chosen, isGone } = useShownTask(
    tasks.data && !tasks.isPlaceholderData ? listed : undefined,
    params.get('task'),
  );

  const isEmpty = tasks.data !== undefined && !chosen;

  const change = (name: string, value: string | undefined): void =>
    setParams(
      (before) => {
        if (value === undefined) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );

  return (
    <div
      className={styles.page}
      data-chosen={listed.some((each) => each.id === params.get('task'))}
      data-empty={isEmpty}
    >
      <div className={styles.side}>
        <div className={styles.head}>
          <h1>{t('title')}</h1>
          <p className={styles.hint}>{t('hint')}</p>
          <div className={styles.filters}>
            <Segmented
              size="small"
              aria-label={t('state')}
              value={state}
              onChange={(value) => change('state', value === 'open' ? undefined : value)}
              options={[
                { value: 'open', label: t('open') },
                { value: 'done', label: t('done') },
              ]}
            />
            <Segmented
              size="small"
              aria-label={t('scope')}
              value={everyone ? 'all' : 'mine'}
              onChange={(value) => change('whose', value === 'mine' ? undefined : value)}
              options={[
                { value: 'mine', label: t('mine') },
                { value: 'all', label: t('everyone') },
              ]}
            />
          </div>
        </div>
        <div className={styles.list}>
          {tasks.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ padding: 20 }} />}
          {tasks.isError && !tasks.data && <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />}
          {listed.map((each) => (
            <TaskItem key={each.id} task={each} chosen={each === chosen} onChoose={() => change('task', each.id)} />
          ))}
        </div>
      </div>
      <div className={styles.detail}>
        {!isEmpty && (
          <Button
            className={styles.back ?? ''}
            icon={<LeftOutlined aria-hidden />}
            onClick={() => change('task', undefined)}
          >
            {t('back')}
          </Button>
        )}
        {chosen && isGone && (
          <p className={styles.notYours} role="status">
            {t('gone')}
          </p>
        )}
        {chosen && <TaskDetail key={chosen.id} task={chosen} />}
        {isEmpty && (
          <div className={styles.empty}>
            <b>{state === 'open' ? t('none') : t('noneDone')}</b>
            {state === 'open' && t('noneHint')}
          </div>
        )}
      </div>
    </div>
  );
}

function TaskItem({ task, chosen, onChoose }: { task: Task; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('tasks');
  const names = useNames(undefined);
  return (
    <button type="button" className={styles.item} aria-current={chosen} onClick={onChoose}>
      <span className={styles.line}>
        <b title={task.title}>{task.title}</b>
        <DueMark task={task} />
      </span>
      <span className={styles.sub}>
        {t(`kind.${task.kind}`)} · {task.campaignName} · {names.who(task.assignee)}
      </span>
    </button>
  );
}

/** How long is left; of a task that is done, when that was. */
export function DueMark({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const format = useFormat(task);
  const nowMs = useTaskClock(task.campaign);
  if (task.state === 'done')
    return <span className={styles.due}>{task.doneAt !== undefined && format.time(task.doneAt, 'dayTime')}</span>;
  if (task.due === undefined) return <span className={styles.due}>{t('noDue')}</span>;
  const leftMs = instantMs(task.due) - nowMs;
  const length = format.timeLeft(leftMs);
  return leftMs < 0 ? (
    <span className={`${styles.due} ${styles.late}`}>! {t('overdue', { length })}</span>
  ) : (
    <span className={styles.due}>{t('dueIn', { length })}</span>
  );
}
