import { NODE_HEIGHT, NODE_WIDTH } from '../geometry.ts';
import type { Point } from '../geometry.ts';

/** A rectangle of the canvas, in canvas pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CardBox extends Box {
  readonly id: string;
}

const CELL = 320;
/** More rows of cells than any canvas has, so that a cell has a number of its own. */
const SPAN = 1 << 20;

/** The cards of a canvas, found by where they lie. */
export interface Cards {
  get(id: string): CardBox | undefined;
  /** The cards that the box touches, made so many pixels larger on each side, each once. */
  near(box: Box, by?: number): readonly CardBox[];
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const grow = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

/** Sorts things into the cells of a grid, so that what lies near is found without looking at all of them. */
export class Grid<T extends Box> {
  readonly #cells = new Map<number, T[]>();

  add(item: T): void {
    const [right, bottom] = [cellOf(item.right), cellOf(item.bottom)];
    for (let x = cellOf(item.left); x <= right; x++) {
      for (let y = cellOf(item.top); y <= bottom; y++) {
        const cell = this.#cells.get(x * SPAN + y);
        if (cell) cell.push(item);
        else this.#cells.set(x * SPAN + y, [item]);
      }
    }
  }

  /** What a box touches that is `by` pixels larger on each side. Asked some hundred thousand times for a large graph. */
  touching(box: Box, by = 0): readonly T[] {
    const [left, top, right, bottom] = [box.left - by, box.top - by, box.right + by, box.bottom + by];
    const [lastX, firstY, lastY] = [cellOf(right), cellOf(top), cellOf(bottom)];
    let found: T[] | undefined;
    for (let x = cellOf(left); x <= lastX; x++) {
      for (let y = firstY; y <= lastY; y++) {
        const cell = this.#cells.get(x * SPAN + y);
        if (!cell) continue;
        for (const item of cell) {
          const touches = item.left < right && left < item.right && item.top < bottom && top < item.bottom;
          if (!touches || found?.includes(item)) continue;
          if (found) found.push(item);
          else found = [item];
        }
      }
    }
    return found ?? [];
  }
}

const cellOf = (at: number): number => Math.floor(at / CELL);

/** The cards with their top left corners at the positions. */
export function cardsAt(positions: ReadonlyMap<string, Point>): Cards {
  const byId = new Map<string, CardBox>();
  const grid = new Grid<CardBox>();
  for (const [id, { x, y }] of positions) {
    const box = { id, left: x, top: y, right: x + NODE_WIDTH, bottom: y + NODE_HEIGHT };
    byId.set(id, box);
    grid.add(box);
  }
  return { get: (id) => byId.get(id), near: (box, by) => grid.touching(box, by) };
}
