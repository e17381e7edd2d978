import { findAction } from '../../actions/catalogue.ts';
import { undoKey } from '../../effects/ledger-states.ts';
import type { Undone } from '../../effects/ledger-states.ts';
import type { Act, Answer, Undoes } from '../../interpreter/messages.ts';
import { isPending, taskId } from '../../interpreter/state.ts';
import type { Token } from '../../interpreter/state.ts';
import type { Step } from '../../interpreter/step.ts';
import type { Json } from '../../json.ts';
import { defineProblem } from '../../problems/problem.ts';
import type { Problem } from '../../problems/problem.ts';
import type { NodeOf } from '../spec.ts';
import type { ActionConfig } from './action.ts';
import { attachmentsOf, cannotBeDone } from './by-hand.ts';
import { compensationOf } from './compensation.ts';
import { callLimitMs, pauseAfterMs } from './retry.ts';

type ActionNode = NodeOf<ActionConfig>;

const undoFailed = defineProblem('undo-failed', {
  en: 'Undoing “{key}” failed {attempts} times, at last with: {error}. Try again, set it back by hand and skip this, or stop the campaign.',
  'zh-CN': '撤销“{key}”已失败 {attempts} 次，最后的错误：{error}。请重试，或手动恢复后跳过，或停止活动。',
});

/** An effect on its way to being undone. */
interface Undo {
  readonly as: Undone;
  readonly by?: string;
  readonly attempt: number;
  readonly failures: number;
  /** What undoes it, once that is known. */
  readonly do?: string;
  readonly with?: Readonly<Record<string, Json>>;
  readonly unchecked?: true;
  readonly asking?: 'byHand';
  /** A later effect on the same lever, which is undone first. */
  readonly waitsFor?: number;
}

export const isStanding = (token: Token): boolean => token.effect !== undefined;

const undoOf = (token: Token): Undo | undefined => token.data['undo'] as unknown as Undo | undefined;

const remember = (step: Step, token: Token, how: Undo): void => step.remember(token, { undo: how as unknown as Json });

/** A token stays behind for an effect that was applied and can be undone. */
export function stand(step: Step, token: Token, node: ActionNode, key: string): void {
  if (!compensationOf(node.config)) return;
  const standing = step.stand(token, key);
  const { expiresAfter } = node.config;
  if (expiresAfter !== undefined) step.timerAt(standing, 'effectExpires', expiresAfter);
}

export function onStandingTimer(step: Step, token: Token, node: ActionNode, what: string): void {
  if (what === 'recall' || (what === 'retry' && undoOf(token)?.do === undefined)) return recall(step, token, node);
  if (what === 'retry') return call(step, token, node);
  // One that is being undone already, by somebody's wish, needs no second time.
  if (!undoOf(token)) undo(step, token, node, { as: 'expired' });
}

export function undo(step: Step, token: Token, node: ActionNode, how: { as: Undone; by?: string }): void {
  // A stop does not wait for anybody's hands; what they changed is listed as left in place.
  if (byHand(node) && step.state.ending?.status === 'stopped') return;
  const earlier = undoOf(token);
  if (earlier?.asking) return;
  if (earlier && !earlier.waitsFor && step.hasTimer(token, 'retry')) return;
  if (earlier?.do !== undefined && !earlier.waitsFor) {
    remember(step, token, { ...earlier, failures: 0 });
    return later(step, token, 'retry', () => call(step, token, node));
  }
  remember(step, token, { ...how, attempt: 0, failures: 0 });
  later(step, token, 'recall', () => recall(step, token, node));
}

/** Nothing is started during a pause; a timer waits for its end. */
function later(step: Step, token: Token, timer: 'retry' | 'recall', start: () => void): void {
  if (step.isPaused) step.timerMs(token, timer, step.nowMs);
  else start();
}

const byHand = ({ config }: ActionNode): boolean => config.autonomy === 'manual';

function recall(step: Step, token: Token, node: ActionNode): void {
  const timeoutMs = callLimitMs(node.config);
  const context = step.context(token);
  step.ask(token, { type: 'recall', node: node.id, of: token.effect!, timeoutMs, context });
}

export function onStandingAnswer(step: Step, token: Token, node: ActionNode, answer: Answer): void {
  const current = undoOf(token);
  if (!current) return;
  if (answer.type === 'recalled') onRecalled(step, token, node, current, answer);
  else if (answer.type === 'applied') {
    step.record('effectApplied', token, { key: undoKey(token.effect!), as: current.as });
    finish(step, token);
  } else if (answer.type === 'failed') onFailure(step, token, node, current, answer);
}

function onRecalled(
  step: Step,
  token: Token,
  node: ActionNode,
  current: Undo,
  answer: Extract<Answer, { type: 'recalled' }>,
): void {
  const { changed, unchecked } = answer;
  const known: Undo = { ...current, do: answer.do, with: answer.with, ...(unchecked && { unchecked }) };
  if (changed) {
    const first = laterOnLever(step, token, node);
    if (first) return remember(step, token, { ...current, waitsFor: first.id });
    return decline(step, token, known, changed.present, node);
  }
  if (!byHand(node)) {
    remember(step, token, known);
    step.record('effectRequested', token, requested(token, known));
    return call(step, token, node);
  }
  remember(step, token, { ...known, asking: 'byHand' });
  step.record('taskOpened', token, {
    task: taskId(token),
    assignee: node.config.by ?? { role: 'operator' },
    byHand: true,
    undoes: token.effect,
    do: known.do,
    with: known.with,
  });
}

