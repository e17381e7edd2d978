import { kindOf } from '../kinds/registry.ts';
import type { Program } from '../playbook/program.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';

const noStart = defineProblem('no-start', {
  en: 'The playbook has no start node, so nothing would ever happen. Add one.',
  'zh-CN': '方案没有开始节点，不会有任何动作。请添加。',
});
const unreachable = defineProblem('unreachable', {
  en: '“{node}” can never be reached: no way leads to it from a start. Connect it or delete it.',
  'zh-CN': '节点“{node}”无法到达：没有从开始通向它的路径。请连接或删除。',
});
const outcomeWithoutEdge = defineProblem('outcome-without-edge', {
  en: 'The outcome “{outcome}” of “{node}” leads nowhere. Connect it to the next node.',
  'zh-CN': '节点“{node}”的走向“{outcome}”没有去向。请连接到下一个节点。',
});
const spinningLoop = defineProblem('spinning-loop', {
  en: 'This loop never waits for time or a person ({path}): it would spin for ever. Put a wait into it.',
  'zh-CN': '该循环既不等待时间也不等待人（{path}），会无限空转。请在其中加入等待。',
});

/** Nodes that cannot be reached, outcomes that must lead on and do not, loops that would spin. */
export function lintFlow(program: Program): readonly Problem[] {
  const { playbook } = program;
  const starts = playbook.nodes.filter((node) => kindOf(node).arm);
  if (starts.length === 0) return [noStart('/nodes')];
  const reached = reachableFrom(
    program,
    starts.map((node) => node.id),
  );
  return playbook.nodes.flatMap((node, index) => {
    const place = { pointer: `/nodes/${index}`, node: node.id };
    if (!reached.has(node.id)) return [unreachable(place, { node: node.id })];
    const edges = program.leaving.get(node.id) ?? [];
    const loop = findSpin(program, node.id);
    return [
      ...kindOf(node)
        .outcomes(node.config)
        .filter((outcome) => outcome.required && !edges.some((edge) => edge.outcome === outcome.id))
        .map((outcome) => outcomeWithoutEdge(place, { node: node.id, outcome: outcome.id })),
      ...(loop ? [spinningLoop(place, { path: loop.join(' → ') })] : []),
    ];
  });
}

function reachableFrom(program: Program, starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts);
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to } of program.leaving.get(next) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

/** A way from the node back to itself on which nothing passes time, reported at the loop's first node in the file. */
function findSpin(program: Program, start: string): readonly string[] | undefined {
  if (!spins(program, start)) return undefined;
  const first = program.order.get(start)!;
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const { to } of program.leaving.get(next) ?? []) {
      if (to === start) {
        const path = [start];
        for (let step: string | undefined = next; step !== undefined && step !== start; step = cameFrom.get(step)) {
          path.splice(1, 0, step);
        }
        return [...path, start];
      }
      if (cameFrom.has(to) || !program.nodes.has(to) || !spins(program, to) || program.order.get(to)! < first) continue;
      cameFrom.set(to, next);
      open.push(to);
    }
  }
  return undefined;
}

function spins(program: Program, id: string): boolean {
  const node = program.nodes.get(id);
  return node !== undefined && !kindOf(node).passesTime(node.config);
}
