import { faces } from '../../../rules/kinds/faces.ts';
import type { Kind } from '../../../rules/kinds/faces.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH, sidesOf, UNIT } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { moveTo } from '../../canvas/mappers.ts';
import { laneOfCard, placeAt, toCanvas } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import { freshEdgeId, freshId, takenIds } from './ids.ts';
import { freeOutcomes, outcomesOf, takesEdges } from './outcomes.ts';

export const findNode = (playbook: Playbook, id: string): PlaybookNode | undefined =>
  playbook.nodes.find((node) => node.id === id);

const GAP = 20;
const STEP = { x: (NODE_WIDTH + GAP) / 2, y: (NODE_HEIGHT + GAP) / 2 };
/** How many steps away from the wished point a free place is looked for. */
const REACH = 12;

/** The flow goes down and to the right: a place up or to the left counts as further away than it is. */
const farness = ({ x, y }: Point): number => Math.hypot(x < 0 ? x * 2 : x, y < 0 ? y * 2 : y);

/** Steps away from a point, the nearest first. */
const STEPS: readonly Point[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, index) => ({
  x: ((index % (2 * REACH + 1)) - REACH) * STEP.x,
  y: (Math.floor(index / (2 * REACH + 1)) - REACH) * STEP.y,
})).toSorted((a, b) => farness(a) - farness(b));

/** The point, or the nearest one that is free; the point itself where none is. */
export const nearestFree = (point: Point, isFree: (at: Point) => boolean): Point =>
  STEPS.map((step) => ({ x: point.x + step.x, y: point.y + step.y })).find(isFree) ?? point;

/** The point, or the nearest one in its lane at which a card covers no other. */
export function freeSpot(playbook: Pick<Playbook, 'nodes'>, lanes: Lanes, point: Point): Point {
  const cards = playbook.nodes.map((node) => toCanvas(lanes, node.phase, node.position));
  const phaseAt = (at: Point) => laneOfCard(lanes, at.x).phase;
  const isFree = (at: Point) =>
    cards.every((card) => Math.abs(card.x - at.x) >= NODE_WIDTH + GAP || Math.abs(card.y - at.y) >= NODE_HEIGHT + GAP);
  return nearestFree(point, (at) => phaseAt(at) === phaseAt(point) && isFree(at));
}

export interface NewNode {
  readonly kind: Kind;
  /** Top left corner on the canvas. */
  readonly at: Point;
  readonly lanes: Lanes;
  readonly language: Language;
}

/** The playbook with a new node of the kind's defaults, and the node's id. */
export function addNode(
  playbook: Playbook,
  { kind, at, lanes, language }: NewNode,
): { playbook: Playbook; id: string } {
  const id = freshId(takenIds(playbook), kind);
  const spec = faces[kind];
  const node = {
    id,
    kind,
    ...placeAt(lanes, freeSpot(playbook, lanes, at)),
    title: spec.title[language],
    config: structuredClone(spec.defaults),
  } as unknown as PlaybookNode;
  const { id: _, kind: __, phase, title, config, position } = node;
  // In the order that the files have.
  const ordered = { id, kind, phase, title, config, position } as PlaybookNode;
  return { playbook: { ...playbook, nodes: [...playbook.nodes, ordered] }, id };
}

/** A new node that an outcome of an existing one leads to. */
export function addNodeAfter(
  playbook: Playbook,
  from: string,
  outcome: string,
  added: NewNode,
): { playbook: Playbook; id: string } {
  const result = addNode(playbook, added);
  return { id: result.id, playbook: connect(result.playbook, { from, outcome, to: result.id }) };
}

const ROOM = { x: 44, y: 40 };

/**
 * Room for a card between two nodes of one lane: what lies from the target on, down or to the right, moves along as
 * far as is needed. Between lanes there is nothing to move.
 */
function makeRoom(
  playbook: Playbook,
  lanes: Lanes,
  from: PlaybookNode,
  to: PlaybookNode,
): { playbook: Playbook; at?: Point } {
  if (from.phase !== to.phase) return { playbook };
  const placeOf = (node: PlaybookNode) => toCanvas(lanes, node.phase, node.position);
  const [a, b] = [placeOf(from), placeOf(to)];
  const axis = sidesOf(a, b).source === 'bottom' ? 'y' : 'x';
  const size = axis === 'y' ? NODE_HEIGHT : NODE_WIDTH;
  const gap = b[axis] - a[axis] - size;
  if (gap < 0) return { playbook };
  const by = Math.max(0, size + 2 * ROOM[axis] - gap) / UNIT[axis];
  const nodes = playbook.nodes.map((node) => {
    if (by === 0 || node.phase !== to.phase || node.position[axis] < to.position[axis]) return node;
    return { ...node, position: { ...node.position, [axis]: Math.ceil(node.position[axis] + by) } };
  });
  return {
    playbook: { ...playbook, nodes },
    at: { ...b, [axis]: a[axis] + size + (gap + by * UNIT[axis] - size) / 2 },
  };
}

