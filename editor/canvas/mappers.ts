import { Position } from '@xyflow/react';
import type { Edge, Node, NodeHandle } from '@xyflow/react';
import type { PhaseId, Playbook, PlaybookEdge, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { CardState } from './scope.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { Point } from './geometry.ts';
import { placeAt, toCanvas } from './lanes.ts';
import type { Lanes } from './lanes.ts';
import { cardsAt } from './routing/cards.ts';
import type { LabelPlace } from './routing/labels.ts';
import { routeEdges } from './routing/routes.ts';
import type { Route } from './routing/routes.ts';

export interface NodeData extends Record<string, unknown> {
  readonly node: PlaybookNode;
  readonly card?: CardState | undefined;
}
export type FlowNode = Node<NodeData, 'card'>;

export interface EdgeData extends Record<string, unknown> {
  readonly edge: PlaybookEdge;
  readonly phase: PhaseId;
  /** The node that the edge leaves, whose kind names its outcomes. */
  readonly source: PlaybookNode;
  readonly route: Route;
  /** How many tokens of a running campaign came over it. */
  readonly passed?: number | undefined;
  readonly label?: LabelPlace | undefined;
}
export type FlowEdge = Edge<EdgeData, 'outcome'>;

const HANDLE = 12;

const handle = (id: string, type: NodeHandle['type'], position: Position, x: number, y: number): NodeHandle => ({
  id,
  type,
  position,
  x: x - HANDLE / 2,
  y: y - HANDLE / 2,
  width: HANDLE,
  height: HANDLE,
});

/** Known beforehand, so that edges are drawn without the cards having been measured. */
const HANDLES: NodeHandle[] = [
  handle('left', 'target', Position.Left, 0, NODE_HEIGHT / 2),
  handle('top', 'target', Position.Top, NODE_WIDTH / 2, 0),
  handle('right', 'source', Position.Right, NODE_WIDTH, NODE_HEIGHT / 2),
  handle('bottom', 'source', Position.Bottom, NODE_WIDTH / 2, NODE_HEIGHT),
];

/** A playbook's node as React Flow draws it, at its place or at one that a drag has it at just now. */
export const nodeToFlow = (node: PlaybookNode, lanes: Lanes, at?: Point): FlowNode => ({
  id: node.id,
  type: 'card',
  position: at ?? toCanvas(lanes, node.phase, node.position),
  width: NODE_WIDTH,
  height: NODE_HEIGHT,
  measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
  handles: HANDLES,
  data: { node },
});

/** The playbook's edges between nodes that exist, each on its way round the cards. */
export function edgesToFlow(playbook: Playbook, routes: ReadonlyMap<string, Route>): FlowEdge[] {
  const nodes = new Map(playbook.nodes.map((node) => [node.id, node]));
  return playbook.edges.flatMap((edge) => {
    const [source, route] = [nodes.get(edge.from), routes.get(edge.id)];
    if (!source || !route) return [];
    return {
      id: edge.id,
      type: 'outcome' as const,
      source: edge.from,
      target: edge.to,
      sourceHandle: route.source,
      targetHandle: route.target,
      data: { edge, source, route, phase: source.phase },
    };
  });
}

/** The whole playbook as React Flow's nodes and edges. */
export function toFlow(playbook: Playbook, lanes: Lanes): { readonly nodes: FlowNode[]; readonly edges: FlowEdge[] } {
  const nodes = playbook.nodes.map((node) => nodeToFlow(node, lanes));
  const cards = cardsAt(new Map(nodes.map((node) => [node.id, node.position])));
  return { nodes, edges: edgesToFlow(playbook, routeEdges(playbook.edges, cards)) };
}

/**
 * The playbook with the nodes and edges that the canvas shows: moved nodes get the place and phase of where they lie,
 * all else of the file stays as it is. The inverse of `toFlow`.
 */
export function fromFlow(
  flow: { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] },
  playbook: Playbook,
  lanes: Lanes,
): Playbook {
  return {
    ...playbook,
    nodes: flow.nodes.map(({ data: { node }, position }) => moveTo(node, position, lanes)),
    edges: flow.edges.flatMap(({ data }) => (data ? [data.edge] : [])),
  };
}

/** The node at a place of the canvas; the same object if it is there already. */
export function moveTo(node: PlaybookNode, point: Point, lanes: Lanes): PlaybookNode {
  const here = toCanvas(lanes, node.phase, node.position);
  if (Math.abs(here.x - point.x) < 0.01 && Math.abs(here.y - point.y) < 0.01) return node;
  return { ...node, ...placeAt(lanes, point) };
}
