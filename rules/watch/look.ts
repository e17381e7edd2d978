import type { WatchUpdate } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import { shift } from '../time/duration.ts';
import { dueItem, nextDue } from './due.ts';
import type { DueItem } from './due.ts';
import { evaluateEntry } from './evaluate.ts';
import { newWatch } from './state.ts';
import type { WatchState } from './state.ts';
import type { WatchProgram } from './rules.ts';
import type { Arrival, DataView } from './view.ts';
import { takeUpdate } from './update.ts';

export interface Look {
  /** Look at everything before this instant (epoch ms), and at it at the nodes before `beforeOrder` (all, if null). */
  readonly throughMs: number;
  readonly beforeOrder: number | null;
  /** The present in campaign time, for how long late data are waited for. */
  readonly presentMs: number;
  /** Transitions up to this number were taken in by the campaign. */
  readonly taken?: number;
  readonly update?: WatchUpdate | undefined;
}

const DEFAULT_GRACE = 'PT2M';

/**
 * Evaluates, in order of time, what is due up to the bound, and stops after the first instant at which something
 * happened: what follows depends on what the campaign makes of it. What happened waits in the outbox until taken.
 * An evaluation whose data are not complete is left for later, at most for its grace.
 */
export function look(
  program: Program,
  watch: WatchProgram,
  before: WatchState | undefined,
  view: DataView,
  { throughMs, beforeOrder, presentMs, taken, update }: Look,
): WatchState {
  let state = before;
  if (!state) {
    if (!update) throw new Error('The watch of a campaign begins with what there is to watch');
    const earlier = view.arrivalsAfter(-1).filter((arrival) => arrival.atMs <= update.context.nowMs);
    state = newWatch(update, update.context.nowMs, earlier.at(-1)?.seq ?? -1);
  }
  if (taken !== undefined) state = { ...state, outbox: state.outbox.filter((each) => each.number > taken) };
  if (update) state = takeUpdate(program, watch, state, update);
  if (state.outbox.length > 0) return state;
  const arrived = view.arrivalsAfter(state.seenArrival).filter((arrival) => arrival.atMs <= throughMs);
  state = noticeArrivals(state, watch, arrived);
  if (state.paused) return { ...state, lookedMs: throughMs, lookedOrder: beforeOrder };

  const order = (node: string) => program.order.get(node) ?? 0;
  let happenedMs: number | undefined;
  const blocked = new Set<number>();
  for (;;) {
    const item = nextDue(state, watch, program.playbook.timezone, order, blocked);
    const bound = happenedMs ?? Infinity;
    if (!item || item.atMs > bound || !isWithin(item, throughMs, beforeOrder)) break;
    if (!isReady(item, watch, view, program.playbook.timezone, presentMs)) {
      blocked.add(item.entry.token);
      continue;
    }
    state = evaluateEntry(program, watch, state, view, item);
    if (state.outbox.length > 0) happenedMs ??= item.atMs;
  }
  if (happenedMs === undefined || happenedMs >= throughMs) {
    return { ...state, lookedMs: throughMs, lookedOrder: beforeOrder };
  }
  return { ...forgetArrivalsAfter(state, view, happenedMs), lookedMs: happenedMs, lookedOrder: null };
}

/** What came in after the instant at which the watch stopped also concerns nodes that the campaign enters there. */
function forgetArrivalsAfter(state: WatchState, view: DataView, atMs: number): WatchState {
  const noticed = view.arrivalsAfter(-1).filter((arrival) => arrival.seq <= state.seenArrival && arrival.atMs <= atMs);
  const entries = state.entries.map((entry) => ({
    ...entry,
    caused: entry.caused.filter((cause) => cause.atMs <= atMs),
  }));
  return { ...state, entries, seenArrival: noticed.at(-1)?.seq ?? -1 };
}

const isWithin = (item: DueItem, throughMs: number, beforeOrder: number | null): boolean =>
  item.atMs < throughMs || (item.atMs === throughMs && (beforeOrder === null || item.order < beforeOrder));

/** An evaluation that a point's arrival caused needs no more; one that time caused needs the data through that time. */
function isReady(item: DueItem, watch: WatchProgram, view: DataView, timeZone: string, presentMs: number): boolean {
  const { metrics, spec } = watch(item.entry.node);
  if (!item.byTime || metrics.length === 0) return true;
  return view.completeThroughMs(metrics) >= item.atMs || presentMs >= graceEndMs(item.atMs, spec.grace, timeZone);
}

const graceEndMs = (atMs: number, grace: string | undefined, timeZone: string): number =>
  shift(atMs, grace ?? DEFAULT_GRACE, timeZone);

function noticeArrivals(state: WatchState, watch: WatchProgram, arrivals: readonly Arrival[]): WatchState {
  const last = arrivals.at(-1);
  if (!last) return state;
  if (state.paused) return { ...state, seenArrival: last.seq };
  const entries = state.entries.map((entry) => {
    const causes = arrivals.flatMap((arrival) => {
      const rules = watch(entry.node).rules.filter((rule) =>
        arrival.metrics.some((metric) => rule.metrics.has(metric)),
      );
      const inTime =
        arrival.atMs >= Math.max(entry.fromMs, entry.enteredMs) && arrival.atMs <= (entry.toMs ?? Infinity);
      return rules.length > 0 && inTime ? [{ atMs: arrival.atMs, rules: rules.map((rule) => rule.spec.id) }] : [];
    });
    return causes.length === 0 ? entry : { ...entry, caused: [...entry.caused, ...causes] };
  });
  return { ...state, seenArrival: last.seq, entries };
}

/**
 * When the watch should look next by itself (epoch ms of campaign time): the next evaluation that is due, or the end of
 * its grace if its data may be late; null if only new data or the campaign can bring anything.
 */
export function nextLookMs(
  program: Program,
  watch: WatchProgram,
  state: WatchState,
  view: DataView,
  presentMs: number,
): number | null {
  if (state.paused || state.outbox.length > 0) return null;
  const { timezone } = program.playbook;
  const order = (node: string) => program.order.get(node) ?? 0;
  let nextMs: number | null = null;
  for (const entry of state.entries) {
    const item = dueItem(entry, watch, timezone, order);
    // From its horizon on the campaign itself asks.
    if (!item || (state.horizonMs !== null && item.atMs >= state.horizonMs)) continue;
    const ready = isReady(item, watch, view, timezone, presentMs);
    const atMs =
      ready || item.atMs > presentMs ? item.atMs : graceEndMs(item.atMs, watch(entry.node).spec.grace, timezone);
    nextMs = Math.min(nextMs ?? Infinity, atMs);
  }
  return nextMs;
}
