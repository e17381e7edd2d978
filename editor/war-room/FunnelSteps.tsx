import { useTranslation } from 'react-i18next';
import type { Compared, WarRoom } from '../../rules/api/war-room.ts';
import { findMetric } from '../../rules/metrics/catalogue.ts';
import { isOver } from '../campaign/scene.ts';
import type { Scene } from '../campaign/scene.ts';
import { Delta } from '../charts/Delta.tsx';
import { Nothing, Panel } from './Panel.tsx';
import styles from './WarRoomPage.module.css';

type Step = WarRoom['funnel'][number];

/** Visitors, carters and buyers of the last hour, each as a part of the visitors and against its plan or the usual hour. */
export function FunnelSteps({ scene, room }: { scene: Scene; room: WarRoom | undefined }) {
  const { t } = useTranslation('warRoom');
  const isEmpty = room?.funnel.every((each) => each.value === null) ?? false;
  const [visitors] = room?.funnel ?? [];
  const whole = Math.max(visitors?.value ?? 0, visitors?.reference ?? 0) || 1;
  return (
    <Panel area="funnel" title={t(isOver(scene.campaign) ? 'funnelAtEnd' : 'funnel')}>
      {isEmpty ? (
        <Nothing>{t('noData')}</Nothing>
      ) : (
        <ol className={styles.steps}>
          {room?.funnel.map((step) => (
            <FunnelStep key={step.metric} step={step} whole={whole} scene={scene} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

const changeOf = ({ value, reference }: Compared): number | undefined =>
  value === null || !reference ? undefined : value / reference - 1;

interface FunnelStepProps {
  readonly step: Step;
  /** What the whole width of its bar stands for. */
  readonly whole: number;
  readonly scene: Scene;
}

function FunnelStep({ step, whole, scene: { format } }: FunnelStepProps) {
  const { t } = useTranslation('warRoom');
  const { metric, value, reference, basis, rate } = step;
  const definition = findMetric(metric);
  const compared = basis === null ? t('basis.none') : t(`basis.${basis}`, { value: format.metric(metric, reference) });
  return (
    <li>
      <span className={styles.label}>{definition && format.text(definition.title)}</span>
      <b className={styles.value}>{format.metric(metric, value)}</b>
      <Delta
        change={changeOf(step)}
        upIsGood={definition?.upIsGood ?? true}
        basis={basis === 'baseline' ? basis : undefined}
        format={format}
      />
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${((value ?? 0) / whole) * 100}%` }} />
        {reference !== null && <u style={{ insetInlineStart: `${(reference / whole) * 100}%` }} />}
      </span>
      <span className={styles.soft}>
        {rate?.value != null && `${t('ofVisitors', { rate: format.percent(rate.value, 2) })} · `}
        {value === null ? t('noData') : compared}
      </span>
    </li>
  );
}
