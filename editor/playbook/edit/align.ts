import type { Playbook } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { toCanvas } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import { moveNodes } from './nodes.ts';

/** Cards one under another (`column`) or side by side (`row`), or with the same room between them. */
export const ARRANGEMENTS = ['column', 'row', 'spreadDown', 'spreadAcross'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** How many cards each needs: two stand in line, but only a third can be moved between two. */
export const FEWEST: Readonly<Record<Arrangement, number>> = { column: 2, row: 2, spreadDown: 3, spreadAcross: 3 };

const SIZE = { x: NODE_WIDTH, y: NODE_HEIGHT } as const;

type Place = readonly [node: string, at: Point];

/** The same along one axis: the place of the first card. */
function line(places: readonly Place[], axis: 'x' | 'y'): readonly Place[] {
  const least = Math.min(...places.map(([, at]) => at[axis]));
  return places.map(([id, at]) => [id, { ...at, [axis]: least }]);
}

/** The outer cards stay; those between get equal gaps, or touch where there is no room. */
function spread(places: readonly Place[], axis: 'x' | 'y'): readonly Place[] {
  const sorted = places.toSorted(([, a], [, b]) => a[axis] - b[axis]);
  const [first, last] = [sorted[0]![1][axis], sorted.at(-1)![1][axis]];
  const step = Math.max(SIZE[axis], (last - first) / (sorted.length - 1));
  return sorted.map(([id, at], index) => [id, { ...at, [axis]: first + index * step }]);
}

const arrangeBy: Readonly<Record<Arrangement, (places: readonly Place[]) => readonly Place[]>> = {
  column: (places) => line(places, 'x'),
  row: (places) => line(places, 'y'),
  spreadDown: (places) => spread(places, 'y'),
  spreadAcross: (places) => spread(places, 'x'),
};

/** The playbook with some of its nodes put in line; the same object if there are too few of them. */
export function arrange(playbook: Playbook, lanes: Lanes, ids: ReadonlySet<string>, how: Arrangement): Playbook {
  const places = playbook.nodes
    .filter((node) => ids.has(node.id))
    .map((node): Place => [node.id, toCanvas(lanes, node.phase, node.position)]);
  if (places.length < FEWEST[how]) return playbook;
  return moveNodes(playbook, lanes, new Map(arrangeBy[how](places)));
}
