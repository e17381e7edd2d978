import { ViewportPortal } from '@xyflow/react';
import type { FlowEdge, FlowNode } from '../mappers.ts';
import { SIGNS } from './marks.ts';
import type { CanvasMarks, MarkTitles } from './marks.ts';
import styles from './marks.module.css';

interface MarkLayerProps {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly marks: CanvasMarks;
  readonly titles: MarkTitles;
}

/** The signs at what differs. */
export function MarkLayer({ nodes, edges, marks, titles }: MarkLayerProps) {
  return (
    <ViewportPortal>
      {nodes.map(({ id, position: { x, y } }) => {
        const mark = marks.nodes.get(id);
        if (!mark) return null;
        return (
          <span
            key={id}
            className={styles.sign}
            data-mark={mark}
            title={titles[mark]}
            style={{ transform: `translate(${x - 9}px, ${y - 9}px)` }}
          >
            {SIGNS[mark]}
          </span>
        );
      })}
      {edges.map(({ id, data }) => {
        const mark = marks.edges.get(id);
        const points = data?.route.points ?? [];
        const [a, b] = [points[points.length - 2], points[points.length - 1]];
        if (!mark || !a || !b) return null;
        return (
          <span
            key={id}
            className={styles.sign}
            data-mark={mark}
            data-small
            title={titles[mark]}
            style={{ transform: `translate(${(a.x + b.x) / 2 - 7}px, ${(a.y + b.y) / 2 - 7}px)` }}
          >
            {SIGNS[mark]}
          </span>
        );
      })}
    </ViewportPortal>
  );
}
