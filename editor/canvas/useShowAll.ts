import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { cornersOf } from './notes/place.ts';
import { boundsOf, OVERVIEW, OVERVIEW_MARGIN, viewOfAll } from './views.ts';

const GLIDE_MS = 200;

/** Shows everything that is on the canvas. */
export function useShowAll(): () => void {
  const { getNodes, getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const overview = usePreferences((state) => state.overview);
  return useCallback(() => {
    const bounds = boundsOf(getNodes().flatMap(cornersOf));
    const { width, height } = store.getState();
    const below = overview ? OVERVIEW.height + OVERVIEW_MARGIN : 0;
    if (bounds) void setViewport(viewOfAll(bounds, { width, height, below }, getViewport()), { duration: GLIDE_MS });
  }, [overview, getNodes, getViewport, setViewport, store]);
}
