import { MarkerType } from '@xyflow/react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PlaybookEdge } from '../../rules/playbook/schema.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { usePainted } from '../app/usePainted.ts';
import { edgesToFlow } from './mappers.ts';
import { translate } from '../playbook/words.ts';
import type { FlowEdge, FlowNode } from './mappers.ts';
import { BUTTON, labelWidth, outcomeLabel, outcomeTitle } from './outcomeLabel.ts';
import { cardsAt } from './routing/cards.ts';
import type { Cards } from './routing/cards.ts';
import { placeLabels } from './routing/labels.ts';
import type { LabelPlace, LabelWish } from './routing/labels.ts';
import { routeEdges } from './routing/routes.ts';
import type { Route } from './routing/routes.ts';
import { sameContent, useSameContent, useSameItems } from './sameContent.ts';
import type { FlowInput } from './useFlow.ts';

/** All that an edge is drawn from. */
interface Drawn {
  readonly bare: FlowEdge;
  readonly passed: number | undefined;
  readonly selected: boolean;
  readonly label: LabelPlace | undefined;
  /** Of the nodes at its ends. */
  readonly titles: string;
  readonly language: Language;
}

const sameDrawn = (a: Drawn, b: Drawn): boolean =>
  a.passed === b.passed &&
  a.selected === b.selected &&
  a.titles === b.titles &&
  a.language === b.language &&
  a.bare.data!.edge === b.bare.data!.edge &&
  a.bare.data!.source === b.bare.data!.source &&
  sameContent(a.bare.data!.route, b.bare.data!.route) &&
  sameContent(a.label, b.label);

const NOTHING_WRITTEN: readonly LabelWish[] = [];

/** React Flow's edges of a playbook on their ways round the cards. An edge that did not change keeps its object. */
export function useFlowEdges(input: FlowInput, nodes: readonly FlowNode[]): FlowEdge[] {
  const { playbook, overlay, selectedEdges, language, readOnly } = input;
  const { cards, routes } = useRoutes(playbook.edges, nodes, input.dragged);
  const running = overlay !== undefined;
  const bare = useMemo(() => edgesToFlow(playbook, routes), [playbook, routes]);
  const titles = useMemo(() => new Map(playbook.nodes.map(({ id, title }) => [id, title])), [playbook]);
  const wishes = useMemo(
    () =>
      bare.map(({ id, data, source, target }) => ({
        edge: id,
        from: source,
        to: target,
        words: labelWidth(outcomeLabel(data!, language), running),
        button: readOnly ? 0 : BUTTON,
      })),
    [bare, language, running, readOnly],
  );
  // Cards and edges are there first: what is written on these takes its time in a large graph.
  const isPainted = usePainted();
  const written = useDeferredValue(useSameContent(isPainted ? wishes : NOTHING_WRITTEN));
  const labels = useMemo(() => placeLabels(written, routes, cards), [written, routes, cards]);
  const [cache] = useState(() => new Map<string, { readonly drawn: Drawn; readonly flow: FlowEdge }>());
  return useSameItems(
    useMemo(
      () =>
        bare.map((edge) => {
          const drawn = {
            bare: edge,
            passed: overlay?.edges[edge.id],
            selected: selectedEdges.has(edge.id),
            label: labels.get(edge.id),
            titles: `${titles.get(edge.source)} → ${titles.get(edge.target)}`,
            language,
          };
          const old = cache.get(edge.id);
          if (old && sameDrawn(old.drawn, drawn)) return old.flow;
          const flow = toFlow(drawn, titles);
          cache.set(edge.id, { drawn, flow });
          return flow;
        }),
      [bare, labels, titles, overlay, selectedEdges, language, cache],
    ),
  );
}

function toFlow({ bare, passed, selected, label, language }: Drawn, titles: ReadonlyMap<string, string>): FlowEdge {
  const color = selected || (passed ?? 0) > 0 ? 'var(--accent)' : 'var(--line-strong)';
  return {
    ...bare,
    selected,
    ariaLabel: translate(language, 'edgeName', {
      from: titles.get(bare.source) || bare.source,
      outcome: outcomeTitle(bare.data!, language),
      to: titles.get(bare.target) || bare.target,
    }),
    domAttributes: { 'aria-roledescription': translate(language, 'edge') },
    data: { ...bare.data!, passed, label },
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color },
  };
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
