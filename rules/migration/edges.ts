import type { CampaignState } from '../interpreter/state.ts';
import type { Playbook } from '../playbook/schema.ts';

/** The id that an edge of the old version has in the new one: by where it leads from and to, whatever it is called. */
export function edgesUnder(before: Playbook, after: Playbook): (edge: string) => string {
  const way = ({ from, outcome, to }: Playbook['edges'][number]) => `${from} ${outcome} ${to}`;
  const fresh = new Map(after.edges.map((edge) => [way(edge), edge.id]));
  const known = new Map(before.edges.map((edge) => [edge.id, fresh.get(way(edge)) ?? edge.id]));
  return (edge) => known.get(edge) ?? edge;
}

/** What joins have collected, by the new version's edges. */
export const arrivalsUnder = (
  { arrivals }: CampaignState,
  edgeUnder: (edge: string) => string,
): CampaignState['arrivals'] =>
  Object.fromEntries(
    Object.entries(arrivals).map(([key, { edges, passed }]) => [key, { edges: edges.map(edgeUnder), passed }]),
  );
