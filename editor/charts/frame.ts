import type { Palette } from '../app/palette.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { tickStyle, timeTicks } from './timeTicks.ts';

/** Of the labels, px; all else is drawn in proportion. */
export const FONT_SIZE = 11;

export interface TimeFrame {
  readonly fromMs: number;
  readonly toMs: number;
  readonly format: Formatter;
  readonly palette: Palette;
  /** How many labels fit under the axis. */
  readonly mostTicks: number;
  readonly fontSize?: number | undefined;
}

/** What charts over time have in common: their room, and the axis of the instants. */
export function timeFrame({ fromMs, toMs, format, palette, mostTicks, fontSize = FONT_SIZE }: TimeFrame) {
  const scale = fontSize / FONT_SIZE;
  const { ticks, unit } = timeTicks(fromMs, toMs, format.timezone, mostTicks);
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: palette.textSoft },
    // The labels of both axes lie within: neither is cut off, nor under a line.
    grid: {
      left: 12 * scale,
      right: 12 * scale,
      top: 16 * scale,
      bottom: 4 * scale,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
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
        formatter: (ms: number) => format.time(ms, tickStyle(ms, unit, { fromMs, toMs }, format.timezone)),
        color: palette.textFaint,
        fontSize,
        hideOverlap: true,
        showMinLabel: true,
      },
      axisPointer: {
        show: true,
        snap: true,
        lineStyle: { color: palette.lineStrong, type: 'solid' },
        label: { show: false },
      },
    },
  };
}

/** The axis of values; and beside it the one, from 0 to 1, by which marks are placed. */
export const valueAxes = (
  show: (value: number) => string,
  palette: Palette,
  more: { readonly min: unknown; readonly show?: boolean },
  fontSize: number = FONT_SIZE,
) => [
  {
    type: 'value',
    splitNumber: 3,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      formatter: (value: number) => (value === 0 ? '' : show(value)),
      color: palette.textFaint,
      fontSize,
    },
    splitLine: { lineStyle: { color: palette.line } },
    ...more,
  },
  { type: 'value', min: 0, max: 1, show: false },
];

/** The look of what is shown where the pointer is. */
export const tooltipLook = (palette: Palette) => ({
  trigger: 'axis',
  confine: true,
  backgroundColor: palette.raised,
  borderColor: palette.line,
  textStyle: { color: palette.text, fontSize: 12 },
});

/** A line of it: a mark by its name alone, a value with what it is. */
export type TooltipLine = { readonly title: string; readonly value?: string };

/** The instant, and the lines under it, as HTML; whatever they say is text. */
export function tooltipHtml(at: string, lines: readonly TooltipLine[]): string {
  const rows = lines.map(({ title, value }) =>
    value === undefined
      ? `<div>${escapeHtml(title)}</div>`
      : `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escapeHtml(title)}</span><b>${escapeHtml(value)}</b></div>`,
  );
  return `<div style="opacity:.75">${escapeHtml(at)}</div>${rows.join('')}`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
