/**
 * What the ledger says of an effect. `held`: a person was asked first. `confirmed`: carried out by a person's hand.
 * `notified`: only told. `verified`: applied, and the platform's value was read again. `compensated`, `expired`: applied,
 * and since undone: because somebody asked for it, or because its time ran out.
 */
export const LEDGER_STATES = [
  'requested',
  'held',
  'declined',
  'failed',
  'notified',
  'applied',
  'confirmed',
  'verified',
  'compensated',
  'expired',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** The change is on the platform, and stands. */
export const IN_FORCE = ['applied', 'confirmed', 'verified'] as const satisfies readonly LedgerState[];
/** What the world has done: no late word of a request or a failed call takes it back. */
export const DONE = [...IN_FORCE, 'compensated', 'expired'] as const satisfies readonly LedgerState[];

/** What may become of an effect that was applied, and from which states. */
export const AFTERWARDS = {
  verified: ['applied', 'failed'],
  /** Reading it again gave another value. */
  failed: ['applied'],
  compensated: [...IN_FORCE, 'failed'],
  expired: [...IN_FORCE, 'failed'],
} as const satisfies Partial<Record<LedgerState, readonly LedgerState[]>>;
export type Afterwards = keyof typeof AFTERWARDS;

/** How an effect that was undone is called. */
export type Undone = 'compensated' | 'expired';

/** What is to be said of an effect besides its state. */
export const LEDGER_REASONS = ['changedMeanwhile', 'unchecked'] as const;
/** `changedMeanwhile`: it was left as somebody else has set it. `unchecked`: undone without reading what was there. */
export type LedgerReason = (typeof LEDGER_REASONS)[number];

/** The key under which an effect is undone. */
export const undoKey = (key: string): string => `${key}/undo`;

/** The key of the effect that this one undoes; undefined if it undoes none. */
export const undoneKey = (key: string): string | undefined => (key.endsWith('/undo') ? key.slice(0, -5) : undefined);
