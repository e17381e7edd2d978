import { graphlib, layout } from '@dagrejs/dagre';
import { PHASES } from '../../../rules/playbook/phases.ts';
import type { Note, Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH, UNIT } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { LANE_PADDING } from '../../canvas/lanes.ts';
import { clearNotes } from './notes.ts';

const BETWEEN_RANKS = 56;
const BETWEEN_CARDS = 36;
const BETWEEN_LANES = 2 * LANE_PADDING;
/** A lane's next group of nodes starts a column of its own below this, in pixels. */
const COLUMN = 620;

interface Block {
  readonly places: ReadonlyMap<string, Point>;
  readonly width: number;
  readonly height: number;
}

/**
 * The playbook laid out anew: in every lane from top to bottom, the lanes from left to right. Only positions change; a
 * note goes with the card that it lies next to, and aside where another card comes to lie.
 */
export function tidy(playbook: Playbook): Playbook {
  const places = new Map<string, Point>();
  let left = 0;
  for (const phase of PHASES) {
    const nodes = playbook.nodes.filter((node) => node.phase === phase);
    if (nodes.length === 0) {
      if (playbook.phases[phase]) left += NODE_WIDTH + BETWEEN_LANES;
      continue;
    }
    const blocks = groupsOf(playbook, nodes).map((group) => layOut(playbook, group));
    let [x, y, columnWidth] = [left, 0, 0];
    for (const block of blocks) {
      if (y > 0 && y + block.height > COLUMN) [x, y, columnWidth] = [x + columnWidth + BETWEEN_CARDS, 0, 0];
      for (const [id, place] of block.places) places.set(id, { x: x + place.x, y: y + place.y });
      y += block.height + BETWEEN_RANKS;
      columnWidth = Math.max(columnWidth, block.width);
    }
    left = x + columnWidth + BETWEEN_LANES;
  }
  const nodes = playbook.nodes.map((node) => {
    const { x, y } = places.get(node.id)!;
    return { ...node, position: { x: Math.round(x / UNIT.x), y: Math.round(y / UNIT.y) } };
  });
  const notes = playbook.notes?.map((note) => besideSameCard(note, playbook.nodes, nodes));
  return clearNotes({ ...playbook, nodes, ...(notes && { notes }) });
}

/** A note as far from the card of its phase that it was closest to as it was before. */
function besideSameCard(note: Note, before: readonly PlaybookNode[], after: readonly PlaybookNode[]): Note {
  const { x, y } = note.position;
  const farness = ({ position }: PlaybookNode) => Math.hypot((position.x - x) * UNIT.x, (position.y - y) * UNIT.y);
  const mates = before.filter((node) => note.phase === undefined || node.phase === note.phase);
  const [closest] = mates.toSorted((a, b) => farness(a) - farness(b));
  const now = closest && after.find((node) => node.id === closest.id);
  if (!now) return note;
  const moved = { x: now.position.x + x - closest.position.x, y: now.position.y + y - closest.position.y };
  return { ...note, position: moved };
}

/** A lane's nodes in groups that hang together within the lane, in the order of the file. */
function groupsOf(playbook: Playbook, nodes: readonly PlaybookNode[]): readonly (readonly PlaybookNode[])[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    if (seen.has(node.id)) return [];
    seen.add(node.id);
    const group = [node];
    for (const member of group) {
      for (const edge of playbook.edges) {
        const other = edge.from === member.id ? edge.to : edge.to === member.id ? edge.from : undefined;
        const next = other === undefined ? undefined : byId.get(other);
        if (!next || seen.has(next.id)) continue;
        seen.add(next.id);
        group.push(next);
      }
    }
    const order = new Set(group);
    return [nodes.filter((each) => order.has(each))];
  });
}

function layOut(playbook: Playbook, nodes: readonly PlaybookNode[]): Block {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', ranksep: BETWEEN_RANKS, nodesep: BETWEEN_CARDS });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = new Set(nodes.map((node) => node.id));
  for (const node of nodes) graph.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { from, to } of playbook.edges) if (ids.has(from) && ids.has(to)) graph.setEdge(from, to);
  layout(graph);
  const places = nodes.map((node) => {
    const { x, y } = graph.node(node.id) as Point;
    return [node.id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }] as const;
  });
  const [left, top] = [Math.min(...places.map(([, at]) => at.x)), Math.min(...places.map(([, at]) => at.y))];
  return {
    places: new Map(places.map(([id, at]) => [id, { x: at.x - left, y: at.y - top }])),
    width: Math.max(...places.map(([, at]) => at.x)) - left + NODE_WIDTH,
    height: Math.max(...places.map(([, at]) => at.y)) - top + NODE_HEIGHT,
  };
}
