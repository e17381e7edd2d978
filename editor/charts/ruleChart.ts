import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { timeTicks } from './timeTicks.ts';

export interface RuleChartPoint {
  readonly atMs: number;
  readonly value: number | null;
  readonly threshold: number | null;
}

/** Something that befell the rule; `lane` 0 is the run that is shown, 1 the one that it is compared with. */
export interface RuleChartMark {
  readonly id: string;
  readonly atMs: number;
  readonly title: string;
  readonly what: 'fired' | 'suppressed' | 'recovered';
  readonly lane: 0 | 1;
}

export interface RuleChart {
  readonly points: readonly RuleChartPoint[];
  /** The threshold of the run that it is compared with. */
  readonly before?: readonly RuleChartPoint[] | undefined;
  readonly marks: readonly RuleChartMark[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  readonly show: (value: number) => string;
  readonly words: Readonly<Record<'value' | 'threshold' | 'thresholdBefore', string>>;
  readonly format: Formatter;
  readonly palette: Palette;
  readonly mostTicks: number;
}

const SYMBOLS = { fired: 'circle', suppressed: 'diamond', recovered: 'triangle' } as const;
/** Where the lanes of marks lie above the axis, as a share of the height. */
const LANES = [0.05, 0.16] as const;

/** What a rule saw over time against its threshold, and under it when it fired, was kept from firing, and recovered. */
export function ruleChartOption(chart: RuleChart): EChartsCoreOption {
  const { points, before, marks, fromMs, toMs, nowMs, show, words, format, palette, mostTicks } = chart;
  const { ticks, unit } = timeTicks(fromMs, toMs, format.timezone, mostTicks);
  const hasLine = points.some((each) => each.value !== null);
  const threshold = (id: string, name: string, of: readonly RuleChartPoint[], colour: string, type: number[]) => ({
    id,
    name,
    type: 'line',
    step: 'end',
    data: of.map((each) => [each.atMs, each.threshold]),
    showSymbol: false,
    silent: true,
    lineStyle: { width: 1.5, type, color: colour },
    itemStyle: { color: colour },
  });
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: palette.textSoft },
    grid: { left: 34, right: 34, top: 16, bottom: 24, outerBoundsMode: 'none' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      formatter: (hovered: unknown) => tooltipHtml(hovered, chart),
    },
    xAxis: {
      type: 'value',
      min: fromMs,
      max: toMs,
      axisLine: { show: true, lineStyle: { color: palette.line } },
      axisTick: { show: false, customValues: ticks },
      splitLine: { show: false },
      axisLabel: {
        customValues: ticks,
        formatter: (ms: number) => format.time(ms, unit === 'day' ? 'day' : 'time'),
        color: palette.textFaint,
        fontSize: 11,
        hideOverlap: true,
      },
      axisPointer: {
        show: true,
        snap: true,
        lineStyle: { color: palette.lineStrong, type: 'solid' },
        label: { show: false },
      },
    },
    yAxis: [
      {
        type: 'value',
        min: ({ min }: { readonly min: number }) => Math.min(0, min),
        splitNumber: 3,
        show: hasLine,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          inside: true,
          margin: 0,
          verticalAlign: 'bottom',
          padding: [0, 0, 2, 0],
          formatter: (value: number) => (value === 0 ? '' : show(value)),
          color: palette.textFaint,
          fontSize: 11,
        },
        splitLine: { lineStyle: { color: palette.line } },
        z: 5,
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      ...(before ? [threshold('before', words.thresholdBefore, before, palette.textFaint, [2, 4])] : []),
      threshold('threshold', words.threshold, points, palette.bad, [6, 4]),
      {
        id: 'value',
        name: words.value,
        type: 'line',
        data: points.map((each) => [each.atMs, each.value]),
        showSymbol: false,
        lineStyle: { width: 2.2, color: palette.prep },
        itemStyle: { color: palette.prep },
        areaStyle: { color: palette.prep, opacity: 0.07 },
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          data: nowMs >= fromMs && nowMs <= toMs ? [nowLine(nowMs, palette)] : [],
        },
      },
      {
        id: 'marks',
        type: 'scatter',
        yAxisIndex: 1,
        z: 6,
        data: marks.map(({ id, atMs, title, what, lane }) => ({
          id,
          name: title,
          value: [atMs, LANES[lane]],
          symbol: SYMBOLS[what],
          symbolSize: what === 'fired' ? 11 : 9,
          itemStyle: markStyle(what, lane, palette),
        })),
        emphasis: { scale: 1.5 },
      },
    ],
  };
}

function markStyle(what: RuleChartMark['what'], lane: 0 | 1, palette: Palette) {
  const colour = { fired: palette.live, suppressed: palette.textSoft, recovered: palette.good }[what];
  // What was is an outline; so is what did not happen.
  const isOutline = lane === 1 || what === 'suppressed';
  return isOutline
    ? { color: palette.surface, borderColor: colour, borderWidth: 1.6 }
    : { color: colour, borderColor: palette.surface, borderWidth: 1.5 };
}

const nowLine = (atMs: number, palette: Palette) => ({
  xAxis: atMs,
  lineStyle: { color: palette.accent, width: 1.5, type: 'solid' },
  label: { show: false },
});

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function tooltipHtml(hovered: unknown, { show, format, words }: RuleChart): string {
  const items = (Array.isArray(hovered) ? (hovered as readonly unknown[]) : [hovered]) as readonly {
    readonly seriesId?: string;
    readonly seriesName?: string;
    readonly name?: string;
    readonly value?: readonly [number, number | null];
  }[];
  const first = items.find((each) => each.value);
  if (!first?.value) return '';
  const rows = items.map(({ seriesId, seriesName, name, value }) => {
    if (seriesId === 'marks') return `<div>${escapeHtml(name ?? '')}</div>`;
    const shown = typeof value?.[1] === 'number' ? show(value[1]) : '–';
    return `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escapeHtml(seriesName ?? words.value)}</span><b>${escapeHtml(shown)}</b></div>`;
  });
  return `<div style="opacity:.75">${escapeHtml(format.time(first.value[0], 'dayTime'))}</div>${rows.join('')}`;
}
