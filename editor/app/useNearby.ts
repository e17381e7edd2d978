import { useState } from 'react';

/** What few need on most visits: fetched when somebody comes near its button, and here once that is pressed. */
export function useNearby<T>(load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<{ readonly part: T }>();
  const prepare = () => void load();
  return {
    part: loaded?.part,
    /** What the button does until then. */
    button: {
      onPointerEnter: prepare,
      onFocus: prepare,
      onClick: () => void load().then((part) => setLoaded({ part })),
    },
  };
}
