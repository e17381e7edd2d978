import { components, graphOf, reachableFrom } from '../lint/graph.ts';
import type { Graph } from '../lint/graph.ts';
import { earliestEntering } from '../lint/entering.ts';
import { prepare } from '../playbook/program.ts';
import type { PhaseId, Playbook } from '../playbook/schema.ts';
import type { ReadInstant } from './anchors.ts';
import { timingOf } from './timing.ts';
import type { Timing } from './timing.ts';

/** When a node may have work: from the earliest entering to the latest leaving, as far as the playbook plans it (epoch ms). */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  /** Nothing in the playbook says when it begins, or ends: it is its phase that does. */
  readonly fromAssumed: boolean;
  readonly toAssumed: boolean;
}

type WrittenPhase = NonNullable<Playbook['phases'][PhaseId]>;

/** What the spans of a playbook are told from, whenever its event day is. */
export interface Flow {
  readonly graph: Graph;
  /** Groups of nodes that lead to each other, each after all that lead to it. */
  readonly inOrder: readonly (readonly number[])[];
  readonly timings: readonly Timing[];
  readonly phaseOf: readonly (WrittenPhase | undefined)[];
}

export function flowOf(playbook: Playbook): Flow {
  const graph = graphOf(prepare(playbook));
  return {
    graph,
    inOrder: components(graph).toReversed(),
    timings: playbook.nodes.map(timingOf),
    phaseOf: playbook.nodes.map(({ phase }) => playbook.phases[phase]),
  };
}

/** The span of each node by its place in the file; undefined where neither the node, its ways nor its phase can be told. */
export function spansOf({ graph, inOrder, timings, phaseOf }: Flow, read: ReadInstant): readonly (Span | undefined)[] {
  const phases = phaseOf.map((phase) => phase && phaseSpan(phase, read));
  const entered = enteringOf(graph, timings, phases, read);
  const spans = Array.from<Span | undefined>({ length: graph.size }).fill(undefined);
  for (const members of inOrder) {
    let cameMs = -Infinity;
    for (const node of members) cameMs = Math.max(cameMs, leftBefore(node));
    for (const node of members) {
      const opensMs = opening(node);
      const fromMs = opensMs ?? beginning(node, cameMs);
      if (fromMs === undefined) continue;
      const lateMs = Math.max(fromMs, cameMs);
      const endMs = ending(node, lateMs);
      const { takesTime } = timings[node]!;
      const openMs = takesTime ? Math.max(lateMs, phases[node]?.toMs ?? -Infinity) : lateMs;
      spans[node] = {
        fromMs,
        toMs: endMs === undefined ? openMs : Math.max(fromMs, endMs),
        fromAssumed: opensMs === undefined && isAssumed(node, fromMs),
        toAssumed: endMs === undefined && takesTime,
      };
    }
    if (members.length > 1) stretchLoop(members);
  }
  return spans;

  /** The latest leaving of what leads to the node. */
  function leftBefore(node: number): number {
    let ms = -Infinity;
    for (const { from } of graph.entering[node]!) ms = Math.max(ms, spans[from]?.toMs ?? -Infinity);
    return ms;
  }

  /** When the node itself says that it begins, unless nobody comes before. */
  function opening(node: number): number | undefined {
    const { opensAt } = timings[node]!;
    const opensMs = opensAt === undefined ? undefined : read(opensAt, entered[node]!);
    return opensMs !== undefined && (opensMs >= entered[node]! || entered[node] === Infinity) ? opensMs : undefined;
  }

  function beginning(node: number, cameMs: number): number | undefined {
    if (entered[node] !== Infinity) return entered[node];
    return phases[node]?.fromMs ?? (cameMs === -Infinity ? undefined : cameMs);
  }

  function isAssumed(node: number, fromMs: number): boolean {
    if (timings[node]!.begins || entered[node] === Infinity) return true;
    return graph.entering[node]!.some(({ from }) => spans[from]?.fromAssumed === true && spans[from].fromMs === fromMs);
  }

  /** The first that ends the node, come to as late as may be. */
  function ending(node: number, lateMs: number): number | undefined {
    let first: number | undefined;
    for (const end of timings[node]!.ends) {
      const ms = read(end, lateMs);
      if (ms !== undefined && (first === undefined || ms < first)) first = ms;
    }
    return first;
  }

  /** On a loop each node may be come to as late as any other of it is left. */
  function stretchLoop(members: readonly number[]): void {
    const lateMs = Math.max(...members.map((node) => spans[node]?.toMs ?? -Infinity));
    for (const node of members) {
      const span = spans[node];
      if (span && timings[node]!.ends.length === 0) spans[node] = { ...span, toMs: Math.max(span.toMs, lateMs) };
    }
  }
}

/** The earliest entering; a start that nothing is said of sets out with its phase. */
function enteringOf(
  graph: Graph,
  timings: readonly Timing[],
  phases: readonly (PhaseSpan | undefined)[],
  read: ReadInstant,
): Float64Array {
  const starts = timings.flatMap(({ begins, opensAt }, node) => {
    const ms = begins ? ((opensAt === undefined ? undefined : read(opensAt, NaN)) ?? phases[node]?.fromMs) : undefined;
    return ms === undefined ? [] : [[node, ms] as const];
  });
  const reached = reachableFrom(
    graph,
    starts.map(([node]) => node),
  );
  return earliestEntering({
    graph,
    starts,
    leave(node, outcome, enteredMs) {
      const hold = timings[node]!.holds.get(outcome);
      const heldMs = hold === undefined ? undefined : read(hold, enteredMs);
      return Math.max(enteredMs, heldMs ?? -Infinity);
    },
    needs(node) {
      const { needs } = timings[node]!;
      if (needs === 1) return 1;
      const ways = graph.entering[node]!.filter(({ from }) => reached[from] === 1).length;
      return needs === 'all' ? ways : Math.min(needs, ways);
    },
  });
}

export interface PhaseSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export function phaseSpan({ from, to }: WrittenPhase, read: ReadInstant): PhaseSpan | undefined {
  const fromMs = read(from, NaN);
  const toMs = read(to, NaN);
  return fromMs === undefined || toMs === undefined || toMs < fromMs ? undefined : { fromMs, toMs };
}
