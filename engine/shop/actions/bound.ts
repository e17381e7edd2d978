import { z } from 'zod';
import type { Json } from '../../../rules/json.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import type { ShopState } from '../state.ts';
import type { Figures, Outcome, ShopAction } from './action.ts';

export type Input = Readonly<Record<string, Json>>;

export type Attempt =
  | { readonly ok: true; readonly outcome: Outcome }
  /** `malformed`: the inputs' shape is wrong; `refused`: the shop has no such thing or cannot do it. */
  | { readonly ok: false; readonly why: 'malformed' | 'refused'; readonly error: string };

export type Looked =
  | { readonly ok: true; readonly value: Figures }
  | { readonly ok: false; readonly why: 'malformed' | 'refused'; readonly error: string };

/** An action with its input's type closed over. */
export interface BoundAction {
  /** Checks the inputs and, if they are good, does it: levers and market change at once, or not at all. */
  attempt(model: Model, state: ShopState, input: Input, key: string, atMs: number): Attempt;
  /** What it turns, as it stands now; nothing changes. */
  read(state: ShopState, input: Input): Looked;
  /** Turns the levers again as a recorded call did; `after` is what that call reported. */
  replay(levers: Levers, input: Input, key: string, after: Figures): void;
}

export function bind<T>(action: ShopAction<T>): BoundAction {
  return {
    attempt(model, state, raw, key, atMs) {
      const parsed = action.schema.safeParse(raw);
      if (!parsed.success) return { ok: false, why: 'malformed', error: z.prettifyError(parsed.error) };
      const problems = [...(action.known?.(state, parsed.data) ?? []), ...(action.check?.(state, parsed.data) ?? [])];
      if (problems.length > 0) return { ok: false, why: 'refused', error: problems.join('; ') };
      const resolved = action.resolve?.(model, state, parsed.data, atMs) ?? {};
      const outcome = action.turn(state.levers, parsed.data, key, resolved);
      action.follow?.(model, state, parsed.data, resolved, atMs);
      return { ok: true, outcome };
    },
    read(state, raw) {
      if (!action.read) return { ok: false, why: 'refused', error: 'This action has nothing to read.' };
      const parsed = action.schema.safeParse(raw);
      if (!parsed.success) return { ok: false, why: 'malformed', error: z.prettifyError(parsed.error) };
      // Whether it could be done now is another question than what is there; unknown ids alone have no value.
      const problems = action.known?.(state, parsed.data) ?? [];
      if (problems.length > 0) return { ok: false, why: 'refused', error: problems.join('; ') };
      return { ok: true, value: structuredClone(action.read(state.levers, parsed.data)) };
    },
    replay(levers, raw, key, after) {
      action.turn(levers, action.schema.parse(raw), key, action.resolve ? after : {});
    },
  };
}
