import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { incidentsOf } from '../../rules/war-room/incidents.ts';
import type { Incident } from '../../rules/war-room/incidents.ts';
import { useTasks } from '../api/tasks.ts';
import { isOver } from '../campaign/scene.ts';
import type { Scene } from '../campaign/scene.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';
import { More } from './ChannelTable.tsx';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 5;
const SOON_MS = 15 * 60_000;

/** What people see to, each with the time that is left, or by how much it is overdue. */
export function InHand({ scene }: { scene: Scene }) {
  const { t } = useTranslation('warRoom');
  const { campaign } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs);
  const tasks = useTasks({ state: 'open', campaign: campaign.id }).data;
  const incidents = isOver(campaign) ? [] : incidentsOf(campaign, tasks ?? [], nowMs);
  return (
    <Panel area="inHand" title={t('inHand')} count={incidents.length}>
      {(tasks ?? isOver(campaign)) && incidents.length === 0 && <Nothing>{t('nothingOpen')}</Nothing>}
      <ul className={styles.incidents}>
        {incidents.slice(0, SHOWN).map((each) => (
          <IncidentLine key={`${each.node} ${each.task?.id}`} incident={each} scene={scene} nowMs={nowMs} />
        ))}
      </ul>
      <More count={incidents.length - SHOWN} />
    </Panel>
  );
}

const toneOf = ({ parked, leftMs }: Incident): 'late' | 'soon' | 'calm' => {
  if (parked || (leftMs !== undefined && leftMs < 0)) return 'late';
  return leftMs !== undefined && leftMs <= SOON_MS ? 'soon' : 'calm';
};

interface LineProps {
  readonly incident: Incident;
  readonly scene: Scene;
  readonly nowMs: number;
}

function IncidentLine({ incident, scene, nowMs }: LineProps) {
  const { t } = useTranslation('warRoom');
  const { campaign, names, format } = scene;
  const { parked, task, node, escalatesMs } = incident;
  const title = task?.title ?? names.node(node);
  const problem = parked ? campaign.overlay.nodes[node]?.problem?.message[format.language] : undefined;
  const who = task && [task.assignee, ...task.escalatedTo].map((each) => names.who(each)).join(' → ');
  return (
    <li className={styles[toneOf(incident)]}>
      <div>
        {task ? (
          <Link to={`/tasks?task=${encodeURIComponent(task.id)}${task.mine ? '' : '&whose=all'}`}>{title}</Link>
        ) : (
          <Link to={`/campaigns/${campaign.id}`}>{title}</Link>
        )}
        <span className={styles.soft} title={problem}>
          {problem ?? who}
          {escalatesMs !== undefined &&
            escalatesMs > nowMs &&
            ` · ${t('escalates', { at: format.time(escalatesMs, 'time') })}`}
        </span>
      </div>
      <LeftTime incident={incident} scene={scene} nowMs={nowMs} />
    </li>
  );
}

function LeftTime({ incident: { parked, leftMs, sinceMs }, scene: { format }, nowMs }: LineProps) {
  const { t } = useTranslation('warRoom');
  const ms = parked ? (sinceMs === undefined ? undefined : nowMs - sinceMs) : leftMs;
  if (ms === undefined) return <span className={styles.timer}>{!parked && <small>{t('noDue')}</small>}</span>;
  const late = !parked && ms < 0;
  return (
    <span className={styles.timer}>
      <b>{format.countdown(ms)}</b>
      <small>{parked ? t('parked') : late ? t('overdue') : t('timeLeft')}</small>
    </span>
  );
}