/** A new node in the middle of an edge: the edge leads to it, and its first outcome leads on. */
export function insertOnEdge(playbook: Playbook, edgeId: string, added: NewNode): { playbook: Playbook; id: string } {
  const edge = playbook.edges.find((each) => each.id === edgeId);
  const [from, to] = [edge && findNode(playbook, edge.from), edge && findNode(playbook, edge.to)];
  if (!edge || !from || !to) return addNode(playbook, added);
  const room = makeRoom(playbook, added.lanes, from, to);
  const result = addNode(room.playbook, { ...added, at: room.at ?? added.at });
  const node = findNode(result.playbook, result.id);
  const rerouted = {
    ...result.playbook,
    edges: result.playbook.edges.map((each) => (each.id === edgeId ? { ...each, to: result.id } : each)),
  };
  const onward = node && freeOutcomes(rerouted, node)[0];
  if (!onward) return { ...result, playbook: rerouted };
  return { id: result.id, playbook: connect(rerouted, { from: result.id, outcome: onward.id, to: edge.to }) };
}

/** The playbook with an edge; unchanged where there may be none. */
export function connect(playbook: Playbook, edge: { from: string; outcome: string; to: string }): Playbook {
  const [from, to] = [findNode(playbook, edge.from), findNode(playbook, edge.to)];
  if (!from || !to || !takesEdges(to) || !freeOutcomes(playbook, from).some((each) => each.id === edge.outcome))
    return playbook;
  if (playbook.edges.some((each) => each.from === edge.from && each.outcome === edge.outcome && each.to === edge.to))
    return playbook;
  return { ...playbook, edges: [...playbook.edges, { id: freshEdgeId(playbook), ...edge }] };
}

export const setOutcome = (playbook: Playbook, edgeId: string, outcome: string): Playbook => ({
  ...playbook,
  edges: playbook.edges.map((edge) => (edge.id === edgeId ? { ...edge, outcome } : edge)),
});

export const reconnect = (playbook: Playbook, edgeId: string, to: string): Playbook => {
  const target = findNode(playbook, to);
  if (!target || !takesEdges(target)) return playbook;
  return { ...playbook, edges: playbook.edges.map((edge) => (edge.id === edgeId ? { ...edge, to } : edge)) };
};

/** The playbook with nodes at new places of the canvas; the lane that one is dropped in is its phase. */
export function moveNodes(playbook: Playbook, lanes: Lanes, places: ReadonlyMap<string, Point>): Playbook {
  const nodes = playbook.nodes.map((node) => {
    const point = places.get(node.id);
    return point ? moveTo(node, point, lanes) : node;
  });
  return nodes.every((node, index) => node === playbook.nodes[index]) ? playbook : { ...playbook, nodes };
}

/** Without the nodes (and the edges at them) and edges. */
export function remove(playbook: Playbook, ids: { nodes: ReadonlySet<string>; edges: ReadonlySet<string> }): Playbook {
  return {
    ...playbook,
    nodes: playbook.nodes.filter((node) => !ids.nodes.has(node.id)),
    edges: playbook.edges.filter(
      (edge) => !ids.edges.has(edge.id) && !ids.nodes.has(edge.from) && !ids.nodes.has(edge.to),
    ),
  };
}

/** The node with some of its own fields changed; an undefined description is taken out. */
export function changeNode(
  playbook: Playbook,
  id: string,
  change: { title?: string; phase?: PlaybookNode['phase']; description?: string | undefined },
): Playbook {
  return {
    ...playbook,
    nodes: playbook.nodes.map((node) => {
      if (node.id !== id) return node;
      const { description, ...rest } = { ...node, ...change };
      return (description === undefined || description === '' ? rest : { ...rest, description }) as PlaybookNode;
    }),
  };
}

/**
 * The node with another config. Where an outcome only got another name (a rule was renamed), its edges keep leading on
 * from it.
 */
export function setConfig(playbook: Playbook, id: string, config: unknown): Playbook {
  const before = findNode(playbook, id);
  if (!before) return playbook;
  const after = { ...before, config } as PlaybookNode;
  const [old, now] = [outcomesOf(before), outcomesOf(after)];
  const renamed = new Map<string, string>();
  if (old.length === now.length) {
    for (const [index, { id: name }] of old.entries()) {
      const next = now[index]!.id;
      if (name !== next && !now.some((each) => each.id === name)) renamed.set(name, next);
    }
  }
  return {
    ...playbook,
    nodes: playbook.nodes.map((node) => (node.id === id ? after : node)),
    edges:
      renamed.size === 0
        ? playbook.edges
        : playbook.edges.map((edge) =>
            edge.from === id && renamed.has(edge.outcome) ? { ...edge, outcome: renamed.get(edge.outcome)! } : edge,
          ),
  };
}

/** The node under another id, its edges with it. What expressions call it is not rewritten: lint finds those. */
export function renameNode(playbook: Playbook, id: string, to: string): Playbook {
  if (id === to || findNode(playbook, to)) return playbook;
  return {
    ...playbook,
    nodes: playbook.nodes.map((node) => (node.id === id ? { ...node, id: to } : node)),
    edges: playbook.edges.map((edge) => {
      if (edge.from !== id && edge.to !== id) return edge;
      return { ...edge, from: edge.from === id ? to : edge.from, to: edge.to === id ? to : edge.to };
    }),
  };
}
