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
}

/** Below this the cards' words cannot be read. */
export const LEGIBLE = 0.5;
export const LEAST_ZOOM = 0.15;
/** Room for the lanes' heads above, and for the scale of time below. */
const TOP = 56;
const BOTTOM = 44;
const SIDE = 32;

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

/** The greatest zoom at which all of it is seen. */
export const fittingZoom = ({ left, right, top, bottom }: Bounds, { width, height }: Room): number =>
  Math.max(LEAST_ZOOM, Math.min(1, (width - 2 * SIDE) / (right - left), (height - TOP - BOTTOM) / (bottom - top)));

/** A view at this zoom: in the middle of the window what fits it, from its beginning what does not. */
export function viewAt({ left, right, top, bottom }: Bounds, { width, height }: Room, zoom: number): View {
  const fitsAcross = (right - left) * zoom <= width - 2 * SIDE;
  const fitsDown = (bottom - top) * zoom <= height - TOP - BOTTOM;
  const spare = fitsDown ? (height - TOP - BOTTOM - (bottom - top) * zoom) / 2 : 0;
  return {
    zoom,
    x: fitsAcross ? (width - (right - left) * zoom) / 2 - left * zoom : SIDE - left * zoom,
    // Little is shown near the top, where reading begins, rather than low in an empty window.
    y: TOP + Math.min(spare, 48) - top * zoom,
  };
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
