import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { hueOf } from '../i18n/format/direction.ts';
import type { WaterfallBar } from './waterfall.ts';

interface WaterfallChart {
  readonly bars: readonly WaterfallBar[];
  readonly titleOf: (id: WaterfallBar['id']) => string;
  readonly format: Formatter;
  readonly palette: Palette;
  /** The amounts would lie over each other: a table beside the chart has them. */
  readonly narrow: boolean;
}

const isTotal = (id: WaterfallBar['id']): boolean => id === 'target' || id === 'actual';

/**
 * Where the columns begin (minor units): the parts are small beside the totals, so that the axis is cut a little below
 * them. Whoever shows the chart must say so.
 */
export function waterfallBase(bars: readonly WaterfallBar[]): number {
  const lowest = Math.min(...bars.flatMap(({ id, from, to }) => (isTotal(id) ? [to] : [from, to])));
  return Math.max(0, Math.floor(lowest * 0.9));
}

/** Floating bars between two totals; each says its amount with a sign, so that colour is not the only one to tell. */
export function waterfallOption({ bars, titleOf, format, palette, narrow }: WaterfallChart): EChartsCoreOption {
  const base = waterfallBase(bars);
  const colourOf = ({ id, from, to }: WaterfallBar): string => {
    if (id === 'target') return palette.textFaint;
    if (id === 'actual') return palette.live;
    return palette[hueOf(to >= from ? 'up' : 'down', format.language)];
  };
  const amount = (minor: number): string => format.money(minor, { digits: narrow ? 'compact' : 'whole' });
  const labelOf = ({ id, from, to }: WaterfallBar): string => {
    if (isTotal(id)) return amount(to);
    return `${to >= from ? '▲ +' : '▼ −'}${amount(Math.abs(to - from))}`;
  };
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: narrow ? { left: 12, right: 12, top: 26, bottom: 48 } : { left: 12, right: 12, top: 30, bottom: 28 },
    xAxis: {
      type: 'category',
      data: bars.map(({ id }) => titleOf(id)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: {
        color: palette.textSoft,
        fontSize: narrow ? 10 : 12,
        interval: 0,
        ...(narrow && { width: 56, overflow: 'break' }),
      },
    },
    yAxis: { type: 'value', min: base, show: false },
    series: [
      {
        id: 'under',
        type: 'bar',
        stack: 'all',
        silent: true,
        barWidth: '56%',
        itemStyle: { color: 'transparent' },
        data: bars.map(({ id, from, to }) => (isTotal(id) ? 0 : Math.min(from, to))),
      },
      {
        id: 'bars',
        type: 'bar',
        stack: 'all',
        barWidth: '56%',
        label: {
          show: true,
          position: 'top',
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => labelOf(bars[dataIndex]!),
          color: palette.text,
          fontSize: narrow ? 10 : 12,
          fontWeight: 600,
        },
        data: bars.map((bar) => ({
          value: isTotal(bar.id) ? bar.to : Math.abs(bar.to - bar.from),
          itemStyle: { color: colourOf(bar), borderRadius: 3 },
        })),
      },
    ],
  };
}
