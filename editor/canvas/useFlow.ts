import { useMemo, useState } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import { faces } from '../../rules/kinds/faces.ts';
import type { Playbook, PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Language, Problem } from '../../rules/problems/problem.ts';
import { problemsByNode } from '../playbook/problems/byNode.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import type { Point } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import { nodeToFlow } from './mappers.ts';
import type { FlowEdge, FlowNode } from './mappers.ts';
import { sameContent } from './sameContent.ts';
import type { CardState } from './scope.ts';
import { useFlowEdges } from './useFlowEdges.ts';

export interface FlowInput {
  readonly playbook: Playbook;
  readonly lanes: Lanes;
  readonly overlay?: Overlay | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly timetable?: Timetable | undefined;
  /** How many threads on each node await an answer. */
  readonly comments?: ReadonlyMap<string, number> | undefined;
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  /** Where a drag has nodes just now. */
  readonly dragged: ReadonlyMap<string, Point>;
  readonly language: Language;
  readonly readOnly: boolean;
}

interface Drawn {
  readonly node: PlaybookNode;
  readonly lanes: Lanes;
  readonly at: Point | undefined;
  readonly language: Language;
  readonly selected: boolean;
  readonly card: CardState;
  readonly flow: FlowNode;
}

const sameCard = (a: CardState, b: CardState): boolean =>
  a.errors === b.errors &&
  a.warnings === b.warnings &&
  a.leaving === b.leaving &&
  a.comments === b.comments &&
  sameContent(a.window, b.window) &&
  sameContent(a.overlay, b.overlay);

/** React Flow's nodes and edges of a playbook. A node that did not change keeps its object, so its card is not drawn again. */
export function useFlow(input: FlowInput): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const { playbook, lanes, overlay, problems, timetable, comments, selectedNodes, dragged, language } = input;
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
        comments: comments?.get(node.id) ?? 0,
        window: timetable?.windows.get(node.id),
      };
      const at = dragged.get(node.id);
      const selected = selectedNodes.has(node.id);
      const old = cache.get(node.id);
      const isSame =
        old?.node === node &&
        old.lanes === lanes &&
        old.at === at &&
        old.selected === selected &&
        old.language === language;
      if (old && isSame && sameCard(old.card, card)) return old.flow;
      const kind = faces[node.kind].title[language];
      const flow = {
        ...nodeToFlow(node, lanes, at),
        selected,
        ariaLabel: node.title || kind,
        domAttributes: { 'aria-roledescription': kind },
        data: { node, card },
      };
      cache.set(node.id, { node, lanes, at, language, selected, card, flow });
      return flow;
    });
  }, [playbook, lanes, overlay, timetable, comments, found, selectedNodes, dragged, language, cache]);
  const edges = useFlowEdges(input, nodes);
  return { nodes, edges };
}
