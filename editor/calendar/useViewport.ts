import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

interface Viewport {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** What is seen of a scrolled element, kept up to date. */
export function useViewport(): Viewport {
  const ref = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, left: 0, width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const read = () =>
      setSeen({
        top: element.scrollTop,
        left: element.scrollLeft,
        width: element.clientWidth,
        height: element.clientHeight,
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);
  return { ref, ...seen };
}
