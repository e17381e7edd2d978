import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import { isArmed } from './armed.ts';
import type { Point } from './geometry.ts';
import type { FlowNode } from './mappers.ts';
import { cornersOf } from './notes/place.ts';
import { boundsOf, isInView, viewToRead } from './views.ts';

const GLIDE_MS = 200;
const NONE: readonly Point[] = [];

/** Where something goes on, or stands still and needs a person. */
export function useBusy(nodes: readonly FlowNode[], overlay: Overlay | undefined): readonly Point[] {
  return useMemo(() => {
    if (!overlay) return NONE;
    const isBusy = ({ id, data }: FlowNode): boolean => {
      const state = overlay.nodes[id];
      // What lies ready for a person to begin it has not begun.
      return ['active', 'parked'].includes(state?.state ?? '') && !isArmed(data.node, state);
    };
    return nodes.filter(isBusy).map(({ position }) => position);
  }, [nodes, overlay]);
}

/** Shows where most goes on. */
export function useGoToBusy(busy: readonly Point[]): () => void {
  const { getNodes, setViewport } = useReactFlow();
  const store = useStoreApi();
  return useCallback(() => {
    const bounds = boundsOf(getNodes().flatMap(cornersOf));
    const { width, height } = store.getState();
    if (bounds) void setViewport(viewToRead(bounds, busy, { width, height }), { duration: GLIDE_MS });
  }, [busy, getNodes, setViewport, store]);
}

/** Whether something goes on, and none of it where the reader looks. */
export const useIsBusyElsewhere = (busy: readonly Point[]): boolean =>
  useStore(({ transform: [x, y, zoom], width, height }) => {
    if (width === 0 || busy.length === 0) return false;
    return !busy.some((each) => isInView(each, { x, y, zoom }, { width, height }));
  });
