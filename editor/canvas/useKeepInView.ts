import { useReactFlow, useStore } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { FlowNode } from './mappers.ts';

const MARGIN = 24;

/**
 * Where the canvas becomes narrower (a form opens beside it) and would hide the node that the form is about, or where
 * that node is another one that is not wholly seen, moves the view just so far that it is.
 */
export function useKeepInView(node: FlowNode | undefined, dragging: boolean): void {
  const { getViewport, setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const before = useRef({ width, id: node?.id });
  useEffect(() => {
    const { width: wider, id } = before.current;
    before.current = { width, id: node?.id };
    if (!node || dragging || (width >= wider && node.id === id)) return;
    const view = getViewport();
    const [left, top] = [node.position.x * view.zoom + view.x, node.position.y * view.zoom + view.y];
    const by = {
      x: hidden(left, NODE_WIDTH * view.zoom, width),
      // What is only higher or lower was not hidden by a form.
      y: node.id === id ? 0 : hidden(top, NODE_HEIGHT * view.zoom, height),
    };
    if (by.x !== 0 || by.y !== 0) void setViewport(moved(view, by), { duration: 160 });
  }, [width, height, node, dragging, getViewport, setViewport]);
}

/** How far what begins there lies beyond the end of the room (above 0) or before its beginning (below 0), in pixels. */
const hidden = (from: number, size: number, room: number): number =>
  Math.max(0, from + size + MARGIN - room) || Math.min(0, from - MARGIN);

const moved = ({ x, y, zoom }: Viewport, by: { readonly x: number; readonly y: number }): Viewport => ({
  x: x - by.x,
  y: y - by.y,
  zoom,
});
