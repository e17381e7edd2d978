import type { Connector as ConnectorConfig } from '../../rules/api/shops.ts';
import type { Reading } from '../../rules/effects/reading.ts';
import type { Json } from '../../rules/json.ts';
import type { ConnectorAnswer, EffectRequest } from '../../workflows/ports.ts';

/** One way to carry effects out on a platform. */
export interface Connector {
  /**
   * Carries the effect out, once per key. That it fails is an answer, which says whether trying again may help.
   * @param timeoutMs limit of the whole call
   */
  perform(request: EffectRequest, timeoutMs: number): Promise<ConnectorAnswer>;
  /**
   * What is there before the first call of a key, as the undo needs it; undefined where nobody can tell. Absent where
   * the platform itself reports it with its answer.
   */
  before?(request: EffectRequest, timeoutMs: number): Promise<Json | undefined>;
  /** What is now where the effect makes its change, as `perform` would report it; where it cannot be read, why. */
  read(request: EffectRequest, timeoutMs: number): Promise<Reading>;
}

export type ConfigOf<Type extends ConnectorConfig['type']> = Extract<ConnectorConfig, { type: Type }>;

export type Failure = Extract<ConnectorAnswer, { applied: false }>;

export const refused = (error: string): Failure => ({ applied: false, error, retryable: false });
export const unavailable = (error: string): Failure => ({ applied: false, error, retryable: true });

/** It can never be read. */
export const unreadable = (error: string): Reading => ({ readable: false, error, never: true });
/** It could not be read now. */
export const unread = (error: string): Reading => ({ readable: false, error, never: false });
