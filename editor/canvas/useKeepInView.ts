import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { NODE_WIDTH } from './geometry.ts';
import type { FlowNode } from './mappers.ts';

const MARGIN = 24;

/**
 * Where the canvas becomes narrower (a form opens beside it) and would hide the node that the form is about, moves the
 * view just so far that the node is seen.
 */
export function useKeepInView(node: FlowNode | undefined, dragging: boolean): void {
  const { getViewport, setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const before = useRef(width);
  useEffect(() => {
    const narrower = width < before.current;
    before.current = width;
    if (!narrower || !node || dragging) return;
    const { x, y, zoom } = getViewport();
    const hidden = (node.position.x + NODE_WIDTH) * zoom + x + MARGIN - width;
    if (hidden > 0) void setViewport({ x: x - hidden, y, zoom }, { duration: 160 });
  }, [width, node, dragging, getViewport, setViewport]);
}
