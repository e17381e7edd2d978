import { MarkerType } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { problemsByNode } from '../playbook/problems/byNode.ts';
import type { Point } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { edgesToFlow, nodeToFlow } from './mappers.ts';
import type { FlowEdge, FlowNode } from './mappers.ts';
import type { CardState } from './scope.ts';

export interface FlowInput {
  readonly playbook: Playbook;
  readonly lanes: Lanes;
  readonly overlay?: Overlay | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  /** Where a drag has nodes just now. */
  readonly dragged: ReadonlyMap<string, Point>;
}

interface Drawn {
  readonly node: PlaybookNode;
  readonly lanes: Lanes;
  readonly at: Point | undefined;
  readonly selected: boolean;
  readonly card: CardState;
  readonly flow: FlowNode;
}

const sameCard = (a: CardState, b: CardState): boolean =>
  a.errors === b.errors && a.warnings === b.warnings && a.leaving === b.leaving && sameOverlay(a.overlay, b.overlay);

/** Each answer of the API is a new object; a card is drawn again only for another content. */
const sameOverlay = (a: CardState['overlay'], b: CardState['overlay']): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

const sameEdge = (a: FlowEdge, b: FlowEdge): boolean =>
  a.data?.edge === b.data?.edge &&
  a.data?.source === b.data?.source &&
  a.sourceHandle === b.sourceHandle &&
  a.targetHandle === b.targetHandle;

/** React Flow's nodes and edges of a playbook. A node that did not change keeps its object, so its card is not drawn again. */
export function useFlow(input: FlowInput): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const { playbook, lanes, overlay, problems, selectedNodes, selectedEdges, dragged } = input;
  const [cache] = useState(() => new Map<string, Drawn>());
  const found = useMemo(() => problemsByNode(problems ?? []), [problems]);
  const nodes = useMemo(() => {
    const leaving = new Map<string, number>();
    for (const edge of playbook.edges) leaving.set(edge.from, (leaving.get(edge.from) ?? 0) + 1);
    // React Flow needs ids to be unique; of nodes under one id, which the check reports, the last is shown.
    const unique = new Map(playbook.nodes.map((node) => [node.id, node]));
    for (const id of cache.keys()) if (!unique.has(id)) cache.delete(id);
    return [...unique.values()].map((node) => {
      const of = found.get(node.id) ?? [];
      const errors = of.filter((problem) => problem.severity === 'error').length;
      const card = {
        overlay: overlay?.nodes[node.id],
        errors,
        warnings: of.length - errors,
        leaving: leaving.get(node.id) ?? 0,
      };
      const at = dragged.get(node.id);
      const selected = selectedNodes.has(node.id);
      const old = cache.get(node.id);
      const isSame = old?.node === node && old.lanes === lanes && old.at === at && old.selected === selected;
      if (old && isSame && sameCard(old.card, card)) return old.flow;
      const flow = { ...nodeToFlow(node, lanes, at), selected, ariaLabel: node.title, data: { node, card } };
      cache.set(node.id, { node, lanes, at, selected, card, flow });
      return flow;
    });
  }, [playbook, lanes, overlay, found, selectedNodes, dragged, cache]);
  const [edgeCache] = useState(() => new Map<string, FlowEdge>());
  const edges = useMemo(() => {
    const positions = new Map(nodes.map((node) => [node.id, node.position]));
    return edgesToFlow(playbook, positions).map((edge) => {
      const passed = overlay?.edges[edge.id];
      const selected = selectedEdges.has(edge.id);
      const old = edgeCache.get(edge.id);
      if (old && old.selected === selected && old.data?.passed === passed && sameEdge(old, edge)) return old;
      const color = selected || (passed ?? 0) > 0 ? 'var(--accent)' : 'var(--line-strong)';
      const markerEnd = { type: MarkerType.ArrowClosed, width: 14, height: 14, color };
      const drawn = { ...edge, selected, data: { ...edge.data!, passed }, markerEnd };
      edgeCache.set(edge.id, drawn);
      return drawn;
    });
  }, [playbook, nodes, overlay, selectedEdges, edgeCache]);
  return { nodes, edges };
}
