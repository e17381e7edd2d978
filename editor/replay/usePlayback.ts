import { useCallback, useEffect, useRef, useState } from 'react';
import { playedOn, within } from './playback.ts';
import type { Span, Speed } from './playback.ts';

export interface Playback {
  readonly atMs: number;
  readonly playing: boolean;
  readonly speed: Speed;
  seek(atMs: number): void;
  toggle(): void;
  setSpeed(speed: Speed): void;
}

/** An instant of a run that a reader moves, or lets run. It begins at the end: how it went. */
export function usePlayback({ fromMs, toMs }: Span, startAtMs = toMs): Playback {
  const [moved, setMoved] = useState(startAtMs);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const atMs = within(moved, { fromMs, toMs });
  const present = useRef(atMs);
  useEffect(() => {
    present.current = atMs;
  });
  useEffect(() => {
    if (!playing) return undefined;
    let lastMs = performance.now();
    let frame = requestAnimationFrame(function tick(realMs: number) {
      const next = playedOn(present.current, Math.max(0, realMs - lastMs), speed, { fromMs, toMs });
      lastMs = realMs;
      setMoved(next);
      if (next >= toMs) setPlaying(false);
      else frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, fromMs, toMs]);
  const seek = useCallback((next: number) => {
    setPlaying(false);
    setMoved(next);
  }, []);
  const toggle = useCallback(() => {
    // From its end it begins again.
    if (!playing && present.current >= toMs) setMoved(fromMs);
    setPlaying(!playing);
  }, [playing, fromMs, toMs]);
  return { atMs, playing, speed, seek, toggle, setSpeed };
}
