import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import type { FlowNode } from './mappers.ts';
import { boundsOf, fittingZoom, viewAt } from './views.ts';

/** Smaller than this the first view is of a part of the graph, for reading, not of all of it. */
const COMFORTABLE = 0.78;

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
    const bounds = boundsOf(nodes.map(({ position }) => position));
    // Nothing to show yet: the first node that is added stays where the reader put it.
    if (!bounds) return;
    const room = { width, height };
    const zoom = Math.max(COMFORTABLE, fittingZoom(bounds, room));
    const view = viewAt(bounds, room, zoom);
    const isActive = ({ id }: FlowNode) => ['active', 'parked'].includes(overlay?.nodes[id]?.state ?? '');
    const busy = boundsOf(nodes.filter(isActive).map(({ position }) => position));
    if (!busy || fittingZoom(bounds, room) >= COMFORTABLE) {
      void setViewport(view);
      return;
    }
    const tall = (bounds.bottom - bounds.top) * zoom > height;
    void setViewport({
      zoom,
      x: width / 4 - busy.left * zoom,
      y: tall ? viewAt({ ...bounds, top: busy.top }, room, zoom).y : view.y,
    });
  }, [width, height, nodes, overlay, setViewport]);
}
