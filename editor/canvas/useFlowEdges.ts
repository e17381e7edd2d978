import { MarkerType } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { PlaybookEdge } from '../../rules/playbook/schema.ts';
import { edgesToFlow } from './mappers.ts';
import { translate } from '../playbook/words.ts';
import type { FlowEdge, FlowNode } from './mappers.ts';
import { BUTTON, labelWidth, outcomeLabel, outcomeTitle } from './outcomeLabel.ts';
import { cardsAt } from './routing/cards.ts';
import type { Cards } from './routing/cards.ts';
import { placeLabels } from './routing/labels.ts';
import { routeEdges } from './routing/routes.ts';
import type { Route } from './routing/routes.ts';
import { sameContent } from './sameContent.ts';
import type { FlowInput } from './useFlow.ts';

const sameEdge = (a: FlowEdge, b: FlowEdge): boolean =>
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data?.edge === b.data?.edge &&
  a.data?.source === b.data?.source &&
  a.data?.passed === b.data?.passed &&
  sameContent(a.data?.route, b.data?.route) &&
  sameContent(a.data?.label, b.data?.label);

/** React Flow's edges of a playbook on their ways round the cards. An edge that did not change keeps its object. */
export function useFlowEdges(input: FlowInput, nodes: readonly FlowNode[]): FlowEdge[] {
  const { playbook, overlay, selectedEdges, language, readOnly } = input;
  const { cards, routes } = useRoutes(playbook.edges, nodes, input.dragged);
  const running = overlay !== undefined;
  const bare = useMemo(() => edgesToFlow(playbook, routes), [playbook, routes]);
  const titles = useMemo(() => new Map(playbook.nodes.map(({ id, title }) => [id, title])), [playbook]);
  const labels = useMemo(() => {
    const wishes = bare.map(({ id, data, source, target }) => ({
      edge: id,
      from: source,
      to: target,
      words: labelWidth(outcomeLabel(data!, language), running),
      button: readOnly ? 0 : BUTTON,
    }));
    return placeLabels(wishes, routes, cards);
  }, [bare, routes, cards, language, running, readOnly]);
  const [cache] = useState(() => new Map<string, FlowEdge>());
  return useMemo(
    () =>
      bare.map((edge) => {
        const passed = overlay?.edges[edge.id];
        const selected = selectedEdges.has(edge.id);
        const color = selected || (passed ?? 0) > 0 ? 'var(--accent)' : 'var(--line-strong)';
        const markerEnd = { type: MarkerType.ArrowClosed, width: 14, height: 14, color };
        const drawn = {
          ...edge,
          selected,
          ariaLabel: translate(language, 'edgeName', {
            from: titles.get(edge.source) || edge.source,
            outcome: outcomeTitle(edge.data!, language),
            to: titles.get(edge.target) || edge.target,
          }),
          domAttributes: { 'aria-roledescription': translate(language, 'edge') },
          data: { ...edge.data!, passed, label: labels.get(edge.id) },
          markerEnd,
        };
        const old = cache.get(edge.id);
        if (old && sameEdge(old, drawn)) return old;
        cache.set(edge.id, drawn);
        return drawn;
      }),
    [bare, labels, titles, overlay, selectedEdges, language, cache],
  );
}

interface Ways {
  readonly cards: Cards;
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * The ways of all edges, found anew only when a card or an edge has changed. While cards are dragged only the edges at
 * them look for a way: what the reader does not touch does not move.
 */
function useRoutes(edges: readonly PlaybookEdge[], nodes: readonly FlowNode[], dragged: FlowInput['dragged']): Ways {
  const [last] = useState(() => new Map<string, Route>());
  const places = JSON.stringify(nodes.map(({ id, position: { x, y } }) => [id, x, y]));
  return useMemo(() => {
    const positions = JSON.parse(places) as [string, number, number][];
    const cards = cardsAt(new Map(positions.map(([id, x, y]) => [id, { x, y }])));
    const still = edges.flatMap(({ id, from, to }) => {
      const route = dragged.size === 0 || dragged.has(from) || dragged.has(to) ? undefined : last.get(id);
      return route ? [[id, route] as const] : [];
    });
    const routes = routeEdges(edges, cards, new Map(still));
    last.clear();
    for (const [id, route] of routes) last.set(id, route);
    return { cards, routes };
  }, [edges, places, dragged, last]);
}
