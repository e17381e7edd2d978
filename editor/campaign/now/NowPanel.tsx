import { useTranslation } from 'react-i18next';
import { useLog } from '../../api/log.ts';
import styles from '../panel.module.css';
import type { PanelProps } from '../SidePanel.tsx';
import { useCampaignNow } from '../useCampaignNow.ts';
import { describeEntry } from '../timeline/describeEntry.ts';
import { isTelling } from '../timeline/entryGroups.ts';
import { timeStyle } from '../timeline/timeStyle.ts';
import { isExplained } from '../why/decisions.ts';
import { LiveParameters } from '../acts/LiveParameters.tsx';
import { ByHandStarts } from './ByHandStarts.tsx';
import { Kpis } from './Kpis.tsx';
import { NextSteps } from './NextSteps.tsx';
import { NodeState } from './NodeState.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { ParkedNodes } from './ParkedNodes.tsx';

/** What is going on at this moment, most urgent first. */
export function NowPanel({ scene, node, onExplain }: PanelProps) {
  return (
    <>
      <ParkedNodes scene={scene} node={node} />
      <ByHandStarts scene={scene} node={node} />
      {node === undefined ? (
        <section className={styles.section}>
          <Kpis scene={scene} />
        </section>
      ) : (
        <NodeState scene={scene} node={node} />
      )}
      <NextSteps scene={scene} node={node} />
      <OpenTasks scene={scene} node={node} />
      {node === undefined && <LiveParameters scene={scene} />}
      <JustNow scene={scene} node={node} onExplain={onExplain} />
    </>
  );
}

const SHOWN = 7;

function JustNow({ scene, node, onExplain }: PanelProps) {
  const { t } = useTranslation('campaign');
  const log = useLog(scene.campaign.id).data;
  const recent = (log ?? [])
    .filter((each) => (node === undefined ? isTelling(each) : each.node === node))
    .slice(-SHOWN);
  const { format } = scene;
  const nowMs = useCampaignNow(scene.campaign, scene.receivedMs);
  const style = timeStyle(
    recent.map(({ at }) => at),
    nowMs,
    format,
  );
  return (
    <section className={styles.section}>
      <h2>{t('now.just')}</h2>
      {log && recent.length === 0 && <p className={styles.faint}>{t('now.nothingYet')}</p>}
      <ol>
        {recent.toReversed().map((entry) => (
          <li key={entry.seq} className={style === 'dayTime' ? `${styles.line} ${styles.wide}` : styles.line}>
            <time dateTime={entry.at} title={format.time(entry.at, 'full')}>
              {format.time(entry.at, style)}
            </time>
            {isExplained(entry) ? (
              <button type="button" className={styles.link} onClick={() => onExplain(entry.seq)}>
                {describeEntry(entry, scene.telling)}
              </button>
            ) : (
              <p>{describeEntry(entry, scene.telling)}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
