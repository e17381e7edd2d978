import type { Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import { components } from './graph.ts';
import type { Graph } from './graph.ts';
import type { LintModel } from './model.ts';

const noStart = defineFinding(
  'no-start',
  {
    en: 'The playbook has no start node, so nothing would ever happen. Add one.',
    'zh-CN': '方案没有开始节点，不会有任何动作。请添加。',
  },
  { example: '"nodes": []' },
);
const unreachable = defineFinding(
  'unreachable',
  {
    en: '“{node}” can never be reached: no way leads to it from a start. Connect it or delete it.',
    'zh-CN': '节点“{node}”无法到达：没有从开始通向它的路径。请连接或删除。',
  },
  { example: 'a node that no edge leads to' },
);
const outcomeWithoutEdge = defineFinding(
  'outcome-without-edge',
  {
    en: 'The outcome “{outcome}” of “{node}” leads nowhere. Connect it to the next node.',
    'zh-CN': '节点“{node}”的走向“{outcome}”没有去向。请连接到下一个节点。',
  },
  { example: 'a decide without an edge for "otherwise"' },
);
const spinningLoop = defineFinding(
  'spinning-loop',
  {
    en: 'This loop never waits for time or a person ({path}): it would spin for ever. Put a wait into it.',
    'zh-CN': '该循环既不等待时间也不等待人（{path}），会无限空转。请在其中加入等待。',
  },
  { example: '"a.done > b", "b.done > a" between two set nodes' },
);

/** Nodes that cannot be reached, outcomes that must lead on and do not, loops that would spin. */
export function lintFlow(model: LintModel): readonly Problem[] {
  const { playbook, nodes, reached, starts } = model;
  if (starts.length === 0) return [noStart('/nodes')];
  const connected = new Set(playbook.edges.map(({ from, outcome }) => `${from} ${outcome}`));
  const deadEnds = nodes.flatMap(({ node, pointer, outcomes }, index) =>
    outcomes
      .filter(({ id, required }) => reached[index] === 1 && required && !connected.has(`${node.id} ${id}`))
      .map(({ id }) => outcomeWithoutEdge({ pointer, node: node.id }, { node: node.id, outcome: id })),
  );
  return [...cutOff(model), ...deadEnds, ...spinningLoops(model)];
}

/** First those that nothing leads to: connected, they connect what lies behind them. */
function cutOff({ nodes, graph, reached }: LintModel): Problem[] {
  const indices = [...nodes.keys()].filter((index) => reached[index] === 0);
  const isFirst = (index: number): boolean => graph.entering[index]!.length === 0;
  return [...indices.filter(isFirst), ...indices.filter((index) => !isFirst(index))].map((index) => {
    const { node, pointer } = nodes[index]!;
    return unreachable({ pointer, node: node.id }, { node: node.id });
  });
}

/** Each knot of loops on which nothing passes time, at its first node in the file. */
function spinningLoops({ nodes, graph, reached }: LintModel): Problem[] {
  const spins = (index: number) => reached[index] === 1 && !nodes[index]!.spec.passesTime(nodes[index]!.node.config);
  return components(graph, spins)
    .map((members) => ({ members: new Set(members), first: Math.min(...members) }))
    .toSorted((a, b) => a.first - b.first)
    .flatMap(({ members, first }) => {
      const loop = loopThrough(graph, first, members);
      if (!loop) return [];
      const path = loop.map((index) => nodes[index]!.node.id).join(' → ');
      return [spinningLoop({ pointer: nodes[first]!.pointer, node: nodes[first]!.node.id }, { path })];
    });
}

/** The shortest way from the node back to itself among the members. */
function loopThrough({ leaving }: Graph, start: number, members: ReadonlySet<number>): readonly number[] | undefined {
  const cameFrom = new Map<number, number>();
  let wave = [start];
  while (wave.length > 0) {
    const next: number[] = [];
    for (const node of wave) {
      for (const { to } of leaving[node]!) {
        if (to === start) return [start, ...wayTo(node, start, cameFrom), start];
        if (!members.has(to) || cameFrom.has(to)) continue;
        cameFrom.set(to, node);
        next.push(to);
      }
    }
    wave = next;
  }
  return undefined;
}

function wayTo(node: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let step = node; step !== start; step = cameFrom.get(step)!) way.unshift(step);
  return way;
}
