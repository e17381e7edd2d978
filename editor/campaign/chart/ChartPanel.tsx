import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import { useSeries } from '../../api/campaigns.ts';
import { Chart } from '../../charts/Chart.tsx';
import { instantMs } from '../../i18n/format/times.ts';
import { kpiOf } from '../now/kpis.ts';
import { mainAnchor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { useCampaignNow } from '../useCampaignNow.ts';
import { useSceneLog } from '../useSceneLog.ts';
import styles from './ChartPanel.module.css';
import { chartRange, CHART_RANGES, firstChartRange } from './chartRange.ts';
import { markersOf } from './markers.ts';
import { MarkLegend } from './MarkLegend.tsx';
import { seriesUntil } from './seriesUntil.ts';
import { usePlanOption } from './usePlanOption.ts';

const METRICS = ['gmv', 'uv', 'cvr', 'aov', 'addToCartRate', 'roi', 'orders', 'adSpend'] as const;
const NOW_TICK_MS = 1000;
const NO_LOG: never[] = [];

/** A figure against its plan over time, with what the engine and people did marked under it. */
export function ChartPanel({ scene, onExplain }: { scene: Scene; onExplain: (seq: number) => void }) {
  const { t } = useTranslation('campaign');
  const { campaign, playbook, format, telling, untilMs } = scene;
  const presentMs = useCampaignNow(campaign, scene.receivedMs, NOW_TICK_MS);
  const nowMs = untilMs ?? presentMs;
  const [metric, setMetric] = useState<string>('gmv');
  // Chosen once for the reader, who may be reading it when the event comes near.
  const [name, setName] = useState(() => firstChartRange(campaign, nowMs));
  const { from, to, step } = chartRange(campaign, name);
  const all = useSeries(campaign.id, { metric, step, from, to }).data;
  const series = useMemo(() => (all && untilMs !== undefined ? seriesUntil(all, untilMs) : all), [all, untilMs]);
  const log = useSceneLog(scene).data ?? NO_LOG;
  const markers = useMemo(() => markersOf(log, telling), [log, telling]);
  const [fromMs, toMs] = [instantMs(from), instantMs(to)];
  const anchor = mainAnchor(campaign, playbook);
  const eventMs = anchor === undefined ? undefined : instantMs(campaign.anchors[anchor] ?? '');
  // Redrawn when the line of the present would move by a pixel, not at every tick.
  const grainMs = Math.max(1, (toMs - fromMs) / 1000);
  const shownNowMs = Math.floor(nowMs / grainMs) * grainMs;
  const option = usePlanOption({
    metric,
    series,
    markers,
    fromMs,
    toMs,
    nowMs: shownNowMs,
    ...(untilMs !== undefined && { now: format.time(untilMs, 'dayTime') }),
    eventMs,
    event: anchor ?? '',
    format,
  });
  const kpi = series && kpiOf(series);
  const title = findMetric(metric)?.title[format.language] ?? metric;
  const actual = format.metric(metric, kpi?.value);
  const plan = format.metric(metric, kpi?.plan);
  const label = t('chart.label', {
    metric: title,
    step: format.duration(step),
    from: format.time(from, 'full'),
    to: format.time(to, 'full'),
    actual,
    plan,
  });
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2>{t('chart.title', { metric: title })}</h2>
        <span className={styles.figures}>
          <i className={styles.actual} />
          {t('chart.actualSoFar', { value: actual })}
          <i className={styles.plan} />
          {t('chart.planSoFar', { value: plan })}
        </span>
        <MarkLegend markers={markers} className={styles.legend} />
        <div className={styles.tools}>
          <Select
            size="small"
            variant="filled"
            aria-label={t('chart.metric')}
            value={metric}
            onChange={setMetric}
            popupMatchSelectWidth={false}
            options={METRICS.map((each) => ({ value: each, label: findMetric(each)?.title[format.language] ?? each }))}
          />
          <Segmented
            size="small"
            aria-label={t('chart.range')}
            value={name}
            onChange={setName}
            options={CHART_RANGES.map((each) => ({ value: each, label: t(`chart.${each}`) }))}
          />
        </div>
      </div>
      <Chart option={option} label={label} height="fill" onSelect={(id) => onExplain(Number(id))} />
    </div>
  );
}
