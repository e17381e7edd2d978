import { useSyncExternalStore } from 'react';

const watchSize = (changed: () => void): (() => void) => {
  globalThis.addEventListener('resize', changed);
  return () => globalThis.removeEventListener('resize', changed);
};

const SMALLEST = 11;
const LARGEST = 20;

/** Of a picture's labels, px: as much larger as the screen is, like the text beside it (see WarRoomPage.module.css). */
export const useFontSize = (): number =>
  useSyncExternalStore(watchSize, () => {
    const { innerWidth, innerHeight } = globalThis;
    return Math.round(Math.min(LARGEST, Math.max(SMALLEST, Math.min(innerWidth * 0.0088, innerHeight * 0.0152))));
  });
