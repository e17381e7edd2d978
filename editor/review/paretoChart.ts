import type { EChartsCoreOption } from 'echarts/core';
import type { SectionOf } from '../../rules/review/schema.ts';
import type { Palette } from '../app/palette.ts';
import { tooltipLook } from '../charts/frame.ts';
import type { Formatter } from '../i18n/format/formatter.ts';

const MOST_BARS = 60;
const GOAL = 0.8;

/** GMV by SKU, best first, under the share that they have reached together. */
export function paretoOption({ rows }: SectionOf<'pareto'>, format: Formatter, palette: Palette): EChartsCoreOption {
  const shown = rows.slice(0, MOST_BARS);
  const axisLabel = { color: palette.textFaint, fontSize: 11 };
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 64, right: 48, top: 16, bottom: 24 },
    tooltip: tooltipLook(palette),
    xAxis: {
      type: 'category',
      data: shown.map(({ sku }) => sku),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: { ...axisLabel, hideOverlap: true },
    },
    yAxis: [
      {
        type: 'value',
        splitNumber: 3,
        axisLabel: { ...axisLabel, formatter: (value: number) => format.metric('gmv', value, 'compact') },
        splitLine: { lineStyle: { color: palette.line } },
      },
      {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        axisLabel: { ...axisLabel, formatter: (value: number) => format.percent(value, 0) },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        id: 'gmv',
        type: 'bar',
        data: shown.map(({ gmv, cumulative, share }) => ({
          value: gmv,
          itemStyle: { color: palette.prep, opacity: cumulative - share < GOAL ? 1 : 0.35 },
        })),
        barCategoryGap: '25%',
        tooltip: { valueFormatter: (value: unknown) => format.metric('gmv', Number(value)) },
      },
      {
        id: 'cumulative',
        type: 'line',
        yAxisIndex: 1,
        data: shown.map(({ cumulative }) => cumulative),
        showSymbol: false,
        lineStyle: { color: palette.live, width: 2 },
        itemStyle: { color: palette.live },
        tooltip: { valueFormatter: (value: unknown) => format.percent(Number(value)) },
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          lineStyle: { color: palette.textFaint, type: [4, 4] },
          data: [{ yAxis: GOAL }],
        },
      },
    ],
  };
}
