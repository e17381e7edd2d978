import { useReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { translate } from '../../playbook/words.ts';
import { useCanvasScope } from '../scope.ts';
import type { NoteActs } from './acts.ts';
import { LEAST_BOX, sizeInFile } from './place.ts';
import type { NoteSize } from './place.ts';
import styles from './notes.module.css';

interface NoteGripProps {
  readonly note: string;
  /** In pixels of the canvas. */
  readonly size: NoteSize;
  readonly acts: NoteActs;
  /** The size while the pointer moves; undefined when it has let go. */
  onLive(size: NoteSize | undefined): void;
}

const STEP = 12;
const GROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The corner by which a note is made larger or smaller, with the pointer or the arrow keys. */
export function NoteGrip({ note, size, acts, onLive }: NoteGripProps) {
  const { language } = useCanvasScope();
  const { getZoom } = useReactFlow();
  const start = useRef<{ x: number; y: number; size: NoteSize } | undefined>(undefined);
  const sizeAt = (event: PointerEvent): NoteSize => {
    const { x, y, size: before } = start.current!;
    const zoom = getZoom();
    return {
      width: Math.max(LEAST_BOX.width, before.width + (event.clientX - x) / zoom),
      height: Math.max(LEAST_BOX.height, before.height + (event.clientY - y) / zoom),
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const grows = GROWS[event.key];
    if (!grows) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.shiftKey ? STEP * 4 : STEP;
    acts.onResize(note, sizeInFile({ width: size.width + grows[0] * by, height: size.height + grows[1] * by }), true);
  };
  return (
    <button
      type="button"
      className={`${styles.noteGrip} nodrag nopan`}
      aria-label={translate(language, 'resizeNote')}
      title={translate(language, 'resizeNote')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY, size };
      }}
      onPointerMove={(event) => start.current && onLive(sizeAt(event))}
      onPointerUp={(event) => {
        if (!start.current) return;
        acts.onResize(note, sizeInFile(sizeAt(event)));
        start.current = undefined;
        onLive(undefined);
      }}
      onPointerCancel={() => {
        start.current = undefined;
        onLive(undefined);
      }}
    />
  );
}
