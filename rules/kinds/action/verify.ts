import type { Answer } from '../../interpreter/messages.ts';
import type { Token } from '../../interpreter/state.ts';
import type { Step } from '../../interpreter/step.ts';
import { defineProblem } from '../../problems/problem.ts';
import { shift } from '../../time/duration.ts';
import type { NodeOf } from '../spec.ts';
import type { ActionConfig } from './action.ts';
import { callLimitMs } from './retry.ts';

type ActionNode = NodeOf<ActionConfig>;
type Read = Extract<Answer, { type: 'read' }>;

const DEFAULT_WITHIN = 'PT1M';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

const notVerified = defineProblem('effect-not-verified', {
  en: 'The change was made, but reading it again did not confirm it: {error}. Check the platform, then read again (try again), skip it, or stop the campaign.',
  'zh-CN': '已执行改动，但回读未能确认：{error}。请核对平台后重试（再次回读）、跳过，或停止活动。',
});
const cannotReadBack = defineProblem('cannot-read-back', {
  en: 'The value cannot be read again: {error}. Describe under “readBack” of the shop’s connector how it is read and try again, skip it if you have checked it yourself, or stop the campaign.',
  'zh-CN': '无法回读该值：{error}。请在店铺连接器的 readBack 中配置读取方式后重试；若已自行核对可跳过，或停止活动。',
});

interface Verifying {
  readonly untilMs: number;
  readonly readings: number;
}

export const isVerifying = (token: Token): boolean => token.data['verifying'] !== undefined;

/** Reads what was applied again until it is there, or the time is up. */
export function verify(step: Step, token: Token, node: ActionNode, key: string): void {
  const { verify: how } = node.config;
  const within = typeof how === 'object' ? how.within : DEFAULT_WITHIN;
  remember(step, token, { untilMs: shift(step.nowMs, within, step.timeZone), readings: 0 });
  readAgain(step, token, node, key);
}

export function readAgain(step: Step, token: Token, node: ActionNode, key: string): void {
  step.ask(token, { type: 'readBack', node: node.id, key, timeoutMs: callLimitMs(node.config) });
}

/** True if the value is there; else it is read again later, or the token has left or is parked. */
export function onRead(step: Step, token: Token, { found, error = '' }: Read, effect: Flagged): boolean {
  if (found === 'same') return true;
  if (found === 'unreadable') {
    step.park(token, cannotReadBack(step.place(token, '/verify'), { error }));
    return false;
  }
  const { untilMs, readings } = token.data['verifying'] as unknown as Verifying;
  if (step.nowMs < untilMs) {
    remember(step, token, { untilMs, readings: readings + 1 });
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(readings, 10));
    step.timerMs(token, 'read', Math.min(untilMs, step.nowMs + pauseMs));
    return false;
  }
  const { key, attempt, do: action, with: inputs } = effect;
  step.record('effectFailed', token, { key, attempt, final: true, error });
  step.tell(token, { type: 'note', node: token.node, key, do: action, with: inputs, state: 'failed', error });
  if (step.hasEdge(token.node, 'failed')) step.leave(token, 'failed');
  else step.park(token, notVerified(step.place(token, '/verify'), { error }));
  return false;
}

interface Flagged {
  readonly key: string;
  readonly attempt: number;
  readonly do: string;
  readonly with: Extract<Parameters<Step['tell']>[1], { type: 'note' }>['with'];
}

const remember = (step: Step, token: Token, { untilMs, readings }: Verifying): void =>
  step.remember(token, { verifying: { untilMs, readings } });
