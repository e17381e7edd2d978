import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Point } from '../../canvas/geometry.ts';
import styles from './chrome.module.css';

interface FloatingProps {
  /** Pixels of the window. */
  readonly at: Point;
  onClose(): void;
  readonly children: ReactNode;
}

const MARGIN = 8;

/** A small sheet at a place of the window, kept within it; a press outside or Escape closes it. */
export function Floating({ at, onClose, children }: FloatingProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const box = sheet.current?.getBoundingClientRect();
    if (!box) return;
    setPlace({
      x: Math.max(MARGIN, Math.min(at.x + 4, globalThis.innerWidth - box.width - MARGIN)),
      y: Math.max(MARGIN, Math.min(at.y + 4, globalThis.innerHeight - box.height - MARGIN)),
    });
  }, [at]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Element)) return;
      if (!sheet.current?.contains(event.target) && !event.target.closest('.ant-select-dropdown')) onClose();
    };
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', escape);
    };
  }, [onClose]);
  return (
    <div ref={sheet} className={styles.floating} style={{ left: place.x, top: place.y }}>
      {children}
    </div>
  );
}
