import type { Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel, ModelNode } from './model.ts';

const joinNeedsMore = defineFinding(
  'join-needs-more',
  {
    en: 'The join “{node}” waits for {needed} branches, but only {incoming} lead into it.',
    'zh-CN': '汇合“{node}”要等待 {needed} 个分支，但只有 {incoming} 条连线进入。',
  },
  { example: '"mode": {"n": 3} with two edges into the join' },
);
const joinCannotComplete = defineFinding(
  'join-cannot-complete',
  {
    en: 'The join “{node}” can never complete: {tokens} of the {needed} branches that it waits for can come, because they part at “{decision}”, which goes only one way. Use mode “any”, or part them with a split.',
    'zh-CN':
      '汇合“{node}”永远无法完成：要等待 {needed} 个分支，只可能到达 {tokens} 个，因为它们在只走一路的“{decision}”处分开。请改为“任意”，或用“并行”分开。',
  },
  { example: '"mode": "all" behind the two ways of one decide' },
);

const fewer = (path: string, tokens: number) => ({
  title: { en: `Wait for ${tokens} instead`, 'zh-CN': `改为等待 ${tokens} 个` },
  patch: [{ op: 'replace' as const, path, value: tokens === 1 ? 'any' : { n: tokens } }],
});

/**
 * Joins that wait for more than can come. How many of its edges one round can use is bounded from above: where a
 * node sends only one token on, at most one of the edges that depend on it alone is used.
 */
export function lintJoins(model: LintModel): readonly Problem[] {
  return model.nodes.flatMap(({ node, index, spec, config }) => {
    const needs = spec.joins?.(node.config);
    if (needs === undefined || model.graph.indexOf(node.id) !== index) return [];
    const incoming = model.graph.entering[index]!.length;
    const needed = needs === 'all' ? incoming : needs;
    if (needed < 2) return [];
    const place = { pointer: `${config}/mode`, node: node.id };
    const { tokens, decision } = bound(model, index);
    // Where nothing at all can come, the join is not what is wrong.
    const fix = tokens > 0 ? fewer(place.pointer, tokens) : undefined;
    if (incoming < needed) return [joinNeedsMore(place, { node: node.id, needed, incoming }, fix)];
    if (tokens >= needed) return [];
    return [joinCannotComplete(place, { node: node.id, needed, tokens, decision }, fix)];
  });
}

/**
 * How many different edges into the join tokens of one round can come over at most, by following each source of
 * tokens (starts, the branches of splits, the firings of monitors) forward: a node that only passes one token on
 * counts its alternatives as one.
 */
function bound(model: LintModel, join: number): { tokens: number; decision: string } {
  const { nodes, graph } = model;
  const { region, sources } = upTo(model, join);
  const groups = sources.flatMap((source) =>
    graph.leaving[source]!.filter(({ to }) => to === join || region.has(to)).map(({ to, edge }) =>
      to === join ? new Set([edge.id]) : edgesReached(model, to, join, region),
    ),
  );
  const largest = largestMatching(groups);
  if (!groups.some((group) => group.size > 1)) return { tokens: largest, decision: '' };
  const forks = [...region].filter((index) => !isSource(nodes[index]!) && graph.leaving[index]!.length > 1);
  return { tokens: largest, decision: forks.length > 0 ? nodes[Math.max(...forks)]!.node.id : '' };
}

/** What leads to the join without passing a source of tokens, and the sources that it begins at. */
function upTo({ nodes, graph }: LintModel, join: number): { region: ReadonlySet<number>; sources: readonly number[] } {
  const region = new Set<number>();
  const sources = new Set<number>();
  const open = [join];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { from } of graph.entering[next]!) {
      if (isSource(nodes[from]!)) sources.add(from);
      else if (!region.has(from)) {
        region.add(from);
        open.push(from);
      }
    }
  }
  return { region, sources: [...sources].sort((a, b) => a - b) };
}

/** Starts, and nodes that send on more than one token. */
const isSource = ({ node, spec, outcomes }: ModelNode): boolean =>
  spec.arm !== undefined || spec.watch?.(node.config).window !== undefined || outcomes.some(({ many }) => many);

/** The edges into the join that one token at the node can come over, without passing another source of tokens. */
function edgesReached(
  { graph }: LintModel,
  from: number,
  join: number,
  region: ReadonlySet<number>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to, edge } of graph.leaving[next]!) {
      if (to === join) found.add(edge.id);
      else if (region.has(to) && !seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
    }
  }
  return found;
}

/** The largest number of edges that can each be given to a token of its own: a matching of tokens and edges. */
function largestMatching(groups: readonly ReadonlySet<string>[]): number {
  const holderOf = new Map<string, number>();
  const assign = (group: number, seen: Set<string>): boolean => {
    for (const edge of groups[group]!) {
      if (seen.has(edge)) continue;
      seen.add(edge);
      const holder = holderOf.get(edge);
      if (holder === undefined || assign(holder, seen)) {
        holderOf.set(edge, group);
        return true;
      }
    }
    return false;
  };
  return groups.filter((_, index) => assign(index, new Set())).length;
}
