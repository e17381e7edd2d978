import type { Sketch } from '../../rules/outline/sketch.ts';
import type { PhaseId } from '../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH, sidesOf } from '../canvas/geometry.ts';
import type { Point } from '../canvas/geometry.ts';
import { layOutLanes, toCanvas } from '../canvas/lanes.ts';
import { boundsOf } from '../canvas/views.ts';

/** A picture of a graph, in canvas pixels. */
export interface Picture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly { readonly phase: PhaseId; readonly from: number; readonly to: number }[];
  readonly cards: readonly (Point & { readonly id: string; readonly phase: PhaseId })[];
  readonly ways: readonly { readonly id: string; readonly path: string }[];
}

const MARGIN = 60;

/** What a playbook looks like from afar, in a frame so many times as wide as it is high; undefined without a node. */
export function pictureOf({ nodes, edges, phases }: Sketch, ratio: number): Picture | undefined {
  const lanes = layOutLanes({ nodes, phases: Object.fromEntries(phases.map(({ id }) => [id, true])) });
  const cards = nodes.map(({ id, phase, position }) => ({ id, phase, ...toCanvas(lanes, phase, position) }));
  const bounds = boundsOf(cards);
  if (!bounds) return undefined;
  const wide = Math.max(lanes.at(-1)!.to, bounds.right) - Math.min(lanes[0].from, bounds.left);
  const high = bounds.bottom - bounds.top + 2 * MARGIN;
  const [width, height] = [Math.max(wide, high * ratio), Math.max(high, wide / ratio)];
  const left = lanes[0].from - (width - wide) / 2;
  const placed = new Map(cards.map((card) => [card.id, card]));
  return {
    left,
    top: bounds.top - MARGIN - (height - high) / 2,
    width,
    height,
    // The outer lanes go on to the edge of the frame.
    lanes: lanes.map(({ phase, from, to }, index) => ({
      phase,
      from: index === 0 ? left : from,
      to: index === lanes.length - 1 ? left + width : to,
    })),
    cards,
    ways: edges.flatMap(({ id, from, to }) => {
      const [source, target] = [placed.get(from), placed.get(to)];
      return source && target ? [{ id, path: wayOf(source, target) }] : [];
    }),
  };
}

/** A curve from card to card, by the sides that face each other. */
function wayOf(from: Point, to: Point): string {
  if (sidesOf(from, to).source === 'bottom') {
    const [x1, y1, x2, y2] = [from.x + NODE_WIDTH / 2, from.y + NODE_HEIGHT, to.x + NODE_WIDTH / 2, to.y];
    const half = (y1 + y2) / 2;
    return `M${x1},${y1}C${x1},${half} ${x2},${half} ${x2},${y2}`;
  }
  const [x1, y1, x2, y2] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2, to.x, to.y + NODE_HEIGHT / 2];
  const half = (x1 + x2) / 2;
  return `M${x1},${y1}C${half},${y1} ${half},${y2} ${x2},${y2}`;
}
