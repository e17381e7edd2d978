import type { Point } from '../geometry.ts';
import type { Box } from './cards.ts';

/** One straight stretch of an edge's way, across or down. */
export interface Segment extends Box {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
}

/** Way points without repetitions and without corners that turn nowhere. */
export function simplify(points: readonly Point[]): readonly Point[] {
  const distinct = points.filter((point, at) => at === 0 || !same(point, points[at - 1]!));
  return distinct.filter((point, at) => {
    const [before, after] = [distinct[at - 1], distinct[at + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** The stretch between two way points as a box without thickness. */
export const stretch = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
});

/** The stretches of a way, in its direction. */
export function stretchesOf(points: readonly Point[]): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 1; at < points.length; at++) boxes.push(stretch(points[at - 1]!, points[at]!));
  return boxes;
}

/** How far two stretches run on one another or closer than `apart` pixels side by side; 0 where they only cross. */
export function runsTogether(a: Box, b: Box, apart: number): number {
  const across = a.top === a.bottom;
  if (across !== (b.top === b.bottom)) return 0;
  if (across) {
    if (Math.abs(a.top - b.top) >= apart) return 0;
    return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  }
  if (Math.abs(a.left - b.left) >= apart) return 0;
  return Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** An SVG path along the way points with rounded corners. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  rest.forEach((corner, at) => {
    const [before, after] = [points[at]!, rest[at + 1]];
    if (!after) return (path += `L${corner.x},${corner.y}`);
    const size = Math.min(radius, reach(before, corner) / 2, reach(corner, after) / 2);
    const [enter, leave] = [toward(corner, before, size), toward(corner, after, size)];
    return (path += `L${enter.x},${enter.y}Q${corner.x},${corner.y} ${leave.x},${leave.y}`);
  });
  return path;
}

const reach = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const toward = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});
