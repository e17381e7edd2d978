import type { z } from 'zod';
import type { Json } from '../../../rules/json.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import type { ShopState } from '../state.ts';

/** Figures by name that an action reports, as they were and as they are. */
export type Figures = Readonly<Record<string, Json>>;

export interface Outcome {
  readonly before: Figures;
  readonly after: Figures;
}

/** One action of the shop. Money is integer cents. */
export interface ShopAction<Input> {
  readonly schema: z.ZodType<Input>;
  /** What the input names that the shop does not have. */
  known?(state: ShopState, input: Input): string[];
  /** Why the shop cannot do it (unknown ids by name, not enough budget, …); nothing if it can. */
  check?(state: ShopState, input: Input): string[];
  /** What it turns, as it stands; an action without one has nothing to read. */
  read?(levers: Levers, input: NoInfer<Input>): Figures;
  /** Fixes what depends on demand at this moment, to be recorded with the call. */
  resolve?(model: Model, state: ShopState, input: Input, atMs: number): Figures;
  /** Turns the levers. Depends on nothing but its arguments: replaying the calls gives the same levers. */
  turn(levers: Levers, input: Input, key: string, resolved: Figures): Outcome;
  /** What follows at once in the market. */
  follow?(model: Model, state: ShopState, input: Input, resolved: Figures, atMs: number): void;
}

/** Ties the schema's type to the action's functions. */
export const defineAction = <Input>(action: ShopAction<Input>): ShopAction<Input> => action;

/** A message for ids that are not there, which names the first few; nothing if all are. */
export function missing(what: string, ids: readonly string[], has: (id: string) => boolean): string[] {
  const unknown = ids.filter((id) => !has(id));
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, 10).join(', ');
  const more = unknown.length > 10 ? ` and ${unknown.length - 10} more` : '';
  return [`Unknown ${what}: ${named}${more}`];
}

/** The figures of several ids: `{ ID: figures }`. */
export const byId = (ids: readonly string[], of: (id: string) => Json): Figures =>
  Object.fromEntries(ids.map((id) => [id, of(id)]));
