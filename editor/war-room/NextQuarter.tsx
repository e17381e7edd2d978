import { useTranslation } from 'react-i18next';
import { withinTheQuarter } from '../../rules/war-room/incidents.ts';
import { withKeys } from '../app/withKeys.ts';
import { whatOf } from '../campaign/now/nextSteps.ts';
import { isOver } from '../campaign/scene.ts';
import type { Scene } from '../campaign/scene.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';
import { instantMs } from '../i18n/format/times.ts';
import { More } from './ChannelTable.tsx';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

const SHOWN = 4;

/** What the engine will do by itself in the next 15 minutes of the campaign. */
export function NextQuarter({ scene }: { scene: Scene }) {
  const { t } = useTranslation(['warRoom', 'campaign']);
  const { campaign, names, format } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs);
  const steps = isOver(campaign) ? [] : withinTheQuarter(campaign.next, nowMs);
  return (
    <Panel area="next" title={t('next')} count={steps.length}>
      {steps.length === 0 && <Nothing>{isOver(campaign) ? t('ended') : t('nothingNext')}</Nothing>}
      <ol className={styles.timed}>
        {withKeys(steps.slice(0, SHOWN), ({ at, node, what }) => `${at} ${node} ${what}`).map(([key, step]) => {
          const { at, node, what } = step;
          const leftMs = instantMs(at) - nowMs;
          const known = whatOf(what);
          return (
            <li key={key}>
              <time dateTime={at}>
                {leftMs <= 0 ? t('dueNow') : t('campaign:now.in', { length: format.countdown(leftMs) })}
              </time>
              <span title={names.node(node)}>
                {names.node(node)} <span className={styles.soft}>{known ? t(`campaign:now.what.${known}`) : what}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <More count={steps.length - SHOWN} />
    </Panel>
  );
}
