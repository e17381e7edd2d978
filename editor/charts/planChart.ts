import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { FONT_SIZE, timeFrame, tooltipHtml, tooltipLook, valueAxes } from './frame.ts';
import type { TooltipLine } from './frame.ts';

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

/** Plan against actual over time, with what happened marked under the line. */
export function planChartOption(chart: PlanChart): EChartsCoreOption {
  const { metric, points, fromMs, toMs, nowMs, eventMs, format, palette, words, fontSize = FONT_SIZE } = chart;
  const scale = fontSize / FONT_SIZE;
  const inRange = nowMs >= fromMs && nowMs <= toMs;
  return {
    ...timeFrame(chart),
    tooltip: {
      ...tooltipLook(palette),
      formatter: (hovered: unknown) => tooltip(readHovered(hovered), metric, format, words),
    },
    yAxis: valueAxes((value) => format.metric(metric, value, 'compact'), palette, { min: 0 }, fontSize),
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
            ...(inRange
              ? [line(nowMs, words.now, sideOf(nowMs, eventMs, chart), palette.textSoft, 'solid', fontSize)]
              : []),
            ...(eventMs !== undefined && eventMs > fromMs && eventMs < toMs
              ? [line(eventMs, words.event, sideOf(eventMs, nowMs, chart), palette.textFaint, [3, 3], fontSize)]
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

type Side = 'left' | 'right';

/** Of the width: nearer to each other, the words of two lines would meet. */
const NEAR = 0.1;
/** Of the width, at the end of it: words have no room after their line. */
const LAST = 0.12;

/** On which side of its line a word stands: of two lines side by side the outer ones. */
export function sideOf(
  atMs: number,
  otherMs: number | undefined,
  { fromMs, toMs }: Pick<PlanChart, 'fromMs' | 'toMs'>,
): Side {
  const length = toMs - fromMs;
  if (otherMs !== undefined && Math.abs(atMs - otherMs) < NEAR * length) return atMs < otherMs ? 'left' : 'right';
  return atMs > toMs - LAST * length ? 'left' : 'right';
}

const line = (atMs: number, title: string, side: Side, colour: string, type: string | number[], fontSize: number) => ({
  xAxis: atMs,
  lineStyle: { color: colour, width: 1, type },
  label: {
    formatter: title,
    color: colour,
    fontSize,
    position: 'insideEndTop',
    rotate: 0,
    distance: [0, 2],
    align: side === 'left' ? 'right' : 'left',
    padding: [0, 4],
  },
});

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

function tooltip(hovered: readonly Hovered[], metric: string, format: Formatter, words: PlanChart['words']): string {
  const [first] = hovered;
  if (!first) return '';
  const lines = hovered.map(({ series, value, name }): TooltipLine => {
    if (series === 'markers') return { title: name };
    return { title: series === 'plan' ? words.plan : words.actual, value: format.metric(metric, value) };
  });
  return tooltipHtml(format.time(first.atMs, 'dayTime'), lines);
}
