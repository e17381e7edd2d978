import { parseDuration } from '../time/duration.ts';
import { earliestEntering } from './entering.ts';
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

/** When each node can be entered first (epoch ms; −∞ for at any time, ∞ for never). */
const shortestWays = (
  { graph, starts }: LintModel,
  holds: readonly ReadonlyMap<string, Hold>[],
  root: string,
  sample: number,
): Float64Array =>
  earliestEntering({
    graph,
    starts: starts.map((start) => [start, -Infinity]),
    leave: (node, outcome, enteredMs) => leave(enteredMs, holds[node]!.get(outcome), root, sample),
  });

function leave(enteredMs: number, hold: Hold | undefined, root: string, sample: number): number {
  if (!hold) return enteredMs;
  if ('afterMs' in hold) return enteredMs + hold.afterMs;
  return hold.notBefore?.root === root ? Math.max(enteredMs, hold.notBefore.ms[sample]!) : enteredMs;
}
