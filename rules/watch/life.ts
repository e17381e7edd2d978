import type { WatchRule } from '../kinds/spec.ts';
import { shift } from '../time/duration.ts';
import type { SuppressionReason } from './transition.ts';

/** A rule's life, for the whole or for one row. */
export interface Life {
  readonly phase: 'idle' | 'pending' | 'latched';
  readonly sinceMs?: number;
  readonly fires: number;
  readonly lastFireMs?: number;
  /** The firing whose branch may still run. */
  readonly firing?: string;
  /** Whether this excursion fired, and which reasons for not firing it has reported. */
  readonly fired?: boolean;
  readonly reported?: readonly SuppressionReason[];
}

export const NEW_LIFE: Life = { phase: 'idle', fires: 0 };

export type Happening =
  | { readonly type: 'fired' }
  | { readonly type: 'suppressed'; readonly reason: SuppressionReason }
  | { readonly type: 'recovered'; readonly fired: boolean };

export interface Evaluation {
  readonly atMs: number;
  readonly timeZone: string;
  /** Whether the conditions hold, asked only if it matters. */
  holds(): boolean;
  /** Whether the conditions of recovery hold. */
  recovers(): boolean;
  isBusy(firing: string): boolean;
}

/**
 * One evaluation of a rule, which gives the very same life where nothing about it changes: idle → pending → (after `for`) fires → latched → recovers → idle. Limits keep it from
 * firing; each such reason is reported once in an excursion.
 */
export function evaluateLife(
  life: Life,
  rule: WatchRule,
  evaluation: Evaluation,
): { life: Life; happened?: Happening } {
  if (life.phase === 'latched') {
    if (!evaluation.recovers()) return { life };
    const { fires, lastFireMs, firing, fired = false } = life;
    return { life: { phase: 'idle', fires, lastFireMs, firing }, happened: { type: 'recovered', fired } };
  }
  const { atMs, timeZone } = evaluation;
  if (!evaluation.holds()) {
    if (life.phase === 'idle') return { life };
    const { fires, lastFireMs, firing } = life;
    const recovered = life.reported?.length ? { happened: { type: 'recovered' as const, fired: false } } : {};
    return { life: { phase: 'idle', fires, lastFireMs, firing }, ...recovered };
  }
  const pending: Life =
    life.phase === 'pending' ? life : { ...life, phase: 'pending', sinceMs: atMs, reported: [], fired: false };
  const dueMs = rule.for === undefined ? pending.sinceMs! : shift(pending.sinceMs!, rule.for, timeZone);
  if (atMs < dueMs) return { life: pending };
  const reason = reasonNotToFire(pending, rule, evaluation);
  if (!reason) return { life: { ...pending, phase: 'latched', fired: true }, happened: { type: 'fired' } };
  const waits = reason === 'cooldown' || (reason === 'busy' && (rule.overlap ?? 'queue') === 'queue');
  const reported = pending.reported ?? [];
  if (waits && reported.includes(reason)) return { life: pending };
  const news = reported.includes(reason) ? {} : { happened: { type: 'suppressed' as const, reason } };
  return {
    life: { ...pending, ...(!waits && { phase: 'latched' as const }), reported: [...new Set([...reported, reason])] },
    ...news,
  };
}

function reasonNotToFire(
  life: Life,
  rule: WatchRule,
  { atMs, timeZone, isBusy }: Evaluation,
): SuppressionReason | undefined {
  if (rule.shadow) return 'shadow';
  if (rule.maxFires !== undefined && life.fires >= rule.maxFires) return 'maxFires';
  const coolMs = cooldownEndMs(life, rule, timeZone);
  if (coolMs !== undefined && atMs < coolMs) return 'cooldown';
  if (rule.overlap !== 'parallel' && life.firing !== undefined && isBusy(life.firing)) return 'busy';
  return undefined;
}

export const cooldownEndMs = (life: Life, rule: WatchRule, timeZone: string): number | undefined =>
  rule.cooldown === undefined || life.lastFireMs === undefined
    ? undefined
    : shift(life.lastFireMs, rule.cooldown, timeZone);

export const heldEndMs = (life: Life, rule: WatchRule, timeZone: string): number | undefined =>
  rule.for === undefined || life.phase !== 'pending' ? undefined : shift(life.sinceMs!, rule.for, timeZone);

/** Missing data never decide: a pending rule becomes idle, a latched one stays latched. */
export function silenced(life: Life): Life {
  if (life.phase !== 'pending') return life;
  const { fires, lastFireMs, firing } = life;
  return { phase: 'idle', fires, lastFireMs, firing };
}

/** After a pause the time that a condition must hold starts again. */
export const restarted = (life: Life, atMs: number): Life =>
  life.phase === 'pending' ? { ...life, sinceMs: atMs } : life;
