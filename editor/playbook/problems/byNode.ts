import type { Problem } from '../../../rules/problems/problem.ts';

/** The problems of each node, by its id. */
export function problemsByNode(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { node } = problem.place;
    if (node === undefined) continue;
    const others = found.get(node);
    if (others) others.push(problem);
    else found.set(node, [problem]);
  }
  return found;
}
