import type { Graph } from './graph.ts';

/** What decides when tokens come to the nodes of a graph; instants are epoch ms. */
export interface Passage {
  readonly graph: Graph;
  /** When tokens set out, by node; −∞ for at any time. */
  readonly starts: readonly (readonly [node: number, ms: number])[];
  /** When a token that entered the node can leave it by the outcome at the earliest. */
  leave(node: number, outcome: string, enteredMs: number): number;
  /** Over how many of its edges tokens must come for one to go on; one where nothing is said. */
  needs?(node: number): number;
}

/** When each node can be entered first (−∞ for at any time, ∞ for never), by Dijkstra’s algorithm. */
export function earliestEntering({ graph, starts, leave, needs = () => 1 }: Passage): Float64Array {
  const entered = new Float64Array(graph.size).fill(Infinity);
  const came = new Int32Array(graph.size);
  const queue = new Queue();
  for (const [node, ms] of starts) queue.push(node, ms);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, ms } = next;
    // Arrivals come in order of time, so the one that makes up the number is the one that lets the token go on.
    if (entered[node] !== Infinity || ++came[node]! < needs(node)) continue;
    entered[node] = ms;
    for (const { to, edge } of graph.leaving[node]!) queue.push(to, leave(node, edge.outcome, ms));
  }
  return entered;
}

interface Arrival {
  readonly node: number;
  readonly ms: number;
}

/** A binary heap of arrivals by instant. */
class Queue {
  private readonly heap: Arrival[] = [];

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

  pop(): Arrival | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && heap[left]!.ms < heap[least]!.ms) least = left;
      if (right < heap.length && heap[right]!.ms < heap[least]!.ms) least = right;
      if (least === index) return first;
      [heap[index], heap[least]] = [heap[least]!, heap[index]!];
      index = least;
    }
  }
}
