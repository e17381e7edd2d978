import type { Playbook, PlaybookEdge, PlaybookNode } from '../../../rules/playbook/schema.ts';
import type { Point } from '../../canvas/geometry.ts';
import { placeAt, toCanvas } from '../../canvas/lanes.ts';
import type { Lanes } from '../../canvas/lanes.ts';
import { freshId, takenIds } from './ids.ts';

/** The format of nodes on the clipboard. */
export const FRAGMENT = 'dacu/nodes@1';

/** Nodes and the edges between them, as the clipboard holds them. */
export interface Fragment {
  readonly nodes: readonly PlaybookNode[];
  readonly edges: readonly PlaybookEdge[];
}

/** The nodes with the edges that both start and end among them. */
export function copyNodes(playbook: Playbook, ids: ReadonlySet<string>): Fragment {
  return {
    nodes: playbook.nodes.filter((node) => ids.has(node.id)),
    edges: playbook.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
  };
}

export const writeFragment = (fragment: Fragment): string => JSON.stringify({ format: FRAGMENT, ...fragment }, null, 2);

/** Whether a text may hold nodes, told without reading it as such. */
export const isFragment = (text: string): boolean => text.startsWith('{') && text.slice(0, 60).includes(FRAGMENT);

/**
 * The playbook with a fragment's nodes under ids of their own, its edges kept, and the ids of the new nodes. The
 * fragment's top left corner comes to `at`; each node gets the phase of the lane it comes to lie in.
 */
export function paste(
  playbook: Playbook,
  fragment: Fragment,
  at: Point,
  lanes: Lanes,
): { playbook: Playbook; ids: string[] } {
  const places = fragment.nodes.map((node) => toCanvas(lanes, node.phase, node.position));
  const corner = { x: Math.min(...places.map((each) => each.x)), y: Math.min(...places.map((each) => each.y)) };
  const taken = new Set(takenIds(playbook));
  const names = new Map<string, string>();
  const nodes = fragment.nodes.map((node, index) => {
    const id = freshId(taken, node.id);
    taken.add(id);
    names.set(node.id, id);
    const place = places[index]!;
    return { ...node, id, ...placeAt(lanes, { x: at.x + place.x - corner.x, y: at.y + place.y - corner.y }) };
  });
  const edgeIds = new Set(playbook.edges.map((edge) => edge.id));
  const edges = fragment.edges.map((edge) => {
    const id = freshId(edgeIds, edge.id);
    edgeIds.add(id);
    return { ...edge, id, from: names.get(edge.from)!, to: names.get(edge.to)! };
  });
  return {
    playbook: { ...playbook, nodes: [...playbook.nodes, ...nodes], edges: [...playbook.edges, ...edges] },
    ids: nodes.map((node) => node.id),
  };
}
