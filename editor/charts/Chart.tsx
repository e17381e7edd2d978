import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { createChart } from './echarts.ts';
import type { EChartsType } from './echarts.ts';

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** Says in words what the picture shows. */
  readonly label: string;
  /** px, or `fill` for all that the parent has. */
  readonly height: number | 'fill';
  /** Called with the `id` of the data item that was clicked, if it has one. */
  readonly onSelect?: (id: string) => void;
}

/** What A4 leaves between its margins, at 96 px an inch. */
const PAPER_WIDTH = 680;

const idOf = (event: unknown): string | undefined => {
  const data: unknown = typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined;
  const id: unknown = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  return typeof id === 'string' ? id : undefined;
};

export function Chart({ option, label, height, onSelect }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });

  useEffect(() => {
    if (!element.current) return undefined;
    const created = createChart(element.current);
    chart.current = created;
    created.on('click', (event) => {
      const id = idOf(event);
      if (id !== undefined) select.current?.(id);
    });
    const observer = new ResizeObserver(() => created.resize());
    observer.observe(element.current);
    // A printer waits for no observer: the chart is drawn to the paper's width at once.
    const toPaper = (): void => {
      created.resize({ width: PAPER_WIDTH });
      created.getZr().flush();
    };
    const toScreen = (): void => created.resize({ width: 'auto' });
    globalThis.addEventListener('beforeprint', toPaper);
    globalThis.addEventListener('afterprint', toScreen);
    return () => {
      globalThis.removeEventListener('beforeprint', toPaper);
      globalThis.removeEventListener('afterprint', toScreen);
      observer.disconnect();
      created.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { replaceMerge: ['series', 'xAxis', 'yAxis'], lazyUpdate: true });
  }, [option]);

  return (
    <div
      ref={element}
      role="img"
      aria-label={label}
      style={{ width: '100%', height: height === 'fill' ? '100%' : height }}
    />
  );
}
