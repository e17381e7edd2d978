import { PHASES } from '../../rules/playbook/phases.ts';
import type { PhaseId, Playbook } from '../../rules/playbook/schema.ts';
import { NODE_WIDTH, UNIT } from './geometry.ts';
import type { FilePosition, Point } from './geometry.ts';

/** A phase's column on the canvas, in canvas pixels. */
export interface Lane {
  readonly phase: PhaseId;
  readonly from: number;
  readonly to: number;
  /** What is added to the positions of the phase's nodes, so that lanes neither overlap nor lie apart. */
  readonly shift: number;
}

export type Lanes = readonly [Lane, ...Lane[]];

/** Between a lane's border and its outer cards. */
export const LANE_PADDING = 36;
const EMPTY_WIDTH = NODE_WIDTH + 2 * LANE_PADDING;

/** What lanes are laid out by: the phases that there are, and where their nodes lie. */
interface LaidOut {
  readonly nodes: readonly Pick<Playbook['nodes'][number], 'phase' | 'position'>[];
  readonly phases: Readonly<Partial<Record<PhaseId, unknown>>>;
}

/**
 * Lays the phases out side by side, each as wide as its nodes need. A file may place nodes of different phases over each
 * other's columns, or far apart; here every node lies in the lane of its phase, and the next lane begins where it ends.
 */
export function layOutLanes(playbook: LaidOut): Lanes {
  const shown = PHASES.filter((phase) => playbook.phases[phase] || playbook.nodes.some((node) => node.phase === phase));
  const lanes: Lane[] = [];
  for (const phase of shown.length > 0 ? shown : PHASES) {
    const end = lanes.at(-1)?.to;
    const xs = playbook.nodes.filter((node) => node.phase === phase).map((node) => node.position.x * UNIT.x);
    if (xs.length === 0) {
      const from = end ?? 0;
      lanes.push({ phase, from, to: from + EMPTY_WIDTH, shift: 0 });
      continue;
    }
    const left = Math.min(...xs) - LANE_PADDING;
    const right = Math.max(...xs) + NODE_WIDTH + LANE_PADDING;
    const shift = end === undefined ? 0 : end - left;
    const from = end ?? left;
    lanes.push({ phase, from, to: right + shift, shift });
  }
  return lanes as unknown as Lanes;
}

/** The lane that a point of the canvas lies in; the outer lanes go on for ever. */
export const laneAt = (lanes: Lanes, x: number): Lane => lanes.find((lane) => x < lane.to) ?? lanes.at(-1)!;

const shiftOf = (lanes: Lanes, phase: PhaseId): number => lanes.find((lane) => lane.phase === phase)?.shift ?? 0;

/** Canvas pixels of a position of the file. */
export const toCanvas = (lanes: Lanes, phase: PhaseId, position: FilePosition): Point => ({
  x: position.x * UNIT.x + shiftOf(lanes, phase),
  y: position.y * UNIT.y,
});

/** The file's position (whole units) of a point on the canvas. */
export const toFile = (lanes: Lanes, phase: PhaseId, point: Point): FilePosition => ({
  x: Math.round((point.x - shiftOf(lanes, phase)) / UNIT.x) + 0,
  y: Math.round(point.y / UNIT.y) + 0,
});

/** The lane that most of a card with its top left corner at x lies in. */
export const laneOfCard = (lanes: Lanes, x: number): Lane => laneAt(lanes, x + NODE_WIDTH / 2);

/** How far a card keeps from the border of its lane. */
const MARGIN = 12;

/**
 * The phase and position of the file that a card dropped with its top left corner at the point gets: in the lane that
 * most of it lies in, and wholly in it, for a card across a border would tell two phases.
 */
export function placeAt(lanes: Lanes, point: Point): { readonly phase: PhaseId; readonly position: FilePosition } {
  const lane = laneOfCard(lanes, point.x);
  const { phase } = lane;
  const least = lane === lanes[0] ? -Infinity : lane.from + MARGIN;
  const most = lane === lanes.at(-1) ? Infinity : lane.to - NODE_WIDTH - MARGIN;
  const x = Math.max(least, Math.min(most, point.x));
  return { phase, position: toFile(lanes, phase, { x, y: point.y }) };
}

/** The lanes with the border after `phase` moved: later lanes move along, their nodes with them. */
export function widenLane(lanes: Lanes, phase: PhaseId, byPx: number): Lanes {
  const index = lanes.findIndex((lane) => lane.phase === phase);
  const lane = lanes[index];
  if (!lane) return lanes;
  const by = Math.max(byPx, EMPTY_WIDTH - (lane.to - lane.from));
  return lanes.map((each, at) => {
    if (at < index) return each;
    if (at === index) return { ...each, to: each.to + by };
    return { ...each, from: each.from + by, to: each.to + by, shift: each.shift + by };
  }) as unknown as Lanes;
}

/** Whether every node still lies in the lane of its phase, and the lanes are those of the playbook. */
export function lanesFit(lanes: Lanes, playbook: Pick<Playbook, 'nodes' | 'phases'>): boolean {
  const shown = new Set(lanes.map((lane) => lane.phase));
  if (PHASES.some((phase) => playbook.phases[phase] && !shown.has(phase))) return false;
  return playbook.nodes.every((node) => {
    const { x } = toCanvas(lanes, node.phase, node.position);
    return laneOfCard(lanes, x).phase === node.phase;
  });
}
