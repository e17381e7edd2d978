import { kindOf } from '../kinds/registry.ts';
import { defineProblem } from '../problems/problem.ts';
import { applyAct, campaignEnded, RETRY, tryAgain } from './acts.ts';
import type { WatchUpdate } from './messages.ts';
import { unwind } from './unwind.ts';
import { isPending } from './state.ts';
import type { CampaignState, Timer, Token } from './state.ts';
import { arrivalsKey } from './step.ts';
import type { Step } from './step.ts';

const joinStarved = defineProblem('joinStarved', {
  en: 'This join waits for branches that can no longer come. Skip it by “joined”, or stop the campaign.',
  'zh-CN': '该汇合等待的分支已不可能到达。请以“已汇合”跳过，或停止活动。',
});

const spinning = defineProblem('spinning', {
  en: 'The flow goes round in a loop without any time passing. Skip this node, or stop the campaign, and put a wait into the loop.',
  'zh-CN': '流程在循环中空转，时间没有推进。请跳过该节点或停止活动，并在循环中加入等待。',
});

/**
 * Goes on until something must be answered, or all that was due by the target instant is dealt with. In order of time;
 * within an instant: what people did, then timers and monitors by their nodes' place in the file, then grouped rows.
 */
export function proceed(step: Step): void {
  for (;;) {
    settle(step);
    if (step.state.asked.length === 0) conclude(step);
    const { asked, target, status } = step.state;
    if (status === 'completed' || status === 'stopped') return refuseRest(step);
    if (asked.length > 0) return;
    if (!target) return forgetRounds(step);
    const timer = dueTimer(step, target.ms);
    const actsNext = target.acts.length > 0 && !(timer && timer.dueMs < target.ms);
    const bound: Bound = actsNext
      ? { ms: target.ms, order: 0 }
      : timer
        ? // What a node watches comes before its own time-out at the same instant, as an answer comes before a deadline.
          { ms: timer.dueMs, order: step.order(nodeOf(step, timer)) + 1 }
        : { ms: target.ms, order: null };
    const [gathered] = step.state.gathering;
    if (gathered && bound.ms > gathered.atMs) {
      if (!look(step, { ms: gathered.atMs, order: null })) step.sendGathered();
    } else if (look(step, bound)) continue;
    else if (actsNext) takeAct(step);
    else if (timer) fireTimer(step, timer);
    else if (gathered) step.sendGathered();
    else step.patch({ target: undefined, nowMs: Math.max(step.nowMs, target.ms) });
  }
}

/** Enters every token that is ready, in order of their nodes, until none is. */
function settle(step: Step): void {
  for (;;) {
    if (endIfDue(step)) return;
    if (step.state.status === 'paused' || endingToken(step.state)) return;
    if (step.state.asked.some((each) => each.barrier)) return;
    const next = firstReady(step);
    if (!next) return;
    const n = (step.state.entered[next.node] ?? 0) + 1;
    step.patch({ entered: { ...step.state.entered, [next.node]: n } });
    step.update(next, { state: 'open', n, sinceMs: step.nowMs });
    const token = step.find(next)!;
    const node = step.program.nodes.get(token.node)!;
    step.record('nodeEntered', token);
    if ((token.hops ?? 0) > hopLimit(step)) step.park(token, spinning(step.place(token)));
    else kindOf(node).enter(step, token, node);
  }
}

/** Lint finds loops that can never wait; this catches those that could have, and did not. */
const hopLimit = (step: Step): number => 1_000 + 10 * step.program.nodes.size;

function firstReady(step: Step): Token | undefined {
  let first: Token | undefined;
  for (const token of step.state.tokens) {
    if (token.state === 'ready' && (!first || step.order(token.node) < step.order(first.node))) first = token;
  }
  return first;
}

function dueTimer(step: Step, targetMs: number): Timer | undefined {
  if (step.state.status === 'paused') return undefined;
  let first: Timer | undefined;
  for (const timer of step.state.timers) {
    if (timer.dueMs > targetMs) continue;
    if (!first || timer.dueMs < first.dueMs || (timer.dueMs === first.dueMs && precedes(step, timer, first)))
      first = timer;
  }
  return first;
}

