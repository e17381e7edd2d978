import type { Node } from '@xyflow/react';
import type { Note } from '../../../rules/playbook/schema.ts';
import type { Point } from '../geometry.ts';
import type { Lanes } from '../lanes.ts';
import { boxOf } from './place.ts';

export interface NoteData extends Record<string, unknown> {
  readonly note: Note;
  /** Its text is being written. */
  readonly editing: boolean;
  /** It alone is selected: what can be done with it is shown. */
  readonly alone: boolean;
}
export type FlowNote = Node<NoteData, 'note'>;

/** Notes and nodes have ids of their own, which React Flow needs to tell apart; no id of a node has a colon. */
const PREFIX = 'note:';
export const flowIdOf = (note: string): string => PREFIX + note;
export const noteIdOf = (flowId: string): string | undefined =>
  flowId.startsWith(PREFIX) ? flowId.slice(PREFIX.length) : undefined;

/** Ids as React Flow has them, told apart. */
export function splitIds(flowIds: Iterable<string>): { nodes: ReadonlySet<string>; notes: ReadonlySet<string> } {
  const [nodes, notes] = [new Set<string>(), new Set<string>()];
  for (const id of flowIds) {
    const note = noteIdOf(id);
    if (note === undefined) nodes.add(id);
    else notes.add(note);
  }
  return { nodes, notes };
}

/** Behind edges and cards, so that it covers neither; while it is written on, in front of them. */
const BEHIND = -1;
const IN_FRONT = 1;
/** What React Flow lifts a selected node by; a selected note stays where it is all the same. */
const LIFTED = 1000;

export interface NoteView {
  readonly at: Point | undefined;
  readonly selected: boolean;
  readonly editing: boolean;
  readonly alone: boolean;
  readonly label: string;
}

export function noteToFlow(note: Note, lanes: Lanes, { at, selected, editing, alone, label }: NoteView): FlowNote {
  const { x, y, width, height } = boxOf(note, lanes, at);
  return {
    id: flowIdOf(note.id),
    type: 'note',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    zIndex: (editing ? IN_FRONT : BEHIND) - (selected && !editing ? LIFTED : 0),
    connectable: false,
    selected,
    ariaLabel: label,
    data: { note, editing, alone },
  };
}
