import type { Note, Playbook, PlaybookEdge, PlaybookNode } from '../../../rules/playbook/schema.ts';
import type { Point } from '../../canvas/geometry.ts';
import { placeAt, toCanvas } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import { boxOf, notesOf, placeNoteAt } from '../../canvas/notes/place.ts';
import { freshId, takenIds } from './ids.ts';
import { freeSpot } from './nodes.ts';

/** The format of nodes on the clipboard. */
export const FRAGMENT = 'dacu/nodes@1';

/** Nodes, the edges between them, and notes, as the clipboard holds them. */
export interface Fragment {
  readonly nodes: readonly PlaybookNode[];
  readonly edges: readonly PlaybookEdge[];
  readonly notes?: readonly Note[];
}

const NONE: ReadonlySet<string> = new Set();

/** The nodes with the edges that both start and end among them, and the notes. */
export function copyNodes(playbook: Playbook, ids: ReadonlySet<string>, noteIds: ReadonlySet<string> = NONE): Fragment {
  const notes = notesOf(playbook).filter((note) => noteIds.has(note.id));
  return {
    nodes: playbook.nodes.filter((node) => ids.has(node.id)),
    edges: playbook.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
    ...(notes.length > 0 && { notes }),
  };
}

export const writeFragment = (fragment: Fragment): string => JSON.stringify({ format: FRAGMENT, ...fragment }, null, 2);

/** Whether a text may hold nodes, told without reading it as such. */
export const isFragment = (text: string): boolean => text.startsWith('{') && text.slice(0, 60).includes(FRAGMENT);

export const isEmpty = ({ nodes, notes = [] }: Fragment): boolean => nodes.length + notes.length === 0;

/** The top left corner of what a fragment covers on the canvas. */
export function cornerOf({ nodes, notes = [] }: Fragment, lanes: Lanes): Point {
  const places = [
    ...nodes.map((node) => toCanvas(lanes, node.phase, node.position)),
    ...notes.map((note) => boxOf(note, lanes)),
  ];
  return { x: Math.min(...places.map((each) => each.x)), y: Math.min(...places.map((each) => each.y)) };
}

/**
 * The playbook with a fragment's nodes and notes under ids of their own, its edges kept, and those ids. The fragment's
 * top left corner comes to `at`; each node gets the phase of the lane it comes to lie in.
 */
export function paste(
  playbook: Playbook,
  fragment: Fragment,
  at: Point,
  lanes: Lanes,
): { playbook: Playbook; ids: string[]; noteIds: string[] } {
  const corner = cornerOf(fragment, lanes);
  const moved = ({ x, y }: Point): Point => ({ x: at.x + x - corner.x, y: at.y + y - corner.y });
  const taken = new Set(takenIds(playbook));
  const names = new Map<string, string>();
  const nodes: PlaybookNode[] = [];
  for (const node of fragment.nodes) {
    const id = freshId(taken, node.id);
    taken.add(id);
    names.set(node.id, id);
    // What comes to lie across the border of a lane goes into it as a whole, where another card may be.
    const place = placeAt(lanes, moved(toCanvas(lanes, node.phase, node.position)));
    const others = { nodes: [...playbook.nodes, ...nodes] };
    const spot = freeSpot(others, lanes, toCanvas(lanes, place.phase, place.position));
    nodes.push({ ...node, id, ...placeAt(lanes, spot) });
  }
  const edgeIds = new Set(playbook.edges.map((edge) => edge.id));
  const edges = fragment.edges.map((edge) => {
    const id = freshId(edgeIds, edge.id);
    edgeIds.add(id);
    return { ...edge, id, from: names.get(edge.from)!, to: names.get(edge.to)! };
  });
  const noteIds = new Set(notesOf(playbook).map((note) => note.id));
  const notes = (fragment.notes ?? []).map((note) => {
    const id = freshId(noteIds, note.id);
    noteIds.add(id);
    return { ...note, id, ...placeNoteAt(lanes, moved(boxOf(note, lanes))) };
  });
  return {
    playbook: {
      ...playbook,
      nodes: [...playbook.nodes, ...nodes],
      edges: [...playbook.edges, ...edges],
      ...(notes.length > 0 && { notes: [...notesOf(playbook), ...notes] }),
    },
    ids: nodes.map((node) => node.id),
    noteIds: notes.map((note) => note.id),
  };
}
