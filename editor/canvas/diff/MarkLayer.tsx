import { useReactFlow, useStore, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import type { FlowEdge, FlowNode } from '../mappers.ts';
import { SIGNS } from './marks.ts';
import type { CanvasMarks, MarkTitles } from './marks.ts';
import styles from './marks.module.css';

interface MarkLayerProps {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly marks: CanvasMarks;
  readonly titles: MarkTitles;
  readonly selected: string | undefined;
}

/** The signs at what differs; and the node that the reader has chosen elsewhere comes into view. */
export function MarkLayer({ nodes, edges, marks, titles, selected }: MarkLayerProps) {
  useComeIntoView(nodes.find((node) => node.id === selected));
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

function useComeIntoView(node: FlowNode | undefined): void {
  const { getViewport, setCenter } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (node?.id === last.current || width === 0) return undefined;
    const isFirst = last.current === undefined;
    last.current = node?.id;
    if (!node) return undefined;
    const show = (at: Point): void => {
      const { x, y, zoom } = getViewport();
      const left = at.x * zoom + x;
      const top = at.y * zoom + y;
      const isSeen = left > 0 && left + NODE_WIDTH * zoom < width && top > 0 && top + NODE_HEIGHT * zoom < height;
      if (!isSeen) void setCenter(at.x + NODE_WIDTH / 2, at.y + NODE_HEIGHT / 2, { zoom, duration: isFirst ? 0 : 160 });
    };
    // After the first view, which is set at the same time.
    const frame = requestAnimationFrame(() => show(node.position));
    return () => cancelAnimationFrame(frame);
  }, [node, width, height, getViewport, setCenter]);
}
