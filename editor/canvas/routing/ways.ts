import type { Point } from '../geometry.ts';
import type { Box, CardBox, Cards } from './cards.ts';
import { grow } from './cards.ts';

/** A way that an edge might take from the source's right or bottom side to the target's left or top side. */
export interface Way {
  readonly source: 'right' | 'bottom';
  readonly target: 'left' | 'top';
  readonly points: readonly Point[];
}

/** How far from a card an edge may turn at the earliest, and the further tracks beside that one. */
const TRACKS = [16, 28, 40, 52];
/** How far beyond its ends an edge goes for a way round. */
const REACH = 80;
/** Room for the arrow's head before the target. */
const HEAD = 20;

interface Ends {
  readonly right: Point;
  readonly bottom: Point;
  readonly left: Point;
  readonly top: Point;
}

const endsOf = (from: CardBox, to: CardBox): Ends => ({
  right: { x: from.right, y: (from.top + from.bottom) / 2 },
  bottom: { x: (from.left + from.right) / 2, y: from.bottom },
  left: { x: to.left, y: (to.top + to.bottom) / 2 },
  top: { x: (to.left + to.right) / 2, y: to.top },
});

/** The ways with at most two corners, or three round a corner of a card: the ones that are read at a glance. */
export function* plainWays(from: CardBox, to: CardBox): Generator<Way> {
  const { right, bottom, left, top } = endsOf(from, to);
  const across = left.x - right.x;
  if (across > HEAD) {
    const columns = [right.x + across / 2, ...TRACKS.map((by) => left.x - by), ...TRACKS.map((by) => right.x + by)];
    if (right.y === left.y) yield { source: 'right', target: 'left', points: [right, left] };
    else for (const x of columns) if (x > right.x && x < left.x) yield viaColumn(right, x, left);
  }
  const down = top.y - bottom.y;
  if (down > HEAD) {
    const rows = [bottom.y + down / 2, ...TRACKS.map((by) => top.y - by), ...TRACKS.map((by) => bottom.y + by)];
    if (bottom.x === top.x) yield { source: 'bottom', target: 'top', points: [bottom, top] };
    else for (const y of rows) if (y > bottom.y && y < top.y) yield viaRow(bottom, y, top);
  }
  if (top.x > right.x + HEAD && top.y > right.y + HEAD) {
    yield { source: 'right', target: 'top', points: [right, { x: top.x, y: right.y }, top] };
  }
  if (left.x > bottom.x + HEAD && left.y > bottom.y + HEAD) {
    yield { source: 'bottom', target: 'left', points: [bottom, { x: bottom.x, y: left.y }, left] };
  }
}

const viaColumn = (right: Point, x: number, left: Point): Way => ({
  source: 'right',
  target: 'left',
  points: [right, { x, y: right.y }, { x, y: left.y }, left],
});

const viaRow = (bottom: Point, y: number, top: Point): Way => ({
  source: 'bottom',
  target: 'top',
  points: [bottom, { x: bottom.x, y }, { x: top.x, y }, top],
});

/** How many rows and columns are tried, and how many places beside a card where an edge may turn. */
export interface Search {
  readonly lines: number;
  readonly tracks: number;
}

/** The ways that go round cards: out of the source, along one of the nearest free rows or columns, and into the target. */
export function* detours(
  from: CardBox,
  to: CardBox,
  cards: Cards,
  { lines, tracks }: Search,
  reach: number = REACH,
): Generator<Way> {
  const { right, bottom, left, top } = endsOf(from, to);
  const { rows, columns } = freeLines(from, to, cards, lines, reach);
  const apart = TRACKS.slice(0, tracks);
  const [outRight, inLeft] = [apart.map((by) => right.x + by), apart.map((by) => left.x - HEAD - by + 16)];
  const [outBottom, inTop] = [apart.map((by) => bottom.y + by), apart.map((by) => top.y - HEAD - by + 16)];
  for (const y of rows) {
    for (const out of outRight) {
      for (const into of inLeft) {
        const points = [right, { x: out, y: right.y }, { x: out, y }, { x: into, y }, { x: into, y: left.y }, left];
        yield { source: 'right', target: 'left', points };
      }
      if (y <= top.y - HEAD) {
        const points = [right, { x: out, y: right.y }, { x: out, y }, { x: top.x, y }, top];
        yield { source: 'right', target: 'top', points };
      }
    }
    if (y >= bottom.y + TRACKS[0]!) {
      for (const into of inLeft) {
        const points = [bottom, { x: bottom.x, y }, { x: into, y }, { x: into, y: left.y }, left];
        yield { source: 'bottom', target: 'left', points };
      }
      for (const x of besideOf(to)) {
        const into = inTop[0]!;
        const points = [bottom, { x: bottom.x, y }, { x, y }, { x, y: into }, { x: top.x, y: into }, top];
        yield { source: 'bottom', target: 'top', points };
      }
    }
  }
  for (const x of columns) {
    for (const out of outBottom) {
      for (const into of inTop) {
        const points = [bottom, { x: bottom.x, y: out }, { x, y: out }, { x, y: into }, { x: top.x, y: into }, top];
        yield { source: 'bottom', target: 'top', points };
      }
      if (x <= left.x - HEAD) {
        const points = [bottom, { x: bottom.x, y: out }, { x, y: out }, { x, y: left.y }, left];
        yield { source: 'bottom', target: 'left', points };
      }
    }
    if (x >= right.x + TRACKS[0]!) {
      for (const into of inTop) {
        const points = [right, { x, y: right.y }, { x, y: into }, { x: top.x, y: into }, top];
        yield { source: 'right', target: 'top', points };
      }
      for (const y of aboveOrBelow(to)) {
        const into = inLeft[0]!;
        const points = [right, { x, y: right.y }, { x, y }, { x: into, y }, { x: into, y: left.y }, left];
        yield { source: 'right', target: 'left', points };
      }
    }
  }
}

const besideOf = ({ left, right }: CardBox): number[] => TRACKS.slice(0, 2).flatMap((by) => [left - by, right + by]);

const aboveOrBelow = ({ top, bottom }: CardBox): number[] =>
  TRACKS.slice(0, 2).flatMap((by) => [top - by, bottom + by]);

/** The rows and columns beside the cards around an edge, those with the shortest way round first. */
function freeLines(
  from: CardBox,
  to: CardBox,
  cards: Cards,
  most: number,
  reach: number,
): { rows: readonly number[]; columns: readonly number[] } {
  const around: Box = grow(
    {
      left: Math.min(from.left, to.left),
      top: Math.min(from.top, to.top),
      right: Math.max(from.right, to.right),
      bottom: Math.max(from.bottom, to.bottom),
    },
    reach,
  );
  const near = cards.near(around);
  const rows = near.flatMap(({ top, bottom }) => TRACKS.slice(0, 3).flatMap((by) => [top - by, bottom + by]));
  const columns = near.flatMap(({ left, right }) => TRACKS.slice(0, 3).flatMap((by) => [left - by, right + by]));
  return {
    rows: nearest(rows, (from.top + from.bottom) / 2, (to.top + to.bottom) / 2, most),
    columns: nearest(columns, (from.left + from.right) / 2, (to.left + to.right) / 2, most),
  };
}

function nearest(lines: readonly number[], a: number, b: number, most: number): readonly number[] {
  const away = (line: number): number => Math.abs(line - a) + Math.abs(line - b);
  return [...new Set(lines)].toSorted((one, other) => away(one) - away(other) || one - other).slice(0, most);
}