function precedes(step: Step, a: Timer, b: Timer): boolean {
  const [orderA, orderB] = [step.order(nodeOf(step, a)), step.order(nodeOf(step, b))];
  // Of one node's effects the latest is undone first, so that each finds what it had put there.
  const areStanding = [a, b].every((each) => step.find({ id: each.token })?.effect !== undefined);
  return orderA === orderB ? areStanding && a.token > b.token : orderA < orderB;
}

const nodeOf = (step: Step, timer: Timer): string => step.find({ id: timer.token })?.node ?? '';

function fireTimer(step: Step, timer: Timer): void {
  step.patch({
    timers: step.state.timers.filter((each) => each !== timer),
    nowMs: Math.max(timer.dueMs, resumedMs(step)),
  });
  const token = step.find({ id: timer.token });
  const node = token && step.program.nodes.get(token.node);
  if (!node) return;
  if (timer.what === RETRY) tryAgain(step, token);
  else kindOf(node).timer?.(step, token, node, timer.what);
}

/** What was due while the campaign was paused happens when it is resumed, not before. */
const resumedMs = (step: Step): number => step.state.resumedMs ?? -Infinity;

function takeAct(step: Step): void {
  const { ms, acts } = step.state.target!;
  const [act, ...rest] = acts;
  step.patch({ target: { ms, acts: rest }, nowMs: ms });
  const before = step.state;
  const problems = applyAct(step, act!);
  if (problems.length === 0) return;
  step.state = before;
  step.refused.push({ act: act!, problems });
}

interface Bound {
  readonly ms: number;
  readonly order: number | null;
}

/** Has the watch look up to the bound, if there is something to watch and it has not looked so far; true if it is asked. */
function look(step: Step, bound: Bound): boolean {
  const { watch, tokens } = step.state;
  const watching = tokens.filter((token) => token.data['watching'] && token.state === 'open');
  if (watching.length === 0 && !(watch.stale && watch.told)) return false;
  const behind =
    watch.lookedMs < bound.ms ||
    (watch.lookedMs === bound.ms && watch.lookedOrder !== null && watch.lookedOrder < (bound.order ?? Infinity));
  const horizonMs = horizonOf(step.state);
  const mustTell = watch.stale || watch.horizonMs !== horizonMs;
  if (!behind && !mustTell && !watch.found) return false;
  step.patch({ watch: { ...watch, stale: false, found: false, horizonMs, told: true } });
  step.issue(
    {
      type: 'watch',
      throughMs: bound.ms,
      beforeOrder: bound.order,
      taken: watch.taken,
      ...(mustTell && { update: watchUpdate(step, watching) }),
    },
    { watch: true },
  );
  return true;
}

const horizonOf = ({ timers }: CampaignState): number | null =>
  timers.length === 0 ? null : Math.min(...timers.map((timer) => timer.dueMs));

function watchUpdate(step: Step, watching: readonly Token[]): WatchUpdate {
  const { tokens, status, nowMs, parameters, variables, anchors, sets } = step.state;
  return {
    entries: watching.map((token) => {
      const node = step.program.nodes.get(token.node)!;
      const window = kindOf(node).watch?.(node.config).window;
      return {
        token: token.id,
        node: token.node,
        enteredMs: token.sinceMs,
        fromMs: window ? step.resolve(window.from, token) : token.sinceMs,
        toMs: window ? step.resolve(window.to, token) : null,
        sets: token.sets,
      };
    }),
    context: { nowMs, phase: '', parameters, variables, anchors, sets },
    busy: [...new Set(tokens.flatMap((token) => token.firings))],
    paused: status === 'paused',
    horizonMs: horizonOf(step.state),
  };
}

/** The token that has reached an end of the campaign, once nothing holds it up any more. */
function endingToken(state: CampaignState): Token | undefined {
  if (state.tokens.some((token) => token.state === 'parked')) return undefined;
  return state.tokens.find((token) => token.data['ends'] === true);
}

