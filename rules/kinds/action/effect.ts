import { findAction } from '../../actions/catalogue.ts';
import type { ActionInput } from '../../actions/catalogue.ts';
import type { Json } from '../../json.ts';
import { own } from '../../own.ts';
import { checkValue, outOfBounds } from '../../playbook/form.ts';
import type { Act, Answer } from '../../interpreter/messages.ts';
import { taskId } from '../../interpreter/state.ts';
import type { Token } from '../../interpreter/state.ts';
import type { Step } from '../../interpreter/step.ts';
import { amend, defineProblem } from '../../problems/problem.ts';
import type { Problem } from '../../problems/problem.ts';
import { failed, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { formatInstant, startOfDay } from '../../time/zone.ts';
import type { NodeOf } from '../spec.ts';
import { tallyDecision } from '../approval/approval.ts';
import type { ActionConfig } from './action.ts';
import { attachmentsOf, cannotBeDone } from './by-hand.ts';
import { callLimitMs, pauseAfterMs } from './retry.ts';
import { stand } from './standing.ts';
import { isVerifying, onRead, readAgain, verify } from './verify.ts';

type ActionNode = NodeOf<ActionConfig>;

const effectFailed = defineProblem('effect-failed', {
  en: 'The action failed {attempts} times, at last with: {error}. Try again, skip it, or stop the campaign.',
  'zh-CN': '动作已失败 {attempts} 次，最后的错误：{error}。请重试、跳过，或停止活动。',
});

const guardrailNotANumber = defineProblem('guardrail-not-a-number', {
  en: 'The guardrail cannot be checked: “{what}” is not a number.',
  'zh-CN': '无法检查红线：“{what}” 不是数字。',
});

/** What an action remembers of its effect while its token is on the node. */
interface Effect {
  readonly key: string;
  readonly with: Readonly<Record<string, Json>>;
  readonly attempt: number;
  /** Counted since the last time that a person had it tried again. */
  readonly failures: number;
  readonly asking?: 'proposal' | 'guardrail' | 'byHand';
  /** It is beyond the guardrail, and somebody agreed. */
  readonly approved?: true;
}

/** Nobody is asked any more. Left out rather than undefined: what is remembered is plain JSON. */
function withoutAsking(effect: Effect): Effect {
  const { asking: _, ...rest } = effect;
  return rest;
}

const effectOf = (token: Token): Effect => token.data['effect'] as unknown as Effect;

const remember = (step: Step, token: Token, effect: Effect): void =>
  step.remember(token, { effect: effect as unknown as Json });

/** The effect's key: stable over retries and restarts, new for each entering. */
const effectKey = (step: Step, token: Token): string => step.ref(`${token.node}/${token.n}`);

export function enterAction(step: Step, token: Token, node: ActionNode): void {
  const inputs: Record<string, Json> = {};
  for (const [name, expression] of Object.entries(node.config.with)) {
    const value = step.feel(expression, token, `/with/${name}`);
    if (!value.ok) return step.park(token, value.problems[0]!);
    inputs[name] = value.value;
  }
  const [wrong] = wrongInputs(step, token, node, inputs);
  if (wrong) return step.park(token, wrong);
  const effect: Effect = { key: effectKey(step, token), with: inputs, attempt: 0, failures: 0 };
  remember(step, token, effect);
  if (node.config.autonomy === 'propose') ask(step, token, node, effect, 'proposal', node.config.by);
  else checkGuardrail(step, token, node, effect);
}

/** Whole numbers are whole: nobody pays a third of a cent, or sends half an agent. */
function wrongInputs(
  step: Step,
  token: Token,
  node: ActionNode,
  inputs: Readonly<Record<string, Json>>,
): readonly Problem[] {
  return Object.entries(inputsOf(node)).flatMap(([name, { type, title, optional }]) => {
    const value = own(inputs, name);
    if ((type !== 'money' && type !== 'integer') || value === undefined || (optional && value === null)) return [];
    const place = step.place(token, `/with/${name}`);
    return checkValue({ type, title }, value, place.pointer).map((problem) => amend(problem, { place }));
  });
}

/** What is within the guardrail, or approved beyond it, is done in the way that the autonomy says. */
function carryOut(step: Step, token: Token, node: ActionNode, effect: Effect): void {
  switch (node.config.autonomy) {
    case 'auto':
    case 'propose':
      return request(step, token, node, effect);
    case 'manual':
      remember(step, token, { ...effect, asking: 'byHand' });
      return step.record('taskOpened', token, {
        task: taskId(token),
        assignee: node.config.by ?? { role: 'operator' },
        byHand: true,
        do: node.config.do,
        with: effect.with,
      });
    case 'notify':
      addToSum(step, token, node, effect, 1);
      requestLogged(step, token, node, effect);
      note(step, token, node, effect, 'notified');
      step.record('effectApplied', token, { key: effect.key });
      return step.leave(token, 'done');
  }
}

function ask(
  step: Step,
  token: Token,
  node: ActionNode,
  effect: Effect,
  asking: 'proposal' | 'guardrail',
  by: { role: string } | undefined,
  figures: Readonly<Record<string, Json>> = {},
): void {
  remember(step, token, { ...effect, asking });
  note(step, token, node, effect, 'held');
  step.record('approvalAsked', token, {
    task: taskId(token),
    approvers: by ?? { role: 'manager' },
    quorum: 1,
    about: asking,
    do: node.config.do,
    with: effect.with,
    shows: figures,
  });
}

export function decideProposal(
  step: Step,
  token: Token,
  node: ActionNode,
  act: Extract<Act, { type: 'decide' }>,
): readonly Problem[] | undefined {
  const effect = effectOf(token);
  if (effect.asking !== 'proposal' && effect.asking !== 'guardrail') return undefined;
  const decided = tallyDecision(step, token, act, 1);
  if (decided === 'rejected') decline(step, token, node, effect, act.by);
  // A timer waits for the end of a pause: nothing is started during one.
  else if (step.isPaused) {
    remember(step, token, withoutAsking(effect));
    step.timerMs(token, `approved:${effect.asking}`, step.nowMs);
  } else goOn(step, token, node, effect.asking);
  return [];
}

/** What was asked was approved. */
export function goOn(step: Step, token: Token, node: ActionNode, asked: 'proposal' | 'guardrail'): void {
  const effect = withoutAsking(effectOf(token));
  if (asked === 'proposal') checkGuardrail(step, token, node, effect);
  else carryOut(step, token, node, { ...effect, approved: true });
}

/** The values that the person confirms are what was applied, whatever the card proposed. */
export function confirmByHand(
  step: Step,
  token: Token,
  node: ActionNode,
  act: Extract<Act, { type: 'completeTask' }>,
): readonly Problem[] | undefined {
  const effect = effectOf(token);
  if (effect.asking !== 'byHand') return undefined;
  const confirmed = { ...effect, with: { ...effect.with, ...act.values } };
  const beyond = beyondGuardrail(step, token, node, effect, confirmed);
  if (beyond.length > 0) return beyond;
  addToSum(step, token, node, confirmed, 1);
  const shown = attachmentsOf(act);
  step.record('taskDone', token, { task: taskId(token), by: act.by, values: act.values, ...shown });
  for (const [name, value] of Object.entries(act.values)) step.assign(token, `${token.node}.${name}`, value);
  requestLogged(step, token, node, confirmed);
  step.tell(token, {
    type: 'note',
    node: node.id,
    key: effect.key,
    do: node.config.do,
    with: confirmed.with,
    state: 'confirmed',
    by: act.by,
    values: act.values,
    ...shown,
  });
  step.record('effectApplied', token, { key: effect.key, by: act.by });
  stand(step, token, node, effect.key);
  if (node.config.as !== undefined) step.assign(token, node.config.as, confirmed.with);
  step.leave(token, 'done');
  return [];
}

/** It has failed for good, and nothing was changed: the flow goes on by `failed`, or a person sees to it. */
export function failByHand(
  step: Step,
  token: Token,
  node: ActionNode,
  { by, reason }: Extract<Act, { type: 'cannotDo' }>,
): readonly Problem[] | undefined {
  const effect = effectOf(token);
  if (effect.asking !== 'byHand') return undefined;
  remember(step, token, withoutAsking(effect));
  step.tell(token, {
    type: 'note',
    node: node.id,
    key: effect.key,
    do: node.config.do,
    with: effect.with,
    state: 'failed',
    by,
    error: reason,
  });
  step.record('effectFailed', token, {
    key: effect.key,
    task: taskId(token),
    attempt: 1,
    final: true,
    error: reason,
    by,
  });
  if (step.hasEdge(token.node, 'failed')) step.leave(token, 'failed');
  else step.park(token, cannotBeDone(step.place(token), { reason }));
  return [];
}

/** A person confirms no more than the guardrail leaves, or than was approved beyond it. */
function beyondGuardrail(
  step: Step,
  token: Token,
  node: ActionNode,
  proposed: Effect,
  confirmed: Effect,
): readonly Problem[] {
  const { guardrail } = node.config;
  if (!guardrail) return [];
  const read = readGuardrail(step, token, node, guardrail, confirmed);
  if (!read.ok) return read.problems;
  const { sum, amount, max } = read.value;
  const asked = own(proposed.with, guardrail.sumOf);
  const most = proposed.approved && typeof asked === 'number' ? Math.max(max - sum, asked) : max - sum;
  if (amount <= most) return [];
  const { title, type = 'number' } = own(inputsOf(node), guardrail.sumOf) ?? {};
  const bounds = { min: '0', max: String(most), value: String(amount) };
  return [
    outOfBounds(step.place(token, '/guardrail'), { title: title ?? guardrail.sumOf, valueType: type, ...bounds }),
  ];
}

const inputsOf = (node: ActionNode): Readonly<Record<string, ActionInput>> => findAction(node.config.do)?.inputs ?? {};

/** What the node's effects come to so far, what the effect would add, and how much they may come to. */
function readGuardrail(
  step: Step,
  token: Token,
  node: ActionNode,
  guardrail: NonNullable<ActionConfig['guardrail']>,
  effect: Effect,
): Result<{ readonly sum: number; readonly amount: number; readonly max: number }> {
  const max = step.feel(guardrail.max, token, '/guardrail/max');
  if (!max.ok) return max;
  const amount = own(effect.with, guardrail.sumOf);
  if (typeof max.value === 'number' && typeof amount === 'number')
    return ok({ sum: step.sum(sumName(step, token, node)), amount, max: max.value });
  const what = typeof amount === 'number' ? guardrail.max : guardrail.sumOf;
  return failed(guardrailNotANumber(step.place(token, '/guardrail'), { what }));
}

/** Carries the effect out if the sum of this node's effects, this one included, stays within the guardrail. */
function checkGuardrail(step: Step, token: Token, node: ActionNode, effect: Effect): void {
  const { guardrail } = node.config;
  if (!guardrail) return carryOut(step, token, node, effect);
  const read = readGuardrail(step, token, node, guardrail, effect);
  if (!read.ok) return step.park(token, read.problems[0]!);
  const { sum, amount, max } = read.value;
  if (sum + amount <= max) return carryOut(step, token, node, effect);
  if (guardrail.over === 'decline') return decline(step, token, node, effect);
  ask(step, token, node, effect, 'guardrail', guardrail.by, { sum, amount, max });
}

const sumName = (step: Step, token: Token, node: ActionNode): string =>
  node.config.guardrail?.per === 'day'
    ? `${token.node}@${formatInstant(startOfDay(step.nowMs, step.timeZone), step.timeZone)}`
    : token.node;

function request(step: Step, token: Token, node: ActionNode, effect: Effect): void {
  addToSum(step, token, node, effect, 1);
  if (effect.attempt === 0) requestLogged(step, token, node, effect);
  call(step, token, node, effect);
}

function addToSum(step: Step, token: Token, node: ActionNode, effect: Effect, sign: 1 | -1): void {
  const amount = node.config.guardrail && effect.with[node.config.guardrail.sumOf];
  if (typeof amount !== 'number') return;
  const name = sign === 1 ? sumName(step, token, node) : sumNameOf(token);
  if (sign === 1) step.remember(token, { sumName: name });
  step.addToSum(name, sign * amount);
}

/** Which sum its amount was added to. */
function sumNameOf(token: Token): string {
  const { sumName: name } = token.data;
  return typeof name === 'string' ? name : token.node;
}

function requestLogged(step: Step, token: Token, node: ActionNode, effect: Effect): void {
  step.record('effectRequested', token, { key: effect.key, do: node.config.do, with: effect.with });
}

function call(step: Step, token: Token, node: ActionNode, effect: Effect): void {
  const attempt = effect.attempt + 1;
  remember(step, token, { ...effect, attempt });
  step.ask(token, {
    type: 'effect',
    node: node.id,
    key: effect.key,
    do: node.config.do,
    with: effect.with,
    attempt,
    timeoutMs: callLimitMs(node.config),
  });
}

export function retryEffect(step: Step, token: Token, node: ActionNode): void {
  call(step, token, node, effectOf(token));
}

export function readEffectAgain(step: Step, token: Token, node: ActionNode): void {
  readAgain(step, token, node, effectOf(token).key);
}

export function onEffectAnswer(step: Step, token: Token, node: ActionNode, answer: Answer): void {
  const effect = effectOf(token);
  if (answer.type === 'applied') {
    step.record('effectApplied', token, { key: effect.key });
    stand(step, token, node, effect.key);
    if (node.config.as !== undefined) step.assign(token, node.config.as, answer.result ?? null);
    // It counts as applied, and the flow goes on, when the platform's value was read again.
    if (node.config.verify) verify(step, token, node, effect.key);
    else step.leave(token, 'done');
  } else if (answer.type === 'read') {
    if (onRead(step, token, answer, { ...effect, do: node.config.do })) step.leave(token, 'done');
  } else if (answer.type === 'failed') onFailure(step, token, node, effect, answer);
}

function onFailure(
  step: Step,
  token: Token,
  node: ActionNode,
  effect: Effect,
  { error, retryable }: Extract<Answer, { type: 'failed' }>,
): void {
  const failures = effect.failures + 1;
  const pauseMs = retryable ? pauseAfterMs(node.config, failures) : undefined;
  remember(step, token, { ...effect, failures });
  step.record('effectFailed', token, {
    key: effect.key,
    attempt: effect.attempt,
    final: pauseMs === undefined,
    error,
  });
  if (pauseMs !== undefined) return step.timerMs(token, 'retry', step.nowMs + pauseMs);
  addToSum(step, token, node, effect, -1);
  if (step.hasEdge(token.node, 'failed')) step.leave(token, 'failed');
  else step.park(token, effectFailed(step.place(token), { attempts: effect.attempt, error }));
}

/** The platform was asked at least once: the effect may have been applied, whatever it answered. */
export const isUnderWay = (token: Token): boolean => token.data['effect'] !== undefined && effectOf(token).attempt > 0;

/** A person has a failed effect tried again, under the same key; one that was parked before its request starts anew. */
export function tryAgain(step: Step, token: Token, node: ActionNode): void {
  const effect = token.data['effect'] === undefined ? undefined : effectOf(token);
  if (!effect || effect.attempt === 0) return enterAction(step, token, node);
  // It was applied: only reading it again is.
  if (isVerifying(token)) return verify(step, token, node, effect.key);
  // Others may have used up meanwhile what it gave back when it failed.
  checkGuardrail(step, token, node, { ...effect, failures: 0 });
}

function decline(step: Step, token: Token, node: ActionNode, effect: Effect, by?: string): void {
  note(step, token, node, effect, 'declined', by);
  step.record('effectDeclined', token, { key: effect.key, ...(by !== undefined && { by }) });
  step.leave(token, 'declined');
}

function note(
  step: Step,
  token: Token,
  node: ActionNode,
  effect: Effect,
  state: 'declined' | 'held' | 'notified',
  by?: string,
): void {
  step.tell(token, {
    type: 'note',
    node: node.id,
    key: effect.key,
    do: node.config.do,
    with: effect.with,
    state,
    ...(by !== undefined && { by }),
  });
}
