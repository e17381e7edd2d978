import { faceOf } from '../../../rules/kinds/faces.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';

/** Every name that a new id must not take: parameters, anchors, nodes, and what nodes store. */
export function takenIds(playbook: Playbook): ReadonlySet<string> {
  return new Set([
    ...Object.keys(playbook.parameters),
    ...Object.keys(playbook.anchors),
    ...playbook.nodes.flatMap((node) => [node.id, ...namesOf(node, 'variables'), ...namesOf(node, 'sets')]),
  ]);
}

/** What a node stores. A config that is not complete yet may not be readable by its kind: then it stores nothing. */
export function namesOf(node: Playbook['nodes'][number], what: 'variables' | 'sets'): readonly string[] {
  try {
    return faceOf(node)[what]?.(node) ?? [];
  } catch {
    return [];
  }
}

/** The wished id if it is free, else with the first number that makes it so. */
export function freshId(taken: ReadonlySet<string>, wish: string): string {
  if (!taken.has(wish)) return wish;
  const stem = wish.replace(/\d+$/, '') || wish;
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

export function freshEdgeId(playbook: Playbook, also: ReadonlySet<string> = new Set()): string {
  const taken = new Set([...playbook.edges.map((edge) => edge.id), ...also]);
  return freshId(taken, `e${playbook.edges.length + 1}`);
}
