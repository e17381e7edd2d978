import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTasks } from '../../api/tasks.ts';
import { sortTasks } from '../../tasks/taskOrder.ts';
import { instantMs } from '../../i18n/format/times.ts';
import styles from '../panel.module.css';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { useCampaignNow } from '../useCampaignNow.ts';

/** What people have to do for the campaign, with whom it lies and how long it has. */
export function OpenTasks({ scene, node }: { scene: Scene; node: string | undefined }) {
  const { t } = useTranslation('campaign');
  const { campaign, names, format } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs);
  const tasks = useTasks({ state: 'open', campaign: campaign.id }).data?.filter(
    (each) => node === undefined || each.node === node,
  );
  if (isOver(campaign)) return null;
  return (
    <section className={styles.section}>
      <h2>{t('now.tasks')}</h2>
      {tasks?.length === 0 && <p className={styles.faint}>{t('now.noTasks')}</p>}
      <ul>
        {tasks &&
          sortTasks(tasks).map((task) => {
            const leftMs = task.due === undefined ? undefined : instantMs(task.due) - nowMs;
            const length = leftMs === undefined ? '' : format.timeLeft(leftMs);
            return (
              <li key={task.id} className={styles.task}>
                <Link
                  to={`/tasks?task=${encodeURIComponent(task.id)}${task.mine ? '' : '&whose=all'}`}
                  title={task.title}
                >
                  {task.title}
                </Link>
                <span className={styles.faint}>{names.who(task.assignee)}</span>
                {leftMs !== undefined && (
                  <span className={leftMs < 0 ? styles.bad : styles.soft}>
                    {leftMs < 0 ? t('now.overdue', { length }) : t('now.dueIn', { length })}
                  </span>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  );
}
