import type { Program } from '../playbook/program.ts';
import { exactMsOf } from '../time/duration.ts';
import { nextDueMs } from './due.ts';
import type { DueItem } from './due.ts';
import type { WatchProgram } from './rules.ts';
import type { EntryState, WatchState } from './state.ts';
import { nextEvery } from './update.ts';

/**
 * Evaluations of a cadence that cannot change anything are not made: those of an entry whose last one changed nothing,
 * up to the instant at which what its rules read may change. The state is as if they had been made. Only good while
 * the data and the campaign's values stay as they are: within one look.
 */
export class Skipper {
  private readonly program: Program;
  private readonly watch: WatchProgram;
  private readonly steadyMs = new Map<number, number>();

  constructor(program: Program, watch: WatchProgram) {
    this.program = program;
    this.watch = watch;
  }

  /** An evaluation of all of the entry's rules changed nothing, or did; until when the data stay the same, if not. */
  note(token: number, steadyUntilMs: number | undefined): void {
    if (steadyUntilMs === undefined) this.steadyMs.delete(token);
    else this.steadyMs.set(token, steadyUntilMs);
  }

  /** Nothing but its cadence makes it due, and it would find what the last one found. */
  isIdle({ atMs, entry, all, parts, closes }: DueItem): boolean {
    return (
      all && parts.length === 0 && !closes && entry.firstMs === null && atMs < (this.steadyMs.get(entry.token) ?? 0)
    );
  }

  /**
   * Leaves an idle evaluation out, and with it, in one go, all idle ones before the first instant at which there is
   * something to do, which is at the latest `boundMs`. `isReady` says whether an entry's data are there up to an instant.
   */
  skip(
    state: WatchState,
    item: DueItem,
    boundMs: number,
    blocked: ReadonlySet<number>,
    isReady: (entry: EntryState, atMs: number) => boolean,
  ): WatchState {
    const active = state.entries.filter((entry) => !blocked.has(entry.token));
    const untilMs = Math.min(boundMs, ...active.map((entry) => this.nextRealMs(entry)));
    const isSafe = untilMs > item.atMs && Number.isFinite(untilMs) && active.every((entry) => isReady(entry, untilMs));
    const skipped = new Set(isSafe ? active.map((entry) => entry.token) : [item.entry.token]);
    const beforeMs = isSafe ? untilMs : item.atMs + 1;
    return {
      ...state,
      entries: state.entries.map((entry) =>
        skipped.has(entry.token) && entry.everyMs !== null && entry.everyMs < beforeMs
          ? this.afterCadence(entry, beforeMs)
          : entry,
      ),
    };
  }

  /** The next instant at which the entry has to be evaluated. */
  private nextRealMs(entry: EntryState): number {
    const { timezone } = this.program.playbook;
    const { every } = this.watch(entry.node).spec;
    const steadyMs = this.steadyMs.get(entry.token);
    if (steadyMs === undefined || every === undefined) return nextDueMs(entry, this.watch, timezone);
    const otherMs = nextDueMs(entry, this.watch, timezone, false);
    const cadenceMs = Number.isFinite(steadyMs) ? nextEvery(entry.fromMs, every, timezone, steadyMs - 1) : Infinity;
    return Math.min(otherMs, cadenceMs);
  }

  /** As after the last evaluation of its cadence before that instant. */
  private afterCadence(entry: EntryState, beforeMs: number): EntryState {
    const every = this.watch(entry.node).spec.every!;
    const { timezone } = this.program.playbook;
    let lastMs = entry.everyMs!;
    const stepMs = exactMsOf(every);
    if (stepMs !== undefined) lastMs += Math.floor((beforeMs - 1 - lastMs) / stepMs) * stepMs;
    let everyMs = nextEvery(entry.fromMs, every, timezone, lastMs);
    for (; everyMs < beforeMs; everyMs = nextEvery(entry.fromMs, every, timezone, lastMs)) lastMs = everyMs;
    const rules = Object.fromEntries(
      Object.entries(entry.rules).map(([id, rule]) => [id, { ...rule, handledMs: Math.max(rule.handledMs, lastMs) }]),
    );
    return { ...entry, everyMs, rules };
  }
}
