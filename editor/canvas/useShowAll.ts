import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { boundsOf, viewOfAll } from './views.ts';

const GLIDE_MS = 200;

/** Shows everything that is on the canvas. */
export function useShowAll(): () => void {
  const { getNodes, getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  return useCallback(() => {
    const bounds = boundsOf(getNodes().map(({ position }) => position));
    const { width, height } = store.getState();
    if (bounds) void setViewport(viewOfAll(bounds, { width, height }, getViewport()), { duration: GLIDE_MS });
  }, [getNodes, getViewport, setViewport, store]);
}
