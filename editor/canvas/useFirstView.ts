import { useReactFlow, useStore } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Point } from './geometry.ts';
import { lastLeft } from './lastLeft.ts';
import type { FlowNode } from './mappers.ts';
import type { FlowNote } from './notes/flow.ts';
import { cornersOf } from './notes/place.ts';
import { boundsOf, isInView, viewToRead } from './views.ts';

interface FirstViewInput {
  readonly playbook: Playbook;
  readonly nodes: readonly FlowNode[];
  readonly notes: readonly FlowNote[];
  /** Where something goes on in a run. */
  readonly busy: readonly Point[];
  readonly readOnly: boolean;
}

/**
 * The first view of a graph; afterwards only the reader moves it. Where another version takes its place and nothing of
 * that is in sight, for it was laid out anew, it is seen for the first time again.
 */
export function useFirstView({ playbook, nodes, notes, busy, readOnly }: FirstViewInput): void {
  const { getViewport, setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const seen = useRef<Playbook>(undefined);
  useLayoutEffect(() => {
    if (width === 0 || height === 0 || seen.current === playbook) return;
    const isFirst = seen.current === undefined;
    seen.current = playbook;
    const room = { width, height };
    // Somebody who edits knows where they are.
    if (!isFirst && (!readOnly || nodes.some(({ position }) => isInView(position, getViewport(), room)))) return;
    const bounds = boundsOf([...nodes, ...notes].flatMap(cornersOf));
    // Nothing to show yet: the first node that is added stays where the reader put it.
    if (bounds) void setViewport(viewToRead(bounds, busy.length > 0 ? busy : lastLeft(nodes), room));
  }, [width, height, playbook, nodes, notes, busy, readOnly, getViewport, setViewport]);
}
