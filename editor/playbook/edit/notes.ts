import type { Note, Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { laneAt, layOutLanes, toCanvas, toFile } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import { boxOf, DEFAULT_SIZE, notesOf, placeNoteAt } from '../../canvas/notes/place.ts';
import type { Box } from '../../canvas/notes/place.ts';
import { sameContent } from '../../canvas/sameContent.ts';
import { freshId } from './ids.ts';
import { nearestFree } from './nodes.ts';

export const findNote = (playbook: Playbook, id: string): Note | undefined =>
  notesOf(playbook).find((note) => note.id === id);

/** A file that had no notes has none again when the last one is gone. */
function withNotes(playbook: Playbook, notes: readonly Note[]): Playbook {
  if (notes.length > 0) return { ...playbook, notes };
  const { notes: _, ...rest } = playbook;
  return rest;
}

/** The playbook with other notes in the places of its own; the same object if they say the same. */
function replaceNotes(playbook: Playbook, change: (note: Note) => Note): Playbook {
  const before = notesOf(playbook);
  const after = before.map((note) => {
    const changed = change(note);
    return sameContent(note, changed) ? note : changed;
  });
  return after.every((note, index) => note === before[index]) ? playbook : withNotes(playbook, after);
}

const cardBox = ({ phase, position }: PlaybookNode, lanes: Lanes): Box => ({
  ...toCanvas(lanes, phase, position),
  width: NODE_WIDTH,
  height: NODE_HEIGHT,
});

/** Between a new note and what lies beside it. */
const GAP = 16;

/** The playbook with an empty note at a place of the canvas, or at the nearest one where it covers nothing; and its id. */
export function addNote(playbook: Playbook, lanes: Lanes, at: Point): { playbook: Playbook; id: string } {
  const notes = notesOf(playbook);
  const taken: readonly Box[] = [
    ...playbook.nodes.map((node) => cardBox(node, lanes)),
    ...notes.map((note) => boxOf(note, lanes)),
  ];
  const id = freshId(new Set(notes.map((note) => note.id)), 'note');
  const note: Note = { id, text: '', ...placeNoteAt(lanes, at), size: DEFAULT_SIZE };
  const place = placeNoteAt(lanes, nearestFree(at, isClear(boxOf(note, lanes), taken)));
  return { playbook: withNotes(playbook, [...notes, { ...note, ...place }]), id };
}

export const changeNote = (
  playbook: Playbook,
  id: string,
  change: Partial<Pick<Note, 'text' | 'size' | 'colour'>>,
): Playbook => {
  const before = findNote(playbook, id);
  return before ? replaceNotes(playbook, (note) => (note === before ? { ...note, ...change } : note)) : playbook;
};

/** Whether a box lies clear of others at a place. */
const isClear =
  ({ width, height }: Box, others: readonly Box[], gap = GAP) =>
  ({ x, y }: Point): boolean =>
    others.every(
      (box) =>
        x + width + gap <= box.x ||
        box.x + box.width + gap <= x ||
        y + height + gap <= box.y ||
        box.y + box.height + gap <= y,
    );

/** The notes that lie over a card, or over a note before them, at the nearest place of their lane that is free. */
export function clearNotes(playbook: Playbook): Playbook {
  if (!playbook.notes) return playbook;
  const lanes = layOutLanes(playbook);
  const taken: Box[] = playbook.nodes.map((node) => cardBox(node, lanes));
  const notes = playbook.notes.map((note) => {
    const box = boxOf(note, lanes);
    const phase = note.phase ?? lanes[0].phase;
    if (isClear(box, taken, 0)(box)) {
      taken.push(box);
      return note;
    }
    const isFree = isClear(box, taken);
    const free = nearestFree(box, (at) => laneAt(lanes, at.x).phase === phase && isFree(at));
    taken.push({ ...box, ...free });
    return { ...note, position: toFile(lanes, phase, free) };
  });
  return { ...playbook, notes };
}

/** The playbook with notes at new places of the canvas; each goes with the lane that it lies in. */
export function moveNotes(playbook: Playbook, lanes: Lanes, places: ReadonlyMap<string, Point>): Playbook {
  return replaceNotes(playbook, (note) => {
    const point = places.get(note.id);
    return point ? { ...note, ...placeNoteAt(lanes, point) } : note;
  });
}

export const removeNotes = (playbook: Playbook, ids: ReadonlySet<string>): Playbook =>
  ids.size === 0
    ? playbook
    : withNotes(
        playbook,
        notesOf(playbook).filter((note) => !ids.has(note.id)),
      );
