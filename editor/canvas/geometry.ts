import type { Playbook } from '../../rules/playbook/schema.ts';

/** Size of a node card on the canvas, in pixels at zoom 1. Fixed, so that nothing has to be measured to be drawn. */
export const NODE_WIDTH = 236;
export const NODE_HEIGHT = 64;

/**
 * Pixels per unit of the file's positions. Files are drawn on a grid of about 220 × 80 units per node; the canvas gives
 * a card the room that its labels and the way between two cards need.
 */
export const UNIT = { x: 1.55, y: 1.25 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type FilePosition = Playbook['nodes'][number]['position'];

/** The sides that an edge leaves and enters by: the ones that face each other, with the flow to the right or down. */
export function sidesOf(
  from: Point,
  to: Point,
): { readonly source: 'right' | 'bottom'; readonly target: 'left' | 'top' } {
  const across = to.x - from.x - NODE_WIDTH;
  const down = to.y - from.y - NODE_HEIGHT;
  if (across >= 32 && across >= down) return { source: 'right', target: 'left' };
  if (down >= 16) return { source: 'bottom', target: 'top' };
  return { source: 'right', target: 'left' };
}