const requested = (token: Token, { do: action, with: inputs, as }: Undo) => ({
  key: undoKey(token.effect!),
  do: action,
  with: inputs,
  as,
});

/** The latest effect on the same lever that came after this one and is itself still to be undone. */
function laterOnLever(step: Step, token: Token, node: ActionNode): Token | undefined {
  if (step.state.ending) return undefined;
  const lever = leverOf(node.config.do);
  return step.state.tokens.findLast((each) => {
    const other = step.program.nodes.get(each.node)?.config as ActionConfig | undefined;
    const isLater = each.effect !== undefined && each.id > token.id && isPending(step.state, each);
    return isLater && other !== undefined && leverOf(other.do) === lever;
  });
}

const leverOf = (action: string): string => findAction(action)?.lever ?? action;

/** What somebody else has set meanwhile is left as it is. */
function decline(step: Step, token: Token, known: Undo, present: Json, node: ActionNode): void {
  const key = undoKey(token.effect!);
  const { do: action = '', with: inputs = {}, as, by } = known;
  step.tell(token, {
    type: 'note',
    node: token.node,
    key,
    do: action,
    with: inputs,
    state: 'declined',
    reason: 'changedMeanwhile',
    present,
    ...(by !== undefined && { by }),
  });
  step.record('effectDeclined', token, { key, reason: 'changedMeanwhile', present });
  const isOver = as === 'expired' || (node.config.expiresAfter !== undefined && !step.hasTimer(token, 'effectExpires'));
  if (isOver || step.state.ending) finish(step, token);
  else forget(step, token);
}

function forget(step: Step, token: Token): void {
  const { undo: _, ...data } = step.find(token)!.data;
  step.update(token, { data });
}

const undoes = (token: Token, { as }: Undo): Undoes => ({ key: token.effect!, as });

function call(step: Step, token: Token, node: ActionNode): void {
  const current = undoOf(step.find(token)!)!;
  const attempt = current.attempt + 1;
  remember(step, token, { ...current, attempt });
  step.ask(token, {
    type: 'effect',
    node: node.id,
    key: undoKey(token.effect!),
    do: current.do!,
    with: current.with!,
    attempt,
    timeoutMs: callLimitMs(node.config),
    undoes: undoes(token, current),
    ...(current.unchecked && { unchecked: true }),
  });
}

function onFailure(
  step: Step,
  token: Token,
  node: ActionNode,
  current: Undo,
  { error, retryable }: Extract<Answer, { type: 'failed' }>,
): void {
  const failures = current.failures + 1;
  const pauseMs = retryable ? pauseAfterMs(node.config, failures) : undefined;
  const key = undoKey(token.effect!);
  remember(step, token, { ...current, failures });
  step.record('effectFailed', token, { key, attempt: current.attempt, final: pauseMs === undefined, error });
  if (pauseMs !== undefined) step.timerMs(token, 'retry', step.nowMs + pauseMs);
  else step.park(token, undoFailed(step.place(token), { key: token.effect!, attempts: current.attempt, error }));
}

/** A person has carried the undoing out, by the card. */
export function confirmUndo(
  step: Step,
  token: Token,
  node: ActionNode,
  act: Extract<Act, { type: 'completeTask' }>,
): readonly Problem[] | undefined {
  const current = undoOf(token);
  if (current?.asking !== 'byHand') return undefined;
  const { by, values } = act;
  const shown = attachmentsOf(act);
  const confirmed = { ...current, with: { ...current.with, ...values } };
  step.record('taskDone', token, { task: taskId(token), by, values, ...shown });
  step.record('effectRequested', token, requested(token, confirmed));
  step.tell(token, {
    type: 'note',
    node: node.id,
    key: undoKey(token.effect!),
    do: confirmed.do!,
    with: confirmed.with,
    state: 'confirmed',
    by,
    values,
    ...shown,
    undoes: undoes(token, current),
  });
  step.record('effectApplied', token, { key: undoKey(token.effect!), as: current.as, by });
  finish(step, token);
  return [];
}

/** Nobody could carry the undoing out: the change stands until a person has it tried again, or lets it be. */
export function failUndoByHand(
  step: Step,
  token: Token,
  { by, reason }: Extract<Act, { type: 'cannotDo' }>,
): readonly Problem[] | undefined {
  const current = undoOf(token);
  if (current?.asking !== 'byHand') return undefined;
  const key = undoKey(token.effect!);
  const { do: action = '', with: inputs = {} } = current;
  step.tell(token, {
    type: 'note',
    node: token.node,
    key,
    do: action,
    with: inputs,
    state: 'failed',
    by,
    error: reason,
  });
  step.record('effectFailed', token, { key, task: taskId(token), attempt: 1, final: true, error: reason, by });
  // Without what undoes it: a retry looks again at what is there, and asks by a new card.
  remember(step, token, {
    as: current.as,
    ...(current.by !== undefined && { by: current.by }),
    attempt: 0,
    failures: 0,
  });
  step.park(token, cannotBeDone(step.place(token), { reason }));
  return [];
}

/** A person has what failed tried again, under the same key. */
export function tryUndoAgain(step: Step, token: Token, node: ActionNode): void {
  undo(step, token, node, { as: undoOf(token)?.as ?? 'compensated' });
}

/** There is nothing more to undo; what waited for this on the same lever goes on. */
export function finish(step: Step, token: Token): void {
  step.remove(token);
  for (const each of step.state.tokens) {
    const waiting = undoOf(each);
    if (waiting?.waitsFor !== token.id) continue;
    const { waitsFor: _, ...going } = waiting;
    remember(step, each, going);
    step.timerMs(each, 'recall', step.nowMs);
  }
}
