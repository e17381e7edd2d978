import type { Json } from '../json.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { SimulatedLevers } from './levers.ts';
import type { Scenario } from './scenario.ts';

/** Somebody changes something on the platform, past the campaign. */
export interface OthersChange {
  readonly atMs: number;
  readonly do: string;
  readonly with: Readonly<Record<string, Json>>;
}

/** A scenario's changes by others, in order of time. */
export function readOthers(
  others: Scenario['others'],
  instant: (text: string) => Result<number>,
): Result<readonly OthersChange[]> {
  const changes: OthersChange[] = [];
  for (const [index, { at, ...change }] of others.entries()) {
    const atMs = instant(at);
    if (!atMs.ok)
      return failed(...atMs.problems.map((each) => ({ ...each, place: { pointer: `/others/${index}/at` } })));
    changes.push({ atMs: atMs.value, ...change });
  }
  return ok(changes.sort((a, b) => a.atMs - b.atMs));
}

/** Those who change things on the platform beside the campaigns. */
export class Others {
  private changes: readonly OthersChange[];
  private readonly levers: SimulatedLevers;

  constructor(changes: readonly OthersChange[], levers: SimulatedLevers) {
    this.changes = changes;
    this.levers = levers;
  }

  /** What they change by that instant (epoch ms) has happened before any campaign looks. */
  actThrough(untilMs: number): void {
    for (const { do: action, with: inputs } of this.changes.filter((each) => each.atMs <= untilMs))
      this.levers.turn(action, inputs);
    this.changes = this.changes.filter((each) => each.atMs > untilMs);
  }
}
