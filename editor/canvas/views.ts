import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { Point } from './geometry.ts';

/** A part of the canvas, in canvas pixels. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The canvas as React Flow moves and scales it. */
export interface View extends Point {
  readonly zoom: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Pixels at the bottom that something lies over. */
  readonly below?: number | undefined;
}

/** The overview in the corner of the canvas, in pixels of the window. */
export const OVERVIEW = { width: 152, height: 88 } as const;
export const OVERVIEW_MARGIN = 8;

/** Below this the cards' words cannot be read. */
export const LEGIBLE = 0.5;
export const LEAST_ZOOM = 0.15;
/** Room for the lanes' heads above, and for the buttons and the scale of time below. */
const TOP = 56;
const BOTTOM = 74;
const SIDE = 32;
/** What lies over the canvas itself: the lanes' heads and the scale of time, px. */
const LANE_HEADS = 34;
const SCALE = 26;

/** What the cards at these places cover; undefined without any. */
export function boundsOf(corners: readonly Point[]): Bounds | undefined {
  if (corners.length === 0) return undefined;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    left: xs.reduce((a, b) => Math.min(a, b)),
    right: xs.reduce((a, b) => Math.max(a, b)) + NODE_WIDTH,
    top: ys.reduce((a, b) => Math.min(a, b)),
    bottom: ys.reduce((a, b) => Math.max(a, b)) + NODE_HEIGHT,
  };
}

const heightFor = ({ height, below = 0 }: Pick<Room, 'height' | 'below'>): number => height - TOP - BOTTOM - below;

/** The greatest zoom at which all of it is seen. */
export const fittingZoom = ({ left, right, top, bottom }: Bounds, { width, height, below }: Room): number =>
  Math.max(LEAST_ZOOM, Math.min(1, (width - 2 * SIDE) / (right - left), heightFor({ height, below }) / (bottom - top)));

/** A view at this zoom: in the middle of the window what fits it, from its beginning what does not. */
export function viewAt({ left, right, top, bottom }: Bounds, { width, height, below }: Room, zoom: number): View {
  const fitsAcross = (right - left) * zoom <= width - 2 * SIDE;
  const high = heightFor({ height, below });
  const fitsDown = (bottom - top) * zoom <= high;
  const spare = fitsDown ? (high - (bottom - top) * zoom) / 2 : 0;
  return {
    zoom,
    x: fitsAcross ? (width - (right - left) * zoom) / 2 - left * zoom : SIDE - left * zoom,
    // Little is shown near the top, where reading begins, rather than low in an empty window.
    y: TOP + Math.min(spare, 48) - top * zoom,
  };
}

/** Smaller than this the first view is of a part of the graph, for reading, not of all of it. */
const COMFORTABLE = 0.78;

/** As many of the cards at these places as an area of the canvas holds; of equally many those that are furthest on. */
function seenTogether(corners: readonly Point[], { width, height }: Pick<Room, 'width' | 'height'>): readonly Point[] {
  const within = (left: number, top: number): readonly Point[] =>
    corners.filter(
      ({ x, y }) => x >= left && x + NODE_WIDTH <= left + width && y >= top && y + NODE_HEIGHT <= top + height,
    );
  const lefts = [...new Set(corners.map(({ x }) => x))].toSorted((a, b) => b - a);
  const tops = [...new Set(corners.map(({ y }) => y))];
  const groups = lefts.flatMap((x) => tops.map((y) => within(x, y))).filter((group) => group.length > 0);
  return groups.reduce((most, group) => (group.length > most.length ? group : most), groups[0] ?? corners);
}

/**
 * The view that a reader is given: all of the graph where that can be read, else its beginning or, of a run, where most
 * goes on of what goes on at the places `busy`.
 */
export function viewToRead(bounds: Bounds, busy: readonly Point[], room: Room): View {
  const zoom = Math.max(COMFORTABLE, fittingZoom(bounds, room));
  const view = viewAt(bounds, room, zoom);
  const tall = (bounds.bottom - bounds.top) * zoom > heightFor(room);
  // What was before stays in sight: a quarter of the window.
  const seen = { width: (room.width * 0.75) / zoom, height: tall ? heightFor(room) / zoom : Infinity };
  const group = boundsOf(seenTogether(busy, seen));
  if (!group || fittingZoom(bounds, room) >= COMFORTABLE) return view;
  return {
    zoom,
    x: room.width / 4 - group.left * zoom,
    y: tall ? viewAt({ ...bounds, top: group.top }, room, zoom).y : view.y,
  };
}

/** Whether the middle of a card at this place is in sight, between the lanes' heads and the scale of time. */
export function isInView({ x, y }: Point, view: View, { width, height }: Pick<Room, 'width' | 'height'>): boolean {
  const across = (x + NODE_WIDTH / 2) * view.zoom + view.x;
  const down = (y + NODE_HEIGHT / 2) * view.zoom + view.y;
  return across > 0 && across < width && down > LANE_HEADS && down < height - SCALE;
}

const isSame = (a: View, b: View): boolean =>
  Math.abs(a.zoom - b.zoom) < 0.01 && Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2;

/**
 * The view that shows everything. Where that would be too small to read, first as much as can be read, from the
 * beginning; asked for again from there, all of it.
 */
export function viewOfAll(bounds: Bounds, room: Room, now: View): View {
  const all = viewAt(bounds, room, fittingZoom(bounds, room));
  if (all.zoom >= LEGIBLE) return all;
  const legible = viewAt(bounds, room, LEGIBLE);
  return isSame(now, legible) ? all : legible;
}
