import type { Note, PhaseId, Playbook } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH, UNIT } from '../geometry.ts';
import type { Point } from '../geometry.ts';
import { laneAt, toCanvas, toFile } from '../lanes.ts';
import type { Lanes } from '../lanes.ts';

/** In units of the file. */
export type NoteSize = NonNullable<Note['size']>;

export const DEFAULT_SIZE: NoteSize = { width: 140, height: 92 };
const LEAST_SIZE: NoteSize = { width: 60, height: 40 };
/** In pixels of the canvas. */
export const LEAST_BOX: NoteSize = { width: LEAST_SIZE.width * UNIT.x, height: LEAST_SIZE.height * UNIT.y };

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const NO_NOTES: readonly Note[] = [];
export const notesOf = (playbook: Pick<Playbook, 'notes'>): readonly Note[] => playbook.notes ?? NO_NOTES;

/** What a note covers of the canvas, in pixels. A note without a phase is placed as the first lane's cards are. */
export function boxOf(note: Note, lanes: Lanes, at?: Point): Box {
  const { width, height } = note.size ?? DEFAULT_SIZE;
  const place = at ?? toCanvas(lanes, note.phase ?? lanes[0].phase, note.position);
  return { x: place.x, y: place.y, width: width * UNIT.x, height: height * UNIT.y };
}

/** Where a note lies in the file whose top left corner is at a point of the canvas: it goes with the lane beneath it. */
export function placeNoteAt(lanes: Lanes, point: Point): Pick<Note, 'position'> & { readonly phase: PhaseId } {
  const { phase } = laneAt(lanes, point.x);
  return { phase, position: toFile(lanes, phase, point) };
}

/** The size in the file of what is so many pixels large: whole units, and never too small to be read or grasped. */
export const sizeInFile = ({ width, height }: NoteSize): NoteSize => ({
  width: Math.max(LEAST_SIZE.width, Math.round(width / UNIT.x)),
  height: Math.max(LEAST_SIZE.height, Math.round(height / UNIT.y)),
});

interface Drawn {
  readonly position: Point;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The corners that cards would have that cover the same part of the canvas as a card or a note. */
export const cornersOf = ({
  position: { x, y },
  width = NODE_WIDTH,
  height = NODE_HEIGHT,
}: Drawn): readonly Point[] => [
  { x, y },
  { x: x + width - NODE_WIDTH, y: y + height - NODE_HEIGHT },
];
