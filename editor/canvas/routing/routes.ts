import type { Point } from '../geometry.ts';
import { Grid, grow, overlaps } from './cards.ts';
import type { Box, CardBox, Cards } from './cards.ts';
import { runsTogether, simplify, stretchesOf } from './segments.ts';
import type { Segment } from './segments.ts';
import { detours, plainWays } from './ways.ts';
import type { Search, Way } from './ways.ts';

export interface Routed {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

interface Open {
  readonly edge: Routed;
  readonly from: CardBox;
  readonly to: CardBox;
}

/** An edge's way round the cards, in canvas pixels. */
export interface Route {
  readonly source: Way['source'];
  readonly target: Way['target'];
  readonly points: readonly Point[];
}

/** What a pixel of way costs when it runs through a card, on another edge, or round a corner. */
const THROUGH_CARD = 100_000;
const ON_OTHER_EDGE = 6;
const CORNER = 36;
const CROSSING = 14;
/** How close to a card an edge may pass, and how close to an edge that has nothing to do with it. */
const CLEAR = 8;
const APART = 6;
/** A plain way that costs no more than this beyond its length is taken without looking for a way round. */
const GOOD = 3 * CORNER;
/** How widely a way round is looked for; less so in a large graph, which is to be drawn at once. */
const SEARCH = { small: { lines: 64, tracks: 4 }, large: { lines: 12, tracks: 2 } } as const;
const LARGE = 400;
const FAR = 700;

/**
 * A way for each edge that goes round the cards, each on a track of its own where that is possible: only edges from or
 * to the same card may run together. Short edges choose first. Ways in `keep` stay as they are.
 */
export function routeEdges(
  edges: readonly Routed[],
  cards: Cards,
  keep: ReadonlyMap<string, Route> = new Map(),
): ReadonlyMap<string, Route> {
  const taken = new Grid<Segment>();
  const routes = new Map<string, Route>();
  const settle = (edge: Routed, route: Route): void => {
    routes.set(edge.id, route);
    for (const box of stretchesOf(route.points)) {
      taken.add({ ...box, edge: edge.id, from: edge.from, to: edge.to });
    }
  };
  const open: Open[] = [];
  for (const edge of edges) {
    const [from, to, kept] = [cards.get(edge.from), cards.get(edge.to), keep.get(edge.id)];
    if (!from || !to) continue;
    if (kept) settle(edge, kept);
    else open.push({ edge, from, to });
  }
  const search = open.length > LARGE ? SEARCH.large : SEARCH.small;
  const distance = ({ from, to }: Open): number => Math.abs(from.left - to.left) + Math.abs(from.top - to.top);
  for (const each of open.toSorted((a, b) => distance(a) - distance(b))) {
    settle(each.edge, bestWay(each, cards, taken, search));
  }
  return routes;
}

function bestWay({ edge, from, to }: Open, cards: Cards, taken: Grid<Segment>, search: Search): Route {
  let best: Way | undefined;
  let least = Infinity;
  const consider = (ways: Iterable<Way>): void => {
    const hopeful: { readonly way: Way; readonly cost: number }[] = [];
    for (const way of ways) {
      const cost = costOf(way);
      if (cost < least) hopeful.push({ way, cost });
    }
    // The shortest first: once one is found, the longer ones need not be looked at closely.
    for (const { way, cost } of hopeful.toSorted((a, b) => a.cost - b.cost)) {
      if (cost >= least) return;
      const whole = cost + obstructions(way, edge, cards, taken, least - cost);
      if (whole < least) [best, least] = [way, whole];
    }
  };
  consider(plainWays(from, to));
  const direct = Math.abs(from.left - to.left) + Math.abs(from.top - to.top);
  if (!best || least > direct + GOOD) consider(detours(from, to, cards, search));
  // Where cards stand close, only a long way round goes through none.
  if (least >= THROUGH_CARD) consider(detours(from, to, cards, { ...search, lines: 4 * search.lines }, FAR));
  return best ? { ...best, points: simplify(best.points) } : fallback(from, to);
}

/** What a way costs by itself: its length and its corners. */
function costOf({ points }: Way): number {
  let length = 0;
  for (let at = 1; at < points.length; at++) {
    length += Math.abs(points[at]!.x - points[at - 1]!.x) + Math.abs(points[at]!.y - points[at - 1]!.y);
  }
  return length + (points.length - 2) * CORNER;
}

/** A way for cards on top of each other, which leave none. */
const fallback = (from: CardBox, to: CardBox): Route => {
  const [start, end] = [
    { x: from.right, y: (from.top + from.bottom) / 2 },
    { x: to.left, y: (to.top + to.bottom) / 2 },
  ];
  return { source: 'right', target: 'left', points: [start, { x: start.x, y: end.y }, end] };
};

/** What lies in the way, as pixels of a detour that it is worth; gives up once `limit` is passed. */
function obstructions(way: Way, edge: Routed, cards: Cards, taken: Grid<Segment>, limit: number): number {
  const stretches = stretchesOf(way.points);
  let cost = 0;
  for (const box of stretches) {
    if (cost >= limit) return cost;
    cost += cardsIn(box, edge, cards) * THROUGH_CARD;
  }
  for (const box of stretches) {
    for (const other of taken.touching(box, APART)) {
      if (cost >= limit) return cost;
      if (other.from === edge.from || other.to === edge.to) continue;
      const together = runsTogether(box, other, APART);
      cost += together > 0 ? together * ON_OTHER_EDGE : CROSSING;
    }
  }
  return cost;
}

/** How many cards a stretch runs through or too close along; its own two cards it may touch. */
export function cardsIn(box: Box, { from, to }: Pick<Routed, 'from' | 'to'>, cards: Cards): number {
  return cards.near(box, CLEAR).filter((card) => (card.id === from || card.id === to ? crosses(box, card) : true))
    .length;
}

/** Whether a stretch without thickness runs through the inside of a box. */
const crosses = (box: Box, card: Box): boolean => overlaps(grow(box, 0.01), grow(card, -0.02));
