import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { Point } from './geometry.ts';
import type { FlowNode } from './mappers.ts';

/** Brings the node that the reader has chosen elsewhere into view, if it is not seen. */
export function useComeIntoView(node: FlowNode | undefined): void {
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
