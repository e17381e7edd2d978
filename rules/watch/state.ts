import type { Context, WatchUpdate } from '../interpreter/messages.ts';
import type { WatchedEntry } from './entry.ts';
import type { Life } from './life.ts';
import type { Transition } from './transition.ts';

/** All that the watch remembers of one campaign: plain JSON, changed as a whole. */
export interface WatchState {
  readonly entries: readonly EntryState[];
  readonly context: Context;
  /** The firings whose branches are live. */
  readonly busy: readonly string[];
  readonly paused: boolean;
  /** The campaign itself may change what the watch sees at this instant: without being asked, the watch stops before. */
  readonly horizonMs: number | null;
  readonly lookedMs: number;
  readonly lookedOrder: number | null;
  /** Arrivals up to this number were noticed. */
  readonly seenArrival: number;
  readonly nextNumber: number;
  /** Transitions that the campaign has not yet taken in; until it has, the watch looks no further. */
  readonly outbox: readonly Transition[];
}

export interface EntryState extends WatchedEntry {
  /** The first evaluation, when it was entered or its window opens; none once it took place. */
  readonly firstMs: number | null;
  /** The next one of its cadence. */
  readonly everyMs: number | null;
  /** Its window ended unseen, in a pause or because it was moved: it closes at this instant, without evaluating. */
  readonly overMs?: number | undefined;
  /** Evaluations that something caused: data that came in, the end of a branch, a resumption. */
  readonly caused: readonly Cause[];
  readonly rules: Readonly<Record<string, RuleState>>;
}

export interface Cause {
  readonly atMs: number;
  /** Only these; all rules if there are none. */
  readonly rules?: readonly string[];
  /** Only this row. */
  readonly row?: string;
}

export interface RuleState {
  /** Why the rule is not being evaluated. */
  readonly silent?: 'noData' | 'stale';
  readonly firings: number;
  /** By row id; the empty text for a rule without rows. Rows that nothing happened to are left out. */
  readonly lives: Readonly<Record<string, Life>>;
  /** Up to where the ends of `for` and cooldowns were dealt with. */
  readonly handledMs: number;
}

export const newWatch = (
  update: WatchUpdate,
  lookedMs: number,
  seenArrival: number,
  nextNumber: number,
): WatchState => ({
  entries: [],
  context: update.context,
  busy: [],
  paused: false,
  horizonMs: null,
  lookedMs,
  lookedOrder: 0,
  seenArrival,
  nextNumber,
  outbox: [],
});
