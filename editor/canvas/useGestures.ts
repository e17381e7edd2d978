import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useState } from 'react';
import type { CanvasEditing } from './editing.ts';
import type { Point } from './geometry.ts';
import type { FlowEdge, FlowNode } from './mappers.ts';
import { flowIdOf, noteIdOf, splitIds } from './notes/flow.ts';
import type { FlowNote } from './notes/flow.ts';

const STILL: ReadonlyMap<string, Point> = new Map();

interface GesturesInput {
  readonly editing: CanvasEditing | undefined;
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  readonly selectedNotes: ReadonlySet<string>;
}

type Change = NodeChange<FlowNode | FlowNote>;

/** Dragging and selecting: where a drag has cards and notes just now, and what listens to React Flow for it. */
export function useGestures({ editing, selectedNodes, selectedEdges, selectedNotes }: GesturesInput) {
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point>>(STILL);
  const onNodesChange = (changes: Change[]) => {
    if (!editing) return;
    const moves = changes.filter((change) => change.type === 'position' && change.dragging === true);
    if (moves.length > 0) {
      setDragged((before) => {
        const next = new Map(before);
        for (const move of moves) if (move.type === 'position' && move.position) next.set(move.id, move.position);
        return next;
      });
    }
    const picked = selectionAfter(changes, new Set([...selectedNodes, ...[...selectedNotes].map(flowIdOf)]));
    if (picked) editing.onSelect({ ...splitIds(picked), edges: selectedEdges });
  };
  const onEdgesChange = (changes: EdgeChange<FlowEdge>[]) => {
    const picked = selectionAfter(changes, selectedEdges);
    if (editing && picked) editing.onSelect({ nodes: selectedNodes, edges: picked, notes: selectedNotes });
  };
  const endDrag = () => {
    const [nodes, notes] = [new Map<string, Point>(), new Map<string, Point>()];
    for (const [id, at] of dragged) {
      const note = noteIdOf(id);
      if (note === undefined) nodes.set(id, at);
      else notes.set(note, at);
    }
    if (dragged.size > 0) editing?.onMove(nodes, notes);
    setDragged(STILL);
  };
  return {
    dragged,
    gestures: { onNodesChange, onEdgesChange, onNodeDragStop: endDrag, onSelectionDragStop: endDrag },
  };
}

/** The selection after React Flow's changes; undefined if they are not about it. */
function selectionAfter(
  changes: readonly (Change | EdgeChange<FlowEdge>)[],
  before: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const picks = changes.filter((change) => change.type === 'select');
  if (picks.length === 0) return undefined;
  const next = new Set(before);
  for (const pick of picks) {
    if (pick.selected) next.add(pick.id);
    else next.delete(pick.id);
  }
  return next;
}
