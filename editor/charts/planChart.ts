import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { timeTicks } from './timeTicks.ts';

export interface PlanPoint {
  readonly atMs: number;
  readonly actual: number | null;
  readonly plan: number | null;
}

export interface ChartMarker {
  readonly id: string;
  readonly atMs: number;
  readonly title: string;
  readonly tone: 'fired' | 'applied' | 'failed' | 'person';
}

export interface PlanChart {
  readonly metric: string;
  readonly points: readonly PlanPoint[];
  readonly markers: readonly ChartMarker[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** Epoch ms of T0, where it is to be drawn. */
  readonly eventMs?: number | undefined;
  readonly words: { readonly actual: string; readonly plan: string; readonly now: string; readonly event: string };
  readonly format: Formatter;
  readonly palette: Palette;
  /** How many labels fit under the axis. */
  readonly mostTicks: number;
  /** Of the labels, px. 11 if absent; all else is drawn in proportion. */
  readonly fontSize?: number | undefined;
}

/** Where the marks of a kind lie above the axis, as a share of the height: what happened at one instant is not hidden. */
const HEIGHTS = { fired: 0.035, applied: 0.12, failed: 0.205, person: 0.29 } as const;
const SYMBOLS = { fired: 'circle', applied: 'rect', failed: 'triangle', person: 'diamond' } as const;

export const markerColour = (tone: ChartMarker['tone'], palette: Palette): string =>
  ({ fired: palette.live, applied: palette.prep, failed: palette.bad, person: palette.review })[tone];

const FONT_SIZE = 11;

/** Plan against actual over time, with what happened marked under the line. */
export function planChartOption(chart: PlanChart): EChartsCoreOption {
  const { metric, points, fromMs, toMs, nowMs, format, palette, words, mostTicks, fontSize = FONT_SIZE } = chart;
  const scale = fontSize / FONT_SIZE;
  const { ticks, unit } = timeTicks(fromMs, toMs, format.timezone, mostTicks);
  const label = (ms: number): string => format.time(ms, unit === 'day' ? 'day' : 'time');
  const inRange = nowMs >= fromMs && nowMs <= toMs;
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: palette.textSoft },
    grid: { left: 34 * scale, right: 34 * scale, top: 16 * scale, bottom: 24 * scale, outerBoundsMode: 'none' },
    tooltip: tooltip(chart),
    xAxis: {
      type: 'value',
      min: fromMs,
      max: toMs,
      axisLine: { show: true, lineStyle: { color: palette.line } },
      axisTick: { show: false, customValues: ticks },
      splitLine: { show: false },
      axisLabel: { customValues: ticks, formatter: label, color: palette.textFaint, fontSize, hideOverlap: true },
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
        min: 0,
        splitNumber: 3,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          inside: true,
          margin: 0,
          verticalAlign: 'bottom',
          padding: [0, 0, 2, 0],
          formatter: (value: number) => (value === 0 ? '' : format.metric(metric, value, 'compact')),
          color: palette.textFaint,
          fontSize,
        },
        splitLine: { lineStyle: { color: palette.line } },
        z: 5,
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      {
        id: 'plan',
        name: words.plan,
        type: 'line',
        data: points.map(({ atMs, plan }, at) => withDot([atMs, plan], points[at - 1]?.plan, points[at + 1]?.plan)),
        showSymbol: true,
        symbol: 'emptyCircle',
        smooth: 0.25,
        smoothMonotone: 'x',
        silent: true,
        lineStyle: { width: 1.5 * scale, type: [5, 4], color: palette.textFaint },
        itemStyle: { color: palette.textFaint },
      },
      {
        id: 'actual',
        name: words.actual,
        type: 'line',
        data: points.map(({ atMs, actual }, at) =>
          withDot([atMs, actual], points[at - 1]?.actual, points[at + 1]?.actual),
        ),
        showSymbol: true,
        symbol: 'circle',
        smooth: 0.25,
        smoothMonotone: 'x',
        lineStyle: { width: 2.4 * scale, color: palette.live },
        itemStyle: { color: palette.live },
        areaStyle: { color: palette.live, opacity: 0.08 },
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          data: [
            ...(inRange ? [line(nowMs, words.now, palette.textSoft, 'solid', fontSize)] : []),
            ...(chart.eventMs !== undefined && chart.eventMs > fromMs && chart.eventMs < toMs
              ? [line(chart.eventMs, words.event, palette.textFaint, [3, 3], fontSize)]
              : []),
          ],
        },
      },
      {
        id: 'markers',
        type: 'scatter',
        yAxisIndex: 1,
        z: 6,
        data: chart.markers
          .filter((each) => each.atMs >= fromMs && each.atMs <= toMs)
          .map(({ id, atMs, title, tone }) => ({
            id,
            name: title,
            value: [atMs, HEIGHTS[tone]],
            symbol: SYMBOLS[tone],
            symbolSize: (tone === 'fired' ? 9 : 7) * scale,
            itemStyle: { color: markerColour(tone, palette), borderColor: palette.surface, borderWidth: 1.5 },
          })),
        emphasis: { scale: 1.6 },
      },
    ],
  };
}

/** A value that stands alone makes no line: it is shown as a dot. */
const withDot = (value: readonly [number, number | null], before?: number | null, after?: number | null) => ({
  value,
  symbolSize: value[1] !== null && (before ?? null) === null && (after ?? null) === null ? 6 : 0,
});

const line = (atMs: number, title: string, colour: string, type: string | number[], fontSize: number) => ({
  xAxis: atMs,
  lineStyle: { color: colour, width: 1, type },
  label: {
    formatter: title,
    color: colour,
    fontSize,
    position: 'insideEndTop',
    rotate: 0,
    distance: [0, 2],
    align: 'left',
    padding: [0, 0, 0, 4],
  },
});

function tooltip({ metric, format, palette, words }: PlanChart) {
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: palette.raised,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12 },
    formatter: (hovered: unknown) => tooltipHtml(readHovered(hovered), metric, format, words),
  };
}

interface Hovered {
  readonly series: string;
  readonly atMs: number;
  readonly value: number | null;
  readonly name: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readHovered(hovered: unknown): readonly Hovered[] {
  const items = Array.isArray(hovered) ? (hovered as readonly unknown[]) : [hovered];
  return items.filter(isRecord).flatMap(({ seriesId, value, name }) => {
    if (!Array.isArray(value)) return [];
    const [atMs, shown] = value as readonly unknown[];
    return [
      {
        series: String(seriesId),
        atMs: Number(atMs),
        value: typeof shown === 'number' ? shown : null,
        name: typeof name === 'string' ? name : '',
      },
    ];
  });
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function tooltipHtml(
  hovered: readonly Hovered[],
  metric: string,
  format: Formatter,
  words: PlanChart['words'],
): string {
  const [first] = hovered;
  if (!first) return '';
  const rows = hovered.map(({ series, value, name }) => {
    if (series === 'markers') return `<div>${escapeHtml(name)}</div>`;
    const title = series === 'plan' ? words.plan : words.actual;
    return `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escapeHtml(title)}</span><b>${escapeHtml(format.metric(metric, value))}</b></div>`;
  });
  return `<div style="opacity:.75">${escapeHtml(format.time(first.atMs, 'dayTime'))}</div>${rows.join('')}`;
}
