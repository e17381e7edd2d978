import type { Json } from '../../../rules/json.ts';
import type { Levers } from '../levers.ts';
import { findShopAction } from './registry.ts';

/** An applied call, as GET /calls and an effect ledger give it. */
export interface AppliedCall {
  readonly key: string;
  readonly do: string;
  readonly with: Readonly<Record<string, Json>>;
  readonly applied: boolean;
  readonly duplicate?: boolean | undefined;
  /** What the call reported; quantities that depended on sales are taken from it. */
  readonly after?: Readonly<Record<string, Json>> | undefined;
}

/**
 * The levers that the calls, in order, make of the initial ones; calls that were not applied, or were duplicates, change
 * nothing. Equal to the shop's own levers exactly when every applied call took effect once. `initial` stays as it is.
 * @throws Error for an action that the shop does not know.
 */
export function replayActions(initial: Levers, calls: readonly AppliedCall[]): Levers {
  const levers = structuredClone(initial);
  for (const call of calls) {
    if (!call.applied || call.duplicate) continue;
    const action = findShopAction(call.do);
    if (!action) throw new Error(`Call ${call.key} asks for ${call.do}, which the shop does not know.`);
    action.replay(levers, call.with, call.key, call.after ?? {});
  }
  return levers;
}
