import type { Program } from '../playbook/program.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { kindOf } from '../kinds/registry.ts';

const joinNeedsMore = defineProblem('join-needs-more', {
  en: 'The join “{node}” waits for {needed} branches, but only {incoming} lead into it.',
  'zh-CN': '汇合“{node}”要等待 {needed} 个分支，但只有 {incoming} 条连线进入。',
});
const joinCannotComplete = defineProblem('join-cannot-complete', {
  en: 'The join “{node}” can never complete: {tokens} of the {needed} branches that it waits for can come, because they part at “{decision}”, which goes only one way. Use mode “any”, or part them with a split.',
  'zh-CN':
    '汇合“{node}”永远无法完成：要等待 {needed} 个分支，只可能到达 {tokens} 个，因为它们在只走一路的“{decision}”处分开。请改为“任意”，或用“并行”分开。',
});

/**
 * Joins that wait for more than can come. How many of its edges one round can use is bounded from above: where a
 * node sends only one token on, at most one of the edges that depend on it alone is used.
 */
export function lintJoins(program: Program): readonly Problem[] {
  return program.playbook.nodes.flatMap((node, index) => {
    const needs = kindOf(node).joins?.(node.config);
    if (needs === undefined) return [];
    const edges = program.entering.get(node.id) ?? [];
    const needed = needs === 'all' ? edges.length : needs;
    const place = { pointer: `/nodes/${index}/config/mode`, node: node.id };
    if (edges.length < needed) return [joinNeedsMore(place, { node: node.id, needed, incoming: edges.length })];
    if (needed < 2) return [];
    const { tokens, decision } = bound(program, node.id);
    if (tokens >= needed) return [];
    return [joinCannotComplete(place, { node: node.id, needed, tokens, decision })];
  });
}

/**
 * How many different edges into the join tokens of one round can come over at most, by following each source of
 * tokens (starts, the branches of splits, the firings of monitors) forward: a node that only passes one token on
 * counts its alternatives as one.
 */
function bound(program: Program, join: string): { tokens: number; decision: string } {
  const upstream = program.upstream(join);
  let decision = '';
  const sources = [...upstream].filter((id) => isSource(program, id));
  const groups: ReadonlySet<string>[] = sources.flatMap((source) =>
    (program.leaving.get(source) ?? [])
      .filter((edge) => edge.to === join || upstream.has(edge.to))
      .map((edge) => (edge.to === join ? new Set([edge.id]) : edgesReached(program, edge.to, join))),
  );
  // The largest number of edges that can each be given to a token of its own: a matching of tokens and edges.
  const edgeOf = new Map<string, number>();
  const assign = (group: number, seen: Set<string>): boolean => {
    for (const edge of groups[group]!) {
      if (seen.has(edge)) continue;
      seen.add(edge);
      const holder = edgeOf.get(edge);
      if (holder === undefined || assign(holder, seen)) {
        edgeOf.set(edge, group);
        return true;
      }
    }
    return false;
  };
  let tokens = 0;
  for (const [index, group] of groups.entries()) {
    if (assign(index, new Set())) tokens++;
    if (group.size > 1) decision ||= firstFork(program, [...upstream]);
  }
  return { tokens, decision };
}

/** Starts, and nodes that send on more than one token. */
function isSource(program: Program, id: string): boolean {
  const node = program.nodes.get(id);
  if (!node) return false;
  const spec = kindOf(node);
  return (
    spec.arm !== undefined ||
    spec.watch?.(node.config).window !== undefined ||
    spec.outcomes(node.config).some((each) => each.many)
  );
}

/** The edges into the join that one token at the node can come over, without passing another source of tokens. */
function edgesReached(program: Program, from: string, join: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isSource(program, next)) continue;
    for (const edge of program.leaving.get(next) ?? []) {
      if (edge.to === join) found.add(edge.id);
      else if (!seen.has(edge.to)) {
        seen.add(edge.to);
        open.push(edge.to);
      }
    }
  }
  return found;
}

function firstFork(program: Program, upstream: readonly string[]): string {
  const forks = upstream.filter((id) => !isSource(program, id) && (program.leaving.get(id) ?? []).length > 1);
  return forks.toSorted((a, b) => program.order.get(b)! - program.order.get(a)!)[0] ?? '';
}
