import type { WatchUpdate } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import { shift } from '../time/duration.ts';
import { dueItem, nextDue } from './due.ts';
import type { DueItem } from './due.ts';
import { Arrivals } from './arrivals.ts';
import { evaluateEntry } from './evaluate.ts';
import { Skipper } from './skip.ts';
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
    const { nowMs } = update.context;
    // One that begins anew, after nothing was watched for a while, must not use numbers that were taken in before.
    state = newWatch(update, nowMs, lastArrival(view, -1, nowMs), (taken ?? 0) + 1);
  }
  if (taken !== undefined) state = { ...state, outbox: state.outbox.filter((each) => each.number > taken) };
  if (update) state = takeUpdate(program, watch, state, update);
  if (state.outbox.length > 0) return state;
  if (state.paused) {
    const seenArrival = lastArrival(view, state.seenArrival, throughMs);
    return { ...state, seenArrival, lookedMs: throughMs, lookedOrder: beforeOrder };
  }

  const order = (node: string) => program.order.get(node) ?? 0;
  let happenedMs: number | undefined;
  const blocked = new Set<number>();
  const arrivals = new Arrivals(view, state.seenArrival, metricsOf(state, watch));
  const { timezone } = program.playbook;
  const skipper = new Skipper(program, watch);
  for (;;) {
    const bound = happenedMs ?? Infinity;
    const item = nextDue(state, watch, timezone, order, blocked);
    const arrival = arrivals.next;
    // One after the other, and none beyond the instant at which the watch stops: what comes in after it also concerns
    // nodes that the campaign enters there.
    const untilMs = Math.min(throughMs, bound, item?.atMs ?? Infinity);
    if (arrival && arrival.atMs <= untilMs) {
      // What nobody here reads changes nothing of what is due.
      const unwatched = arrivals.takeUnwatched(untilMs);
      if (unwatched === undefined) {
        state = noticeArrival(state, watch, arrival);
        arrivals.take();
      } else state = { ...state, seenArrival: unwatched };
      continue;
    }
    if (!item || item.atMs > bound || !isWithin(item, throughMs, beforeOrder)) break;
    if (!isReady(item, watch, view, timezone, presentMs)) {
      blocked.add(item.entry.token);
      continue;
    }
    if (skipper.isIdle(item)) {
      const boundMs = happenedMs === undefined ? Math.min(throughMs, arrivals.nextWatchedMs) : item.atMs;
      state = skipper.skip(state, item, boundMs, blocked, (entry, atMs) =>
        hasDataThrough(entry.node, atMs, watch, view, timezone, presentMs),
      );
      continue;
    }
    const evaluated = evaluateEntry(program, watch, state, view, item);
    skipper.note(item.entry.token, evaluated.steadyUntilMs);
    state = evaluated.state;
    if (state.outbox.length > 0) happenedMs ??= item.atMs;
  }
  return happenedMs === undefined || happenedMs >= throughMs
    ? { ...state, lookedMs: throughMs, lookedOrder: beforeOrder }
    : { ...state, lookedMs: happenedMs, lookedOrder: null };
}

/** The number of the last arrival up to the instant. */
function lastArrival(view: DataView, seenArrival: number, throughMs: number): number {
  let last = seenArrival;
  const arrivals = new Arrivals(view, seenArrival);
  for (; arrivals.next && arrivals.next.atMs <= throughMs; arrivals.take()) last = arrivals.next.seq;
  return last;
}

const isWithin = (item: DueItem, throughMs: number, beforeOrder: number | null): boolean =>
  item.atMs < throughMs || (item.atMs === throughMs && (beforeOrder === null || item.order < beforeOrder));

/** An evaluation that a point's arrival caused needs no more; one that time caused needs the data through that time. */
const isReady = (item: DueItem, watch: WatchProgram, view: DataView, timeZone: string, presentMs: number): boolean =>
  !item.byTime || hasDataThrough(item.entry.node, item.atMs, watch, view, timeZone, presentMs);

/** Whether the node's data are complete through the instant, or have been waited for long enough. */
function hasDataThrough(
  node: string,
  atMs: number,
  watch: WatchProgram,
  view: DataView,
  timeZone: string,
  presentMs: number,
): boolean {
  const { metrics, spec } = watch(node);
  if (metrics.length === 0) return true;
  return view.completeThroughMs(metrics) >= atMs || presentMs >= graceEndMs(atMs, spec.grace, timeZone);
}

/** The metrics that anything watched reads. */
const metricsOf = ({ entries }: WatchState, watch: WatchProgram): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => watch(entry.node).metrics));

const graceEndMs = (atMs: number, grace: string | undefined, timeZone: string): number =>
  shift(atMs, grace ?? DEFAULT_GRACE, timeZone);

/** Has the rules that read what came in evaluated at that instant. */
function noticeArrival(state: WatchState, watch: WatchProgram, { seq, atMs, metrics }: Arrival): WatchState {
  let isNews = false;
  const entries = state.entries.map((entry) => {
    if (atMs < Math.max(entry.fromMs, entry.enteredMs) || atMs > (entry.toMs ?? Infinity)) return entry;
    const rules = watch(entry.node).rules.filter((rule) => metrics.some((metric) => rule.metrics.has(metric)));
    const judged = watch(entry.node).spec.judge?.metrics.some((metric) => metrics.includes(metric));
    if (rules.length === 0 && !judged) return entry;
    isNews = true;
    return { ...entry, caused: [...entry.caused, { atMs, rules: rules.map((rule) => rule.spec.id) }] };
  });
  return { ...state, seenArrival: seq, entries: isNews ? entries : state.entries };
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
