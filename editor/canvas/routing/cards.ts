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
  /** The cards that the box touches, each once. */
  near(box: Box): readonly CardBox[];
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
    for (const key of cellsOf(item)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(item);
      else this.#cells.set(key, [item]);
    }
  }

  touching(box: Box): readonly T[] {
    const found: T[] = [];
    for (const key of cellsOf(box)) {
      for (const item of this.#cells.get(key) ?? []) {
        if (overlaps(item, box) && !found.includes(item)) found.push(item);
      }
    }
    return found;
  }
}

function* cellsOf({ left, top, right, bottom }: Box): Generator<number> {
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield x * SPAN + y;
  }
}

/** The cards with their top left corners at the positions. */
export function cardsAt(positions: ReadonlyMap<string, Point>): Cards {
  const byId = new Map<string, CardBox>();
  const grid = new Grid<CardBox>();
  for (const [id, { x, y }] of positions) {
    const box = { id, left: x, top: y, right: x + NODE_WIDTH, bottom: y + NODE_HEIGHT };
    byId.set(id, box);
    grid.add(box);
  }
  return { get: (id) => byId.get(id), near: (box) => grid.touching(box) };
}
