import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Series } from '../../../rules/api/campaigns.ts';
import { planChartOption } from '../../charts/planChart.ts';
import type { ChartMarker } from '../../charts/planChart.ts';
import { usePalette } from '../../charts/usePalette.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { instantMs } from '../../i18n/format/times.ts';

interface PlanOptionInput {
  readonly metric: string;
  readonly series: Pick<Series, 'points'> | undefined;
  readonly markers: readonly ChartMarker[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** What the line at `nowMs` is called where that is not the present. */
  readonly now?: string;
  readonly eventMs: number | undefined;
  /** The name of the anchor that is drawn at `eventMs`. */
  readonly event: string;
  readonly format: Formatter;
  /** Of the labels, px. */
  readonly fontSize?: number | undefined;
}

const MOST_TICKS = 13;

/** The chart of a series against its plan, made anew only when something in it has changed. */
export function usePlanOption(input: PlanOptionInput): EChartsCoreOption {
  const { t } = useTranslation('campaign');
  const palette = usePalette();
  const { metric, series, markers, fromMs, toMs, nowMs, eventMs, event, format, fontSize } = input;
  const now = input.now ?? t('chart.now');
  return useMemo(() => {
    const points = (series?.points ?? []).map(({ at, actual, plan }) => ({ atMs: instantMs(at), actual, plan }));
    const words = { actual: t('chart.actual'), plan: t('chart.plan'), now, event };
    return planChartOption({
      metric,
      points,
      markers,
      fromMs,
      toMs,
      nowMs,
      eventMs,
      words,
      format,
      palette,
      mostTicks: MOST_TICKS,
      fontSize,
    });
  }, [metric, series, markers, fromMs, toMs, nowMs, now, eventMs, event, format, palette, fontSize, t]);
}
