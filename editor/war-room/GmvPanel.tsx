import { useTranslation } from 'react-i18next';
import type { WarRoom } from '../../rules/api/war-room.ts';
import { useLog } from '../api/log.ts';
import { markersOf } from '../campaign/chart/markers.ts';
import { MarkLegend } from '../campaign/chart/MarkLegend.tsx';
import { usePlanOption } from '../campaign/chart/usePlanOption.ts';
import { isOver, mainAnchor } from '../campaign/scene.ts';
import type { Scene } from '../campaign/scene.ts';
import { useCampaignNow } from '../campaign/useCampaignNow.ts';
import { Chart } from '../charts/Chart.tsx';
import { Delta } from '../charts/Delta.tsx';
import { instantMs } from '../i18n/format/times.ts';
import { useMemo } from 'react';
import { Panel } from './Panel.tsx';
import { useFontSize } from './useFontSize.ts';
import styles from './WarRoomPage.module.css';

const NO_LOG: never[] = [];
/** The line of the present moves at most so often across the width of a wall. */
const STEPS_ACROSS = 1500;

/** The GMV so far with its gap to the plan, what is expected of the whole, and the curve hour by hour. */
export function GmvPanel({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  return (
    <Panel area="gmv" title={t('gmv')}>
      <Figures scene={scene} room={room} />
      <div className={styles.chart}>{room?.window && <Curve scene={scene} room={room} window={room.window} />}</div>
    </Panel>
  );
}

function Figures({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  const { campaign, receivedMs, format } = scene;
  const { actual = null, plan = null, target = null, forecast = null } = room?.gmv ?? {};
  const nowMs = useCampaignNow(campaign, receivedMs);
  // What is over is not expected any more.
  const isDone = isOver(campaign) || (room?.window != null && nowMs >= instantMs(room.window.to));
  const gap = actual !== null && plan !== null ? actual - plan : undefined;
  const amount = gap === undefined ? '' : format.metric('gmv', Math.abs(gap), 'compact');
  return (
    <div className={styles.headline}>
      <strong className={styles.total}>{format.metric('gmv', actual)}</strong>
      <div className={styles.gap}>
        {gap === undefined ? (
          actual !== null && <span className={styles.soft}>{t('noPlan')}</span>
        ) : (
          <>
            <Delta change={plan ? gap / plan : undefined} upIsGood format={format} />
            <span className={styles.soft}>
              {t('gap')} · {gap < 0 ? t('short', { amount }) : t('ahead', { amount })}
            </span>
          </>
        )}
      </div>
      <div className={styles.goal}>
        {target !== null && (
          <>
            <span>
              {t('target', { value: format.metric('gmv', target, 'compact') })} ·{' '}
              <b>{t('reached', { share: format.percent((actual ?? 0) / target, 0) })}</b>
            </span>
            <meter min={0} max={target} value={Math.min(actual ?? 0, target)} aria-label={t('gmv')} />
            <span className={styles.soft}>
              {forecast === null || isDone
                ? '\u00a0'
                : t('forecast', { value: format.metric('gmv', forecast, 'compact') })}
            </span>
          </>
        )}
      </div>
    </div>
  );
}

interface CurveProps {
  readonly scene: Scene;
  readonly room: WarRoom;
  readonly window: NonNullable<WarRoom['window']>;
}

function Curve({ scene, room, window }: CurveProps) {
  const { t } = useTranslation('warRoom');
  const { campaign, playbook, format, telling } = scene;
  const nowMs = useCampaignNow(campaign, scene.receivedMs);
  const log = useLog(campaign.id).data ?? NO_LOG;
  const markers = useMemo(() => markersOf(log, telling), [log, telling]);
  const [fromMs, toMs] = [instantMs(window.from), instantMs(window.to)];
  const grainMs = (toMs - fromMs) / STEPS_ACROSS;
  const anchor = mainAnchor(campaign, playbook);
  const option = usePlanOption({
    metric: 'gmv',
    series: room.gmv,
    markers,
    fromMs,
    toMs,
    nowMs: Math.floor(nowMs / grainMs) * grainMs,
    eventMs: undefined,
    event: anchor ?? '',
    format,
    fontSize: useFontSize(),
  });
  const [actual, plan] = [format.metric('gmv', room.gmv.actual), format.metric('gmv', room.gmv.plan)];
  return (
    <>
      <div className={styles.legend}>
        <MarkLegend markers={markers} className={styles.marks} />
        <p aria-hidden>
          <i className={styles.actualLine} /> {t('actual')} <i className={styles.planLine} /> {t('plan')}
        </p>
      </div>
      <Chart option={option} label={t('chart', { actual, plan })} height="fill" />
    </>
  );
}
