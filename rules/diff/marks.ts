import type { Playbook, PlaybookEdge } from '../playbook/schema.ts';
import type { Change } from './change.ts';
import { pairNodes, renamesOf } from './nodes.ts';

export const MARKS = ['added', 'removed', 'changed'] as const;
export type Mark = (typeof MARKS)[number];

/** Two versions drawn as one: the new one with what is gone from it, and what each node and edge is. */
export interface MarkedPlaybook {
  readonly playbook: Playbook;
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly edges: ReadonlyMap<string, Mark>;
}

/** Room for a card, so that one that is gone is not drawn on one that came. */
const ROOM = { x: 180, y: 60 };
const STEP = 90;

/** What changed between two versions, on the nodes and edges of one drawing. */
export function markChanges(before: Playbook, after: Playbook, changes: readonly Change[]): MarkedPlaybook {
  const pairs = pairNodes(before, after);
  const renames = renamesOf(before, after, pairs);
  const nodes = new Map<string, Mark>();
  for (const { place } of changes.flatMap((change) => change.after ?? []))
    if (place.node !== undefined && !place.pointer.startsWith('/edges')) nodes.set(place.node, 'changed');
  for (const { place } of changes.flatMap((change) => change.before ?? [])) {
    const here = place.node !== undefined && !place.pointer.startsWith('/edges') ? place.node : undefined;
    if (here !== undefined) nodes.set(renames.get(here) ?? here, 'changed');
  }
  const gone = pairs.flatMap((pair) => (pair.after === undefined ? [before.nodes[pair.before!]!] : []));
  // An id that something else has now cannot be drawn twice.
  const taken = new Set(after.nodes.map((node) => node.id));
  const ghosts = gone.map((node) => ({ ...node, id: taken.has(node.id) ? `${node.id} (gone)` : node.id }));
  const ghostOf = new Map(gone.map((node, index) => [node.id, ghosts[index]!.id]));
  for (const pair of pairs) if (pair.before === undefined) nodes.set(after.nodes[pair.after!]!.id, 'added');
  for (const { id } of ghosts) nodes.set(id, 'removed');

  const hereNow = (id: string) => ghostOf.get(id) ?? renames.get(id) ?? id;
  const drawn = ({ id, from, outcome, to }: PlaybookEdge): PlaybookEdge => ({
    id,
    outcome,
    from: hereNow(from),
    to: hereNow(to),
  });
  const way = ({ from, outcome, to }: PlaybookEdge) => JSON.stringify([from, outcome, to]);
  const old = before.edges.map(drawn);
  const [oldWays, newWays] = [new Set(old.map(way)), new Set(after.edges.map(way))];
  const edges = new Map<string, Mark>();
  for (const edge of after.edges) if (!oldWays.has(way(edge))) edges.set(edge.id, 'added');
  const ids = new Set(after.edges.map((edge) => edge.id));
  const goneEdges = old
    .filter((edge) => !newWays.has(way(edge)))
    .map((edge) => ({ ...edge, id: ids.has(edge.id) ? `${edge.id} (gone)` : edge.id }));
  for (const { id } of goneEdges) edges.set(id, 'removed');
  return {
    playbook: {
      ...after,
      nodes: [...after.nodes, ...ghosts.map((ghost) => besideOthers(ghost, after.nodes))],
      edges: [...after.edges, ...goneEdges],
    },
    nodes,
    edges,
  };
}

type Placed = Pick<Playbook['nodes'][number], 'phase' | 'position'>;

/** A card that is gone is moved down until it lies on none that is there. */
function besideOthers<N extends Placed>(ghost: N, others: readonly Placed[]): N {
  const { x } = ghost.position;
  let { y } = ghost.position;
  const isTaken = () =>
    others.some(
      ({ phase, position }) =>
        phase === ghost.phase && Math.abs(position.x - x) < ROOM.x && Math.abs(position.y - y) < ROOM.y,
    );
  while (isTaken()) y += STEP;
  return { ...ghost, position: { x, y } };
}

/** The node or edge of the drawing that a change is about; undefined for one about the playbook as a whole. */
export function markedBy({ before, after }: Change, { nodes, playbook }: MarkedPlaybook): string | undefined {
  const id = after?.place.node ?? before?.place.node;
  if (id === undefined) return undefined;
  const gone = `${id} (gone)`;
  if (after === undefined && nodes.has(gone)) return gone;
  return playbook.nodes.some((node) => node.id === id) ? id : undefined;
}
