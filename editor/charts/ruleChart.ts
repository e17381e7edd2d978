import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { timeFrame, tooltipHtml, tooltipLook, valueAxes } from './frame.ts';
import type { TooltipLine } from './frame.ts';

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
  const { points, before, marks, fromMs, toMs, nowMs, show, words, palette } = chart;
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
    ...timeFrame(chart),
    tooltip: { ...tooltipLook(palette), formatter: (hovered: unknown) => tooltip(hovered, chart) },
    yAxis: valueAxes(show, palette, { min: ({ min }: { readonly min: number }) => Math.min(0, min), show: hasLine }),
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

function tooltip(hovered: unknown, { show, format, words }: RuleChart): string {
  const items = (Array.isArray(hovered) ? (hovered as readonly unknown[]) : [hovered]) as readonly {
    readonly seriesId?: string;
    readonly seriesName?: string;
    readonly name?: string;
    readonly value?: readonly [number, number | null];
  }[];
  const first = items.find((each) => each.value);
  if (!first?.value) return '';
  const lines = items.map(({ seriesId, seriesName, name, value }): TooltipLine => {
    if (seriesId === 'marks') return { title: name ?? '' };
    return { title: seriesName ?? words.value, value: typeof value?.[1] === 'number' ? show(value[1]) : '–' };
  });
  return tooltipHtml(format.time(first.value[0], 'dayTime'), lines);
}
