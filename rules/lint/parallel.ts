import type { Problem, Text } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';

const parallelWrite = defineFinding(
  'parallel-writes',
  {
    en: '“{node}” and “{other}” both set {what} “{name}”, in two branches of “{split}” that run at once: which value stays depends on who comes last. Use two names, or set it after the join.',
    'zh-CN':
      '“{node}”与“{other}”都设置{what}“{name}”，而它们在“{split}”的两个并行分支中：最终值取决于谁后到。请使用两个名称，或在汇合后设置。',
  },
  { severity: 'warning', example: 'two branches of a split, each with a set node that assigns "total"' },
);

const VARIABLE: Text = { en: 'the variable', 'zh-CN': '变量' };
const SET: Text = { en: 'the set', 'zh-CN': '集合' };

/** Rounds within rounds that are looked through. */
const MAX_ROUNDS = 8;

/** Names that two branches of one split set, each before the branches are joined. */
export function parallelWrites(model: LintModel, writers: ReadonlyMap<string, readonly number[]>): readonly Problem[] {
  const { nodes, names } = model;
  return [...writers].flatMap(([name, all]) => {
    if (all.length < 2) return [];
    const branches = all.map((writer) => branchesAround(model, writer));
    return all.flatMap((writer, index) => {
      const found = branches
        .slice(0, index)
        .findIndex((others) => splitBetween(others, branches[index]!) !== undefined);
      if (found < 0) return [];
      const split = splitBetween(branches[found]!, branches[index]!)!;
      const { node, config } = nodes[writer]!;
      const params = {
        node: node.id,
        other: nodes[all[found]!]!.node.id,
        split: nodes[split]!.node.id,
        what: names.sets.has(name) ? SET : VARIABLE,
        name,
      };
      return [parallelWrite({ pointer: config, node: node.id }, params)];
    });
  });
}

/** The branches that a node lies in: the splits whose round is open there, with the edges that lead to it. */
type Branches = ReadonlyMap<number, ReadonlySet<string>>;

function branchesAround({ nodes, graph, program }: LintModel, node: number): Branches {
  const found = new Map<number, Set<string>>();
  const seen = new Set([`${node}/0`]);
  // The rounds that were joined between here and the node, going backwards.
  const open = [{ at: node, joined: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const { from, edge } of graph.entering[next.at]!) {
      const { spec, node: source, outcomes } = nodes[from]!;
      const splits = outcomes.some(({ id, many }) => many && id === edge.outcome);
      const joins = spec.joins?.(source.config) !== undefined;
      if (splits && next.joined === 0) {
        const edges = found.get(from);
        if (edges) edges.add(edge.id);
        else found.set(from, new Set([edge.id]));
      }
      const joined = Math.max(0, next.joined + (joins ? 1 : 0) - (splits ? 1 : 0));
      const key = `${from}/${joined}`;
      if (joined > MAX_ROUNDS || seen.has(key) || !program.nodes.has(source.id)) continue;
      seen.add(key);
      open.push({ at: from, joined });
    }
  }
  return found;
}

/** A split of which the two lie in different branches, and in no branch together. */
function splitBetween(a: Branches, b: Branches): number | undefined {
  for (const [split, edges] of a) {
    const others = b.get(split);
    if (others && [...edges].every((edge) => !others.has(edge))) return split;
  }
  return undefined;
}
