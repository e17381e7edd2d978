import type { Program } from '../playbook/program.ts';
import type { PlaybookEdge } from '../playbook/schema.ts';

/** A playbook's flow by numbers: nodes by their place in the file. Edges that lead nowhere are not in it. */
export interface Graph {
  readonly size: number;
  indexOf(node: string): number;
  readonly leaving: readonly (readonly FlowEdge[])[];
  readonly entering: readonly (readonly FlowEdge[])[];
}

export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  readonly edge: PlaybookEdge;
}

export function graphOf({ playbook, order }: Program): Graph {
  const leaving: FlowEdge[][] = playbook.nodes.map(() => []);
  const entering: FlowEdge[][] = playbook.nodes.map(() => []);
  for (const edge of playbook.edges) {
    const from = order.get(edge.from);
    const to = order.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const flow = { from, to, edge };
    leaving[from]!.push(flow);
    entering[to]!.push(flow);
  }
  return { size: playbook.nodes.length, indexOf: (node) => order.get(node) ?? -1, leaving, entering };
}

/** Which nodes can be reached from the given ones, these included. */
export function reachableFrom({ size, leaving }: Graph, starts: readonly number[]): Uint8Array {
  const reached = new Uint8Array(size);
  const open = [...starts];
  for (const start of starts) reached[start] = 1;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to } of leaving[next]!) {
      if (reached[to]) continue;
      reached[to] = 1;
      open.push(to);
    }
  }
  return reached;
}

/**
 * The strongly connected components of the nodes that `within` lets in (Tarjan's algorithm, without recursion: flows may
 * be thousands of nodes long). Each comes after all that it leads to.
 */
export function components({ size, leaving }: Graph, within: (node: number) => boolean = () => true): number[][] {
  const found: number[][] = [];
  const number = new Int32Array(size);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  let count = 0;
  const open = (node: number): { node: number; next: number } => {
    number[node] = low[node] = ++count;
    stack.push(node);
    onStack[node] = 1;
    return { node, next: 0 };
  };
  for (let root = 0; root < size; root++) {
    if (number[root] !== 0 || !within(root)) continue;
    const visits = [open(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { node } = visit;
      const edge = leaving[node]![visit.next++];
      if (edge) {
        if (!within(edge.to)) continue;
        if (number[edge.to] === 0) visits.push(open(edge.to));
        else if (onStack[edge.to]) low[node] = Math.min(low[node]!, number[edge.to]!);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) low[parent.node] = Math.min(low[parent.node]!, low[node]!);
      if (low[node] !== number[node]) continue;
      const component: number[] = [];
      for (let member = stack.pop()!; ; member = stack.pop()!) {
        onStack[member] = 0;
        component.push(member);
        if (member === node) break;
      }
      found.push(component);
    }
  }
  return found;
}

/** For each node, which nodes tokens can come to after it; itself only if it lies on a loop. */
export interface Descendants {
  has(from: number, to: number): boolean;
}

/** One pass over the components, each a row of bits, from the ends of the flow to its starts. */
export function descendantsOf(graph: Graph): Descendants {
  const words = (graph.size + 31) >> 5;
  const all = components(graph);
  const componentOf = new Int32Array(graph.size);
  const bits = new Uint32Array(all.length * words);
  for (const [index, members] of all.entries()) {
    const row = index * words;
    for (const member of members) componentOf[member] = index;
    for (const member of members) {
      for (const { to } of graph.leaving[member]!) {
        bits[row + (to >> 5)]! |= 1 << (to & 31);
        if (componentOf[to] === index) continue;
        const below = componentOf[to]! * words;
        for (let word = 0; word < words; word++) bits[row + word]! |= bits[below + word]!;
      }
    }
  }
  return { has: (from, to) => (bits[componentOf[from]! * words + (to >> 5)]! & (1 << (to & 31))) !== 0 };
}
