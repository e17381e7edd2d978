import { useTranslation } from 'react-i18next';
import { withKeys } from '../../app/withKeys.ts';
import { instantMs } from '../../i18n/format/times.ts';
import styles from '../panel.module.css';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { useCampaignNow } from '../useCampaignNow.ts';
import { nextSteps, whatOf } from './nextSteps.ts';

const DAY = 86_400_000;

/** What the engine will do next by itself. */
export function NextSteps({ scene, node }: { scene: Scene; node: string | undefined }) {
  const { t } = useTranslation('campaign');
  const { campaign, format, names } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs);
  // Of one that is over nothing comes by itself any more.
  const next = isOver(campaign) ? [] : campaign.next.filter((each) => node === undefined || each.node === node);
  const steps = nextSteps(next, nowMs);
  const far = steps.some((each) => instantMs(each.at) - nowMs > DAY);
  const left = (ms: number): string => (ms <= 0 ? t('now.dueNow') : t('now.in', { length: format.timeLeft(ms) }));
  return (
    <section className={styles.section}>
      <h2>{t('now.next')}</h2>
      {steps.length === 0 && <p className={styles.faint}>{isOver(campaign) ? t('now.ended') : t('now.nothingNext')}</p>}
      <ol>
        {withKeys(steps, (step) => `${step.at} ${step.node} ${step.what}`).map(([key, step]) => {
          const what = whatOf(step.what);
          return (
            <li key={key} className={far ? `${styles.line} ${styles.wide}` : styles.line}>
              <time dateTime={step.at} title={format.time(step.at, 'full')}>
                {format.time(step.at, far ? 'dayTime' : 'time')}
              </time>
              <p>
                {names.node(step.node)}{' '}
                <span className={what === 'escalate' ? styles.bad : styles.faint}>
                  {what === undefined ? step.what : t(`now.what.${what}`)}
                </span>{' '}
                <span className={styles.faint}>· {left(instantMs(step.at) - nowMs)}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
