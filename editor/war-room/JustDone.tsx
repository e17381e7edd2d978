import { useTranslation } from 'react-i18next';
import { useLog } from '../api/log.ts';
import type { Scene } from '../campaign/scene.ts';
import { describeEntry } from '../campaign/timeline/describeEntry.ts';
import { isTelling } from '../campaign/timeline/entryGroups.ts';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 6;

/** The last decisions, changes and interventions in plain words. */
export function JustDone({ scene }: { scene: Scene }) {
  const { t } = useTranslation('warRoom');
  const log = useLog(scene.campaign.id).data;
  const last = (log ?? []).filter(isTelling).slice(-SHOWN).toReversed();
  return (
    <Panel area="done" title={t('decisions')}>
      {log && last.length === 0 && <Nothing>{t('nothingDone')}</Nothing>}
      <ol className={styles.timed}>
        {last.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} title={scene.format.time(entry.at, 'full')}>
              {scene.format.time(entry.at, 'time')}
            </time>
            <span title={describeEntry(entry, scene.telling)}>{describeEntry(entry, scene.telling)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
