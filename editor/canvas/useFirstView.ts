import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { FlowNode } from './mappers.ts';

/** Below this the cards' words cannot be read: then a part of the graph is shown instead of all of it. */
const LEGIBLE = 0.78;
/** Room for the lanes' heads. */
const TOP = 56;
const SIDE = 32;

/**
 * The first view of a graph: all of it where that can be read, else its beginning, or what is going on in a running
 * campaign. Afterwards only the reader moves it.
 */
export function useFirstView(nodes: readonly FlowNode[], overlay: Overlay | undefined): void {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const done = useRef(false);
  useEffect(() => {
    if (done.current || width === 0 || height === 0) return;
    done.current = true;
    // Nothing to show yet: the first node that is added stays where the reader put it.
    if (nodes.length === 0) return;
    const left = Math.min(...nodes.map((node) => node.position.x));
    const right = Math.max(...nodes.map((node) => node.position.x)) + NODE_WIDTH;
    const top = Math.min(...nodes.map((node) => node.position.y));
    const bottom = Math.max(...nodes.map((node) => node.position.y)) + NODE_HEIGHT;
    const fits = Math.min((width - 2 * SIDE) / (right - left), (height - TOP - SIDE) / (bottom - top), 1);
    if (fits >= LEGIBLE) {
      const x = (width - (right - left) * fits) / 2 - left * fits;
      void setViewport({ x, y: TOP - top * fits, zoom: fits });
      return;
    }
    const zoom = LEGIBLE;
    const busy = nodes.filter((node) => ['active', 'parked'].includes(overlay?.nodes[node.id]?.state ?? ''));
    const from = busy.length > 0 ? Math.min(...busy.map((node) => node.position.x)) : left;
    const x = busy.length > 0 ? width / 4 - from * zoom : SIDE - left * zoom;
    const tall = (bottom - top) * zoom > height - TOP - SIDE;
    const focusTop = busy.length > 0 && tall ? Math.min(...busy.map((node) => node.position.y)) : top;
    void setViewport({ x, y: TOP - focusTop * zoom, zoom });
  }, [width, height, nodes, overlay, setViewport]);
}
