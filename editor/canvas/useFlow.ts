import { MarkerType } from '@xyflow/react';
import { useMemo, useRef } from 'react';
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

/** React Flow's nodes and edges of a playbook. A node that did not change keeps its object, so its card is not drawn again. */
export function useFlow(input: FlowInput): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const { playbook, lanes, overlay, problems, selectedNodes, selectedEdges, dragged } = input;
  const cache = useRef<ReadonlyMap<string, Drawn>>(new Map());
  const found = useMemo(() => problemsByNode(problems ?? []), [problems]);
  const nodes = useMemo(() => {
    const leaving = new Map<string, number>();
    for (const edge of playbook.edges) leaving.set(edge.from, (leaving.get(edge.from) ?? 0) + 1);
    const next = new Map<string, Drawn>();
    for (const node of playbook.nodes) {
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
      const old = cache.current.get(node.id);
      if (
        old &&
        old.node === node &&
        old.lanes === lanes &&
        old.at === at &&
        old.selected === selected &&
        sameCard(old.card, card)
      ) {
        next.set(node.id, old);
        continue;
      }
      const flow = { ...nodeToFlow(node, lanes, at), selected, ariaLabel: node.title };
      next.set(node.id, { node, lanes, at, selected, card, flow: { ...flow, data: { node, card } } });
    }
    cache.current = next;
    return [...next.values()].map((drawn) => drawn.flow);
  }, [playbook, lanes, overlay, found, selectedNodes, dragged]);
  const edges = useMemo(() => {
    const positions = new Map(nodes.map((node) => [node.id, node.position]));
    return edgesToFlow(playbook, positions).map((edge) => {
      const passed = overlay?.edges[edge.id];
      const selected = selectedEdges.has(edge.id);
      const lit = selected || (passed ?? 0) > 0;
      return {
        ...edge,
        selected,
        data: { ...edge.data!, passed },
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 14,
          height: 14,
          color: lit ? 'var(--accent)' : 'var(--line-strong)',
        },
      };
    });
  }, [playbook, nodes, overlay, selectedEdges]);
  return { nodes, edges };
}
