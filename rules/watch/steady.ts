import type { Facts } from '../conditions/facts.ts';
import { newestMs } from '../conditions/missing.ts';
import { nextChangeMs } from '../metrics/next-change.ts';
import type { Plan } from '../metrics/plan.ts';
import type { PointSource } from '../metrics/points.ts';
import { shift } from '../time/duration.ts';
import type { CompiledRule } from './rules.ts';
import type { EntryState } from './state.ts';

/**
 * Until when (epoch ms) everything that the rules read stays as it is at the facts' instant, as long as nothing comes in
 * and the campaign changes nothing. It may be too early, never too late.
 */
export function readsSameUntilMs(
  rules: readonly CompiledRule[],
  facts: Facts,
  points: PointSource,
  plan: Plan,
): number {
  const { atMs, timeZone } = facts;
  let untilMs = Infinity;
  for (const { references, spec } of rules) {
    if (references.timed) return atMs;
    for (const query of references.metrics)
      untilMs = Math.min(untilMs, nextChangeMs(query, atMs, points, plan, timeZone));
    const newest = spec.staleAfter === undefined ? undefined : newestMs(references, facts);
    // Stale from just after that instant on.
    const staleMs = newest === undefined ? -Infinity : shift(newest, spec.staleAfter!, timeZone) + 1;
    if (staleMs > atMs) untilMs = Math.min(untilMs, staleMs);
  }
  return untilMs;
}

/** Whether an evaluation left everything as it was, so that another one with the same data would, too. */
export const changedNothing = (before: EntryState['rules'], after: EntryState['rules']): boolean =>
  Object.entries(after).every(([id, { silent, firings, lives }]) => {
    const known = before[id]!;
    return known.lives === lives && known.silent === silent && known.firings === firings;
  });
