import { kindOf } from '../kinds/registry.ts';
import { cycle } from '../kinds/playbook/problems.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Problem } from '../problems/problem.ts';

type Known = Readonly<Record<string, Playbook>>;

/**
 * What is wrong with a playbook together with those that it runs, as far as they are known: references in a circle,
 * parameters and anchors that are missing or not theirs.
 */
export function lintTogether(playbook: Playbook, known: Known): readonly Problem[] {
  return playbook.nodes.flatMap((node, index) => {
    const ref = kindOf(node).refersTo?.(node.config);
    // Of itself lint knows without the others.
    if (ref === undefined || ref === playbook.id) return [];
    const other = known[ref];
    const given = other ? (kindOf(node).checkReference?.(node, other, `/nodes/${index}/config`) ?? []) : [];
    const path = findPath(known, ref, playbook.id, new Set());
    if (!path) return given;
    return [
      ...given,
      cycle({ pointer: `/nodes/${index}/config/ref`, node: node.id }, { path: [playbook.id, ...path].join(' → ') }),
    ];
  });
}

/** A way of references from one playbook to another. */
function findPath(known: Known, from: string, to: string, seen: Set<string>): readonly string[] | undefined {
  if (from === to) return [to];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const node of known[from]?.nodes ?? []) {
    const ref = kindOf(node).refersTo?.(node.config);
    const path = ref === undefined ? undefined : findPath(known, ref, to, seen);
    if (path) return [from, ...path];
  }
  return undefined;
}
