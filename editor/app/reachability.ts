import { create } from 'zustand';

/**
 * Whether the engine answered the last time that it was asked. The browser's own `navigator.onLine` would not do: it
 * says "offline" on a machine without a network although the engine runs on that machine.
 */
export const useReachability = create<{ readonly reachable: boolean }>()(() => ({ reachable: true }));

export const noteReachable = (reachable: boolean): void => {
  if (useReachability.getState().reachable !== reachable) useReachability.setState({ reachable });
};
