import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import { useSeries } from '../../api/campaigns.ts';
import { Delta } from '../../charts/Delta.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import styles from '../panel.module.css';
import type { Scene } from '../scene.ts';
import { useCampaignNow } from '../useCampaignNow.ts';
import { timeStyle } from '../timeline/timeStyle.ts';
import { isBehind, kpiOf, kpiRange } from './kpis.ts';
import type { KpiRange } from './kpis.ts';

const SIDE_METRICS = ['uv', 'cvr', 'aov', 'addToCartRate'] as const;
const RANGE_TICK_MS = 2000;

/** GMV so far and what it is made of, each against the plan. */
export function Kpis({ scene }: { scene: Scene }) {
  const nowMs = useCampaignNow(scene.campaign, scene.receivedMs, RANGE_TICK_MS);
  const range = kpiRange(scene.campaign, nowMs);
  if (!range) return null;
  return (
    <dl className={styles.kpis}>
      {(['gmv', ...SIDE_METRICS] as const).map((metric) => (
        <KpiFigure key={metric} scene={scene} metric={metric} range={range} nowMs={nowMs} first={metric === 'gmv'} />
      ))}
    </dl>
  );
}

interface KpiFigureProps {
  readonly scene: Scene;
  readonly metric: string;
  readonly range: KpiRange;
  readonly nowMs: number;
  /** It tells of the whole phase, the others of its last hour or day. */
  readonly first: boolean;
}

/** Without what the title says in brackets: “AOV (GMV per buyer)”. */
const shortTitle = (title: string): string => title.replace(/\s*[(（].*[)）]$/, '');

const FIRST_SPARK = { width: 128, height: 44 };

function KpiFigure({ scene, metric, range, nowMs, first }: KpiFigureProps) {
  const { campaign, format } = scene;
  const { t } = useTranslation(['campaign', 'common']);
  const series = useSeries(campaign.id, { metric, step: range.step, from: range.from, to: range.to });
  const kpi = series.data && kpiOf(series.data);
  const definition = findMetric(metric);
  const aboutPhase = (): string =>
    t(range.over ? 'kpi.phase' : 'kpi.soFar', { phase: t(`common:phase.${range.phase}`) });
  const aboutStep = (): string => {
    const length = format.duration(range.step);
    if (kpi?.at !== undefined && isBehind(kpi, range, nowMs))
      return t('kpi.stepTo', { length, at: format.time(kpi.at, timeStyle([kpi.at], nowMs, format)) });
    if (range.over) return t('kpi.itsLast', { length });
    return range.step === 'PT1H' ? t('kpi.lastHour') : t('kpi.lastStep', { length });
  };
  const title = definition ? format.text(definition.title) : metric;
  const about = first ? aboutPhase() : aboutStep();
  return (
    <div className={first ? `${styles.kpi} ${styles.first}` : styles.kpi}>
      <dt title={`${title} · ${about}`}>
        {shortTitle(title)} <small>· {about}</small>
      </dt>
      <dd>
        <span className={styles.value}>{format.metric(metric, kpi?.value)}</span>
        <span className={styles.under}>
          {kpi?.plan === undefined ? (
            <span className={styles.faint}>
              {series.isPending ? t('common:state.loading') : t(kpi?.value === undefined ? 'kpi.noData' : 'kpi.noPlan')}
            </span>
          ) : (
            <Delta change={kpi.change} upIsGood={definition?.upIsGood ?? true} format={format} />
          )}
        </span>
        {first && (
          <span className={styles.planned}>
            {kpi?.plan !== undefined && t('kpi.plan', { value: format.metric(metric, kpi.plan) })}
          </span>
        )}
      </dd>
      <dd className={styles.spark}>
        <Sparkline values={kpi?.actuals ?? []} plan={kpi?.plans ?? []} {...(first && FIRST_SPARK)} />
      </dd>
    </div>
  );
}
