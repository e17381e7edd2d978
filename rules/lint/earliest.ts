import { parseDuration } from '../time/duration.ts';
import { SAMPLES, shortestMs } from './instants.ts';
import type { Relative } from './instants.ts';
import type { LintModel, ModelNode } from './model.ts';

/** The earliest instants at which a token can come to a node, by the anchor that they hang on. */
export type Earliest = (node: number) => readonly Relative[];

type Hold = { readonly afterMs: number } | { readonly notBefore: Relative | undefined };

/**
 * For each node the earliest instant at which a token can enter it: the shortest way in time from any start, over what
 * nodes hold tokens back for. Where a way begins at an unknown instant (by hand), nothing is known of what it leads to,
 * until it has to wait for an instant.
 */
export function earliestOf(model: LintModel): Earliest {
  const { nodes, instant } = model;
  const holds = nodes.map((node) => holdsOf(node, instant));
  const roots = new Set(
    holds
      .flatMap((each) => [...each.values()])
      .flatMap((hold) => ('notBefore' in hold && hold.notBefore ? [hold.notBefore.root] : [])),
  );
  const found = [...roots].map((root) => ({
    root,
    samples: Array.from({ length: SAMPLES }, (_, sample) => shortestWays(model, holds, root, sample)),
  }));
  return (node) =>
    found.flatMap(({ root, samples }) => {
      const ms = samples.map((entered) => entered[node]!);
      return ms.every(Number.isFinite) ? [{ root, ms }] : [];
    });
}

function holdsOf({ node, spec, outcomes }: ModelNode, instant: LintModel['instant']): ReadonlyMap<string, Hold> {
  const holds = new Map<string, Hold>();
  for (const { id } of outcomes) {
    const text = spec.leavesNotBefore?.(node.config, id);
    if (text !== undefined)
      holds.set(id, parseDuration(text) ? { afterMs: shortestMs(text) } : { notBefore: instant(text) });
  }
  return holds;
}

/** When each node can be entered first (epoch ms; −∞ for at any time, ∞ for never), by Dijkstra’s algorithm. */
function shortestWays(
  { graph, starts }: LintModel,
  holds: readonly ReadonlyMap<string, Hold>[],
  root: string,
  sample: number,
): Float64Array {
  const entered = new Float64Array(graph.size).fill(Infinity);
  const done = new Uint8Array(graph.size);
  const queue = new Queue();
  for (const start of starts) {
    entered[start] = -Infinity;
    queue.push(start, -Infinity);
  }
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (const { to, edge } of graph.leaving[node]!) {
      const leftMs = leave(entered[node]!, holds[node]!.get(edge.outcome), root, sample);
      if (leftMs >= entered[to]! && entered[to] !== Infinity) continue;
      entered[to] = leftMs;
      queue.push(to, leftMs);
    }
  }
  return entered;
}

function leave(enteredMs: number, hold: Hold | undefined, root: string, sample: number): number {
  if (!hold) return enteredMs;
  if ('afterMs' in hold) return enteredMs + hold.afterMs;
  return hold.notBefore?.root === root ? Math.max(enteredMs, hold.notBefore.ms[sample]!) : enteredMs;
}

/** A binary heap of nodes by instant. */
class Queue {
  private readonly heap: { readonly node: number; readonly ms: number }[] = [];

  push(node: number, ms: number): void {
    const { heap } = this;
    let index = heap.length;
    heap.push({ node, ms });
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (heap[parent]!.ms <= ms) break;
      [heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
      index = parent;
    }
  }

  pop(): number | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first?.node;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && heap[left]!.ms < heap[least]!.ms) least = left;
      if (right < heap.length && heap[right]!.ms < heap[least]!.ms) least = right;
      if (least === index) return first.node;
      [heap[index], heap[least]] = [heap[least]!, heap[index]!];
      index = least;
    }
  }
}
