import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import type { Language } from '../../../rules/problems/problem.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import type { Timetable } from '../../../rules/windows/timetable.ts';
import { ticksOf } from '../../time/ticks.ts';
import type { Lanes } from '../lanes.ts';
import { laneScales, placeOf, stretchOf } from './laneScale.ts';
import type { LaneScale } from './laneScale.ts';
import styles from './time.module.css';

interface TimeAxisProps {
  readonly lanes: Lanes;
  readonly timetable: Timetable;
  readonly language: Language;
  /** The node whose window is marked. */
  readonly node: PlaybookNode | undefined;
  readonly nowMs: number | undefined;
}

/** Room for one label, in pixels of the window. */
const LABEL = 74;

/**
 * The time of each lane under the graph, each on a scale of its own, with the window of the selected node. Follows
 * panning and zooming. Decoration: the cards and the calendar say the same in words.
 */
export function TimeAxis({ lanes, timetable, language, node, nowMs }: TimeAxisProps) {
  const [x, , zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const scales = useMemo(() => laneScales(lanes, timetable), [lanes, timetable]);
  const at = (place: number): number => place * zoom + x;
  const window = node && timetable.windows.get(node.id);
  const stretch = window && stretchOf(scales, window, node.phase);
  const now = nowMs === undefined ? undefined : placeOf(scales, nowMs);
  return (
    <div className={styles.axis} aria-hidden>
      {scales.map((scale) => (
        <LaneTicks key={scale.lane.phase} {...{ scale, timetable, language, x, zoom, width }} />
      ))}
      {stretch && node && (
        <div
          className={styles.stretch}
          style={{
            left: at(stretch.from),
            width: Math.max(6, (stretch.to - stretch.from) * zoom),
            ['--lane' as string]: `var(--${node.phase})`,
          }}
        />
      )}
      {now !== undefined && <div className={styles.now} style={{ left: at(now) }} />}
    </div>
  );
}

interface LaneTicksProps {
  readonly scale: LaneScale;
  readonly timetable: Timetable;
  readonly language: Language;
  readonly x: number;
  readonly zoom: number;
  readonly width: number;
}

function LaneTicks({ scale, timetable, language, x, zoom, width }: LaneTicksProps) {
  const { lane, fromMs, toMs, pxPerMs } = scale;
  const ms = (screen: number): number => fromMs + ((screen - x) / zoom - lane.from) / pxPerMs;
  const ticks = ticksOf({
    // Only what is seen: a long phase has hundreds of hours.
    fromMs: Math.max(fromMs, ms(-LABEL)),
    toMs: Math.min(toMs, ms(width)),
    pxPerMs: pxPerMs * zoom,
    frame: timetable,
    language,
    leastPx: LABEL,
  });
  const right = lane.to * zoom + x;
  const lefts = ticks.map((tick) => (lane.from + (tick.ms - fromMs) * pxPerMs) * zoom + x);
  return ticks.map((tick, index) => {
    // The first stays at the edge until the next one takes its place.
    const left = Math.max(lefts[index]!, Math.min(0, (lefts[index + 1] ?? right) - LABEL));
    return (
      <span key={tick.ms} className={styles.tick} style={{ left }}>
        {right - left >= LABEL / 2 && tick.label}
      </span>
    );
  });
}
