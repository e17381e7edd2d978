import { faces } from '../../../rules/kinds/faces.ts';
import type { Kind } from '../../../rules/kinds/faces.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../canvas/geometry.ts';
import { laneAt, toCanvas } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import type { PickFor } from '../store/view.ts';
import { freeOutcomes, outcomesOf } from './outcomes.ts';

/** Room between a node and the one that is added below it. */
const BELOW = 52;
/** Room between a node and the one that is added to its right. */
const ASIDE = 20;

/** How a node comes to one that is there: after it, or where all its outcomes lead somewhere, beside it. */
export type Next =
  { readonly how: 'after'; readonly outcome: string } | { readonly how: 'onEdge'; readonly edge: string } | Beside;
interface Beside {
  readonly how: 'beside';
}

/** A free outcome leads to what is added; a node's only one may lead there first; of several none can be chosen. */
export function nextOf(playbook: Playbook, node: PlaybookNode): Next {
  const [outcome] = freeOutcomes(playbook, node);
  if (outcome) return { how: 'after', outcome: outcome.id };
  const leaving = playbook.edges.filter((edge) => edge.from === node.id);
  const [edge] = leaving;
  return edge && leaving.length === 1 && outcomesOf(node).length === 1
    ? { how: 'onEdge', edge: edge.id }
    : { how: 'beside' };
}

/** Where what is added to a node goes, and by which outcome. */
export function placeNextTo(
  playbook: Playbook,
  node: PlaybookNode,
  lanes: Lanes,
  next: Next = nextOf(playbook, node),
): { readonly where: PickFor; readonly outcome?: string } {
  const { x, y } = toCanvas(lanes, node.phase, node.position);
  const below = { x, y: y + NODE_HEIGHT + BELOW };
  switch (next.how) {
    case 'after':
      return { where: { type: 'after', from: node.id, at: below }, outcome: next.outcome };
    case 'onEdge':
      return { where: { type: 'onEdge', edge: next.edge, at: below } };
    case 'beside': {
      const right = { x: x + NODE_WIDTH + ASIDE, y };
      const isInLane = laneAt(lanes, right.x + NODE_WIDTH).phase === node.phase;
      return { where: { type: 'place', at: isInLane ? right : below } };
    }
  }
}

/** What begins a flow cannot be led into, and on an edge what ends one would lead nowhere. */
export const fits = (kind: Kind, to: PickFor['type']): boolean =>
  to === 'place' ||
  (faces[kind].beginsFlow !== true &&
    (to !== 'onEdge' || faces[kind].outcomes(faces[kind].defaults as never).length > 0));
