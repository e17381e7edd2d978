import type { Connector as ConnectorConfig } from '../../rules/api/shops.ts';
import type { ConnectorAnswer, EffectRequest } from '../../workflows/ports.ts';

/** One way to carry effects out on a platform. */
export interface Connector {
  /**
   * Carries the effect out, once per key. That it fails is an answer, which says whether trying again may help.
   * @param timeoutMs limit of the whole call
   */
  perform(request: EffectRequest, timeoutMs: number): Promise<ConnectorAnswer>;
}

export type ConfigOf<Type extends ConnectorConfig['type']> = Extract<ConnectorConfig, { type: Type }>;

export type Failure = Extract<ConnectorAnswer, { applied: false }>;

export const refused = (error: string): Failure => ({ applied: false, error, retryable: false });
export const unavailable = (error: string): Failure => ({ applied: false, error, retryable: true });
