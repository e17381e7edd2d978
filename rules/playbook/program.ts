import { kindOf } from '../kinds/registry.ts';
import type { KindSpec } from '../kinds/spec.ts';
import type { Kind } from '../kinds/registry.ts';
import type { Playbook, PlaybookEdge, PlaybookNode } from './schema.ts';

/** A playbook made ready to run: the same content with the look-ups that running it needs. */
export interface Program {
  readonly playbook: Playbook;
  readonly nodes: ReadonlyMap<string, PlaybookNode>;
  /** A node's place in the file, which orders what happens at one instant. */
  readonly order: ReadonlyMap<string, number>;
  readonly leaving: ReadonlyMap<string, readonly PlaybookEdge[]>;
  readonly entering: ReadonlyMap<string, readonly PlaybookEdge[]>;
  kindOf(node: string): KindSpec<Kind, unknown>;
  /** The nodes from which `node` can be reached, itself left out unless it lies on a loop. */
  upstream(node: string): ReadonlySet<string>;
}

export function prepare(playbook: Playbook): Program {
  const nodes = new Map(playbook.nodes.map((node) => [node.id, node]));
  const leaving = groupBy(playbook.edges, (edge) => edge.from);
  const entering = groupBy(playbook.edges, (edge) => edge.to);
  const upstreamOf = new Map<string, ReadonlySet<string>>();
  return {
    playbook,
    nodes,
    order: new Map(playbook.nodes.map((node, index) => [node.id, index])),
    leaving,
    entering,
    kindOf: (node) => kindOf(nodes.get(node)!),
    upstream(node) {
      let found = upstreamOf.get(node);
      if (!found) upstreamOf.set(node, (found = reachBackwards(node, entering)));
      return found;
    },
  };
}

function reachBackwards(node: string, entering: ReadonlyMap<string, readonly PlaybookEdge[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { from } of entering.get(next) ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      open.push(from);
    }
  }
  return found;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