function endIfDue(step: Step): boolean {
  const { state } = step;
  if (state.status === 'completed' || state.status === 'stopped') return true;
  if (state.asked.length > 0) return false;
  const token = endingToken(state);
  if (token && !state.ending) {
    // What fired at this very instant is told, even if nothing can come of it any more.
    if (state.gathering.length > 0) {
      step.sendGathered();
      return false;
    }
    step.remove(token);
    const { result } = token.data;
    // Nobody would remember later what was to last for a while.
    step.patch({ ending: { status: 'completed', undo: 'expiring', ...(typeof result === 'string' && { result }) } });
  }
  const { ending } = step.state;
  if (!ending) return false;
  closeFlow(step);
  if (!unwind(step)) close(step, ending.status, ending.result);
  return true;
}

/** Ends everything but what stays for effects that can be undone. */
function closeFlow(step: Step): void {
  const { tokens, timers } = step.state;
  const closed = tokens.filter((token) => token.effect === undefined);
  const open = closed.filter((token) => token.state === 'open' || token.state === 'parked');
  for (const token of open.sort((a, b) => step.order(a.node) - step.order(b.node) || a.id - b.id)) {
    step.record('nodeLeft', token, { outcome: 'closed', reason: 'campaignEnded' });
    const node = step.program.nodes.get(token.node)!;
    kindOf(node).closed?.(step, token, node);
  }
  if (closed.some((token) => token.data['watching'])) step.tellWatch();
  step.patch({
    tokens: tokens.filter((token) => token.effect !== undefined),
    timers: timers.filter((timer) => !closed.some((token) => token.id === timer.token)),
    gathering: [],
  });
}

function close(step: Step, status: 'completed' | 'stopped', result: string | undefined): void {
  closeFlow(step);
  const wasWatching = step.state.watch.told === true;
  const inPlace = step.state.tokens.flatMap((token) => token.effect ?? []);
  step.patch({
    tokens: [],
    timers: [],
    ending: undefined,
    status,
    ...(result !== undefined && { result }),
  });
  step.record('campaignEnded', undefined, {
    status,
    ...(result !== undefined && { result }),
    ...(status === 'stopped' && inPlace.length > 0 && { inPlace }),
  });
  if (wasWatching) {
    const { nowMs, watch } = step.state;
    step.issue(
      { type: 'watch', throughMs: nowMs, beforeOrder: 0, taken: watch.taken, update: watchUpdate(step, []) },
      { watch: true },
    );
  }
}

/** What people did after the end is too late. */
function refuseRest(step: Step): void {
  for (const act of step.state.target?.acts ?? []) step.refused.push({ act, problems: [campaignEnded('')] });
  step.patch({ target: undefined });
}

/** Finds, at the instant at which it comes about, that a join waits in vain, or that nothing is live any more. */
function conclude(step: Step): void {
  const { status, tokens, gathering, ending } = step.state;
  if (status !== 'running' || gathering.length > 0 || ending) return;
  for (const token of tokens) {
    if (token.state === 'open' && isStarved(step, token)) step.park(token, joinStarved(step.place(token)));
  }
  // What merely could be undone keeps nothing alive; what is still to expire does.
  if (tokens.every((token) => token.state === 'standing' && !isPending(step.state, token)))
    close(step, 'completed', undefined);
}

/** A token that waits at a join for others of its round, of which none can reach it any more. */
function isStarved(step: Step, waiting: Token): boolean {
  const arrivals = step.state.arrivals[arrivalsKey(waiting)];
  if (!arrivals || arrivals.passed || !arrivals.edges.includes(waiting.edge ?? '')) return false;
  const round = waiting.rounds.at(-1);
  const upstream = step.program.upstream(waiting.node);
  return !step.state.tokens.some(
    (token) =>
      token.id !== waiting.id &&
      token.effect === undefined &&
      upstream.has(token.node) &&
      (round === undefined || token.rounds.includes(round)),
  );
}

/** Rounds that nobody is in any more need not be remembered. */
function forgetRounds(step: Step): void {
  const { tokens, rounds, arrivals } = step.state;
  const live = new Set(tokens.flatMap((token) => token.rounds));
  for (const round of live) for (const outer of rounds[round]?.rounds ?? []) live.add(outer);
  const keep = (round: string) => round === '' || live.has(round);
  if (Object.keys(rounds).every(keep)) return;
  step.patch({
    rounds: Object.fromEntries(Object.entries(rounds).filter(([round]) => keep(round))),
    arrivals: Object.fromEntries(Object.entries(arrivals).filter(([key]) => keep(key.slice(key.indexOf('|') + 1)))),
  });
}
