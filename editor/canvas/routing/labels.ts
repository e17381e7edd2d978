import type { Point } from '../geometry.ts';
import { Grid } from './cards.ts';
import type { Box, Cards } from './cards.ts';
import type { Route } from './routes.ts';
import { stretchesOf } from './segments.ts';
import type { Segment } from './segments.ts';

/** What is to be written on an edge: its words' width, and that of a button after them, in pixels. */
export interface LabelWish {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  readonly words: number;
  readonly button: number;
}

/** Where an edge's label lies: its middle, its words' greatest width, and whether the button goes under them. */
export interface LabelPlace extends Point {
  readonly maxWidth: number;
  readonly stacked: boolean;
}

const LINE = 18;
const GAP = 3;
const STEP = 10;
/** Room between a label and the ends of its stretch, cards and other labels. */
const ROOM = 5;
/** The arrow's head is never under a label. */
const HEAD = 14;
/** What a pixel of cut words costs, in pixels from the source. */
const CUT = 4;
/** What is left of cut words must still say something. */
const FEWEST = 48;

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly maxWidth: number;
  readonly stacked: boolean;
}

/**
 * Places each label on a stretch of its own edge, as near to the source as it is clear there: never over a card or
 * another label, and where possible not where another edge runs or crosses. Words that fit nowhere are cut.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  routes: ReadonlyMap<string, Route>,
  cards: Cards,
): ReadonlyMap<string, LabelPlace> {
  const lines = new Grid<Segment>();
  for (const { edge, from, to } of wishes) {
    for (const box of stretchesOf(routes.get(edge)?.points ?? [])) lines.add({ ...box, edge, from, to });
  }
  const labels = new Grid<Box>();
  const places = new Map<string, LabelPlace>();
  const lengthOf = ({ edge }: LabelWish): number =>
    stretchesOf(routes.get(edge)?.points ?? []).reduce(
      (sum, box) => sum + box.right - box.left + box.bottom - box.top,
      0,
    );
  // Words choose before bare buttons, and those first whose edge leaves them the least choice.
  const order = wishes
    .map((wish) => ({ wish, length: lengthOf(wish) }))
    .toSorted((a, b) => Number(b.wish.words > 0) - Number(a.wish.words > 0) || a.length - b.length);
  for (const { wish } of order) {
    const route = routes.get(wish.edge);
    const found = route && placeOn(route.points, wish, lines, labels, cards);
    if (!found) continue;
    labels.add(found.box);
    places.set(wish.edge, found.place);
  }
  return places;
}

interface Found {
  readonly place: LabelPlace;
  readonly box: Box;
}

function placeOn(
  points: readonly Point[],
  wish: LabelWish,
  lines: Grid<Segment>,
  labels: Grid<Box>,
  cards: Cards,
): Found | undefined {
  let best: Found | undefined;
  let least = Infinity;
  for (const { found, away, cut } of spots(points, wish, () => least)) {
    if (cards.near(found.box, ROOM - 1).length > 0) continue;
    const others = lines.touching(found.box).filter((each) => each.edge !== wish.edge).length;
    const covered = labels.touching(found.box, 1).length;
    const cost = away + cut * CUT + others * 500 + covered * 20_000;
    if (cost < least) [best, least] = [found, cost];
  }
  return best ?? halfway(points, wish);
}

/** On an edge that is clear nowhere, such as one between cards that lie close together. */
function halfway(points: readonly Point[], { words, button }: LabelWish): Found {
  const [a, b] = [points[Math.ceil(points.length / 2) - 1]!, points[Math.floor(points.length / 2)]!];
  const { x, y } = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const maxWidth = Math.min(words, FEWEST);
  const reach = Math.max(maxWidth, button) / 2;
  return {
    place: { x, y, maxWidth, stacked: button > 0 },
    box: { left: x - reach, top: y - LINE, right: x + reach, bottom: y + LINE },
  };
}

/**
 * The places along a way, from the source on: how far they are from it, and how many pixels of words they cut; without
 * those that would cost more than the limit wherever else there is nothing.
 */
function* spots(
  points: readonly Point[],
  wish: LabelWish,
  limit: () => number,
): Generator<{ found: Found; away: number; cut: number }> {
  let passed = 0;
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1]!, points[at]!];
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const across = a.y === b.y;
    const usable = length - ROOM - (at === points.length - 1 ? HEAD : ROOM);
    for (const shape of shapesOf(wish, across ? usable : Infinity)) {
      const size = across ? shape.width : shape.height;
      const cut = wish.words - shape.maxWidth;
      for (let middle = ROOM + size / 2; middle + size / 2 <= ROOM + usable + 0.5; middle += STEP) {
        if (passed + middle + cut * CUT >= limit()) break;
        const x = a.x + Math.sign(b.x - a.x) * middle;
        const y = a.y + Math.sign(b.y - a.y) * middle;
        const { width, height, maxWidth, stacked } = shape;
        const box = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
        yield { found: { place: { x, y, maxWidth, stacked }, box }, away: passed + middle, cut };
      }
    }
    passed += length;
  }
}

/** The forms that a label may take on a stretch of the length: in one line, with the button below, or cut. */
function* shapesOf({ words, button }: LabelWish, length: number): Generator<Shape> {
  const gap = words > 0 && button > 0 ? GAP : 0;
  const inLine = words + gap + button;
  if (inLine <= length) yield { width: inLine, height: LINE, maxWidth: words, stacked: false };
  if (words === 0 || inLine <= length) return;
  const height = button > 0 ? 2 * LINE + GAP : LINE;
  const maxWidth = Math.min(words, length);
  if (maxWidth >= Math.min(words, FEWEST)) yield { width: maxWidth, height, maxWidth, stacked: button > 0 };
}
