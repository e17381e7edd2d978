import { useTranslation } from 'react-i18next';
import { useLog } from '../api/log.ts';
import type { Scene } from '../campaign/scene.ts';
import { describeEntry } from '../campaign/timeline/describeEntry.ts';
import { isTelling } from '../campaign/timeline/entryGroups.ts';
import { timeStyle } from '../campaign/timeline/timeStyle.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 6;

/** The last decisions, changes and interventions in plain words. */
export function JustDone({ scene }: { scene: Scene }) {
  const { t } = useTranslation('warRoom');
  const { campaign, receivedMs, format } = scene;
  const nowMs = useCampaignNow(campaign, receivedMs);
  const log = useLog(campaign.id).data;
  const last = (log ?? []).filter(isTelling).slice(-SHOWN).toReversed();
  const style = timeStyle(
    last.map(({ at }) => at),
    nowMs,
    format,
  );
  return (
    <Panel area="done" title={t('decisions')}>
      {log && last.length === 0 && <Nothing>{t('nothingDone')}</Nothing>}
      <ol className={styles.timed}>
        {last.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} title={format.time(entry.at, 'full')}>
              {format.time(entry.at, style)}
            </time>
            <span title={describeEntry(entry, scene.telling)}>{describeEntry(entry, scene.telling)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
