import { kindOf } from '../kinds/registry.ts';
import { checkLiveChange } from '../playbook/parameters.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { unreachable } from '../problems/result.ts';
import { shift } from '../time/duration.ts';
import { resolveAnchors, resolveInstant } from '../time/instant.ts';
import type { Act } from './messages.ts';
import { taskId } from './state.ts';
import type { CampaignState, Timer, Token } from './state.ts';
import type { Step } from './step.ts';

export const campaignEnded = defineProblem('campaign-ended', {
  en: 'The campaign has ended; nothing can be changed any more.',
  'zh-CN': '活动已结束，无法再操作。',
});
const taskNotOpen = defineProblem('task-not-open', {
  en: 'The task “{task}” is not open: it was completed, has expired, or never was.',
  'zh-CN': '任务“{task}”未处于待办状态：可能已完成、已失效或不存在。',
});
const nodeNotThere = defineProblem('node-not-active', {
  en: 'Nothing is waiting at “{node}” that this could be done to.',
  'zh-CN': '节点“{node}”上没有可操作的流程。',
});
const outcomeUnknown = defineProblem('unknown-outcome', {
  en: '“{node}” has no outcome “{outcome}”. Choose one of: {known}.',
  'zh-CN': '节点“{node}”没有走向“{outcome}”。可选：{known}。',
});
const alreadyPaused = defineProblem('already-paused', {
  en: 'The campaign is paused already.',
  'zh-CN': '活动已处于暂停。',
});
const notPaused = defineProblem('not-paused', { en: 'The campaign is not paused.', 'zh-CN': '活动未暂停。' });
const nothingToUndo = defineProblem('nothing-to-undo', {
  en: 'There is nothing to undo under “{key}”: it was not applied, has been undone already, or its node does not say how.',
  'zh-CN': '“{key}”没有可撤销的改动：未执行、已撤销，或其节点没有写明如何撤销。',
});
const nobodyWaits = defineProblem('event-not-awaited', {
  en: 'No node waits for the event “{event}”.',
  'zh-CN': '没有节点在等待事件“{event}”。',
});

/** Does to the campaign what a person asks; the problems, if it cannot be done, in which case the step is void. */
export function applyAct(step: Step, act: Act): readonly Problem[] {
  if (hasEnded(step.state, act)) return [campaignEnded('')];
  switch (act.type) {
    case 'completeTask':
    case 'cannotDo':
    case 'decide': {
      const token = step.state.tokens.find(
        (each) => (each.state === 'open' || each.state === 'standing') && taskId(each) === act.task,
      );
      return (token && handTo(step, token, act)) ?? [taskNotOpen('/task', { task: act.task })];
    }
    case 'event': {
      const taken = step.state.tokens
        .filter((token) => token.state === 'open')
        .map((token) => handTo(step, token, act));
      return taken.some((each) => each !== undefined) ? [] : [nobodyWaits('/event', { event: act.event })];
    }
    case 'childEnded': {
      const token = step.state.tokens.find((each) => each.state === 'open' && each.data['child'] === act.child);
      return (token && handTo(step, token, act)) ?? [nodeNotThere('/child', { node: act.child })];
    }
    case 'start': {
      const token = step.state.tokens.find((each) => each.state === 'armed' && each.node === act.node);
      return (token && handTo(step, token, act)) ?? [nodeNotThere('/node', { node: act.node })];
    }
    case 'pause':
      if (step.state.status === 'paused') return [alreadyPaused('')];
      step.patch({ status: 'paused' });
      step.record('paused', undefined, { by: act.by });
      step.tellWatch();
      tellHeld(step, true);
      return [];
    case 'resume':
      if (step.state.status !== 'paused') return [notPaused('')];
      step.patch({ status: 'running', resumedMs: step.nowMs });
      step.record('resumed', undefined, { by: act.by });
      step.tellWatch();
      tellHeld(step, false);
      return [];
    case 'stop':
      step.record('intervention', undefined, {
        by: act.by,
        what: 'stop',
        ...(act.compensate && { compensate: true }),
      });
      step.patch({
        ending: { status: 'stopped', ...(act.compensate && { undo: 'all' }) },
        timers: [],
        status: 'running',
      });
      return [];
    case 'compensate':
      return compensate(step, act);
    case 'skip':
      return skip(step, act);
    case 'retry':
      return retry(step, act);
    case 'moveAnchor':
      return moveAnchor(step, act);
    case 'setParameter': {
      const checked = checkLiveChange(step.program.playbook, act.parameter, act.value);
      if (!checked.ok) return checked.problems;
      const { by, parameter, value } = act;
      step.record('intervention', undefined, {
        by,
        what: 'setParameter',
        parameter,
        value,
        before: step.state.parameters[parameter],
      });
      step.patch({ parameters: { ...step.state.parameters, [parameter]: value } });
      step.tellWatch();
      return [];
    }
    default:
      return unreachable(act);
  }
}

function tellHeld(step: Step, isHeld: boolean): void {
  for (const token of step.state.tokens.filter((each) => each.state === 'open')) {
    const node = step.program.nodes.get(token.node)!;
    kindOf(node).held?.(step, token, node, isHeld);
  }
}

/** While the last effects are undone, people still see to those: by a card, by trying again, by leaving it be. */
const WHILE_UNDOING: ReadonlySet<Act['type']> = new Set(['completeTask', 'cannotDo', 'retry', 'skip', 'stop']);

function hasEnded({ status, ending }: CampaignState, { type }: Act): boolean {
  if (status === 'completed' || status === 'stopped') return true;
  return ending !== undefined && !(ending.undo && WHILE_UNDOING.has(type));
}

function compensate(step: Step, { by, key }: Extract<Act, { type: 'compensate' }>): readonly Problem[] {
  const token = step.state.tokens.find((each) => each.effect === key);
  const node = token && step.program.nodes.get(token.node);
  const undo = node && kindOf(node).undo;
  if (!token || !undo) return [nothingToUndo('/key', { key })];
  step.record('intervention', token, { by, what: 'compensate', key });
  if (token.state === 'parked') step.unpark(token);
  undo(step, step.find(token)!, node, { as: 'compensated', by });
  return [];
}

function handTo(step: Step, token: Token, act: Act): readonly Problem[] | undefined {
  const node = step.program.nodes.get(token.node)!;
  return kindOf(node).act?.(step, token, node, act);
}

function skip(step: Step, { by, node: id, outcome }: Extract<Act, { type: 'skip' }>): readonly Problem[] {
  const node = step.program.nodes.get(id);
  const tokens = step.state.tokens.filter(
    (each) => each.node === id && (each.state === 'open' || each.state === 'parked'),
  );
  const token = tokens.find((each) => each.state === 'parked') ?? tokens[0];
  if (!node || !token) return [nodeNotThere('/node', { node: id })];
  const spec = kindOf(node);
  const known = spec.outcomes(node.config).map((each) => each.id);
  if (!known.includes(outcome)) return [outcomeUnknown('/outcome', { node: id, outcome, known: known.join(', ') })];
  step.record('intervention', token, { by, what: 'skip', outcome });
  step.unpark(token);
  if (spec.skip) spec.skip(step, step.find(token)!, node, outcome);
  else step.leave(token, outcome);
  return [];
}

function retry(step: Step, { by, node: id }: Extract<Act, { type: 'retry' }>): readonly Problem[] {
  const node = step.program.nodes.get(id);
  const token = step.state.tokens.find((each) => each.node === id && each.state === 'parked');
  if (!node || !token) return [nodeNotThere('/node', { node: id })];
  step.record('intervention', token, { by, what: 'retry' });
  step.unpark(token);
  // Nothing is started during a pause; a timer waits for its end.
  if (step.isPaused) step.timerMs(token, RETRY, step.nowMs);
  else tryAgain(step, token);
  return [];
}

/** The timer of a node that a person had tried again during a pause. */
export const RETRY = 'retryByHand';

export function tryAgain(step: Step, { id, node: name }: Token): void {
  const node = step.program.nodes.get(name)!;
  const token = step.find({ id })!;
  const spec = kindOf(node);
  if (spec.retry) spec.retry(step, token, node);
  else spec.enter(step, token, node);
}

function moveAnchor(step: Step, { by, anchor, toMs }: Extract<Act, { type: 'moveAnchor' }>): readonly Problem[] {
  const { playbook } = step.program;
  const givenAnchors = { ...step.state.givenAnchors, [anchor]: toMs };
  const anchors = resolveAnchors(playbook.anchors, givenAnchors, playbook.timezone);
  if (!anchors.ok) return anchors.problems;
  const from = step.state.anchors[anchor];
  step.patch({ givenAnchors, anchors: anchors.value });
  step.record('anchorMoved', undefined, {
    anchor,
    by,
    ...(from !== undefined && { from: step.format(from) }),
    to: step.format(toMs),
  });
  step.patch({ timers: step.state.timers.map((timer) => timerMoved(step, timer)) });
  for (const token of step.state.tokens) {
    const node = step.program.nodes.get(token.node)!;
    if (token.state === 'open') kindOf(node).moved?.(step, token, node);
  }
  step.tellWatch();
  return [];
}

/** The timer at its new instant, if it hangs on an anchor; what would lie in the past is due now. */
export function timerMoved(step: Step, timer: Timer): Timer {
  if (timer.expression === undefined) return timer;
  const scope = { anchors: step.state.anchors, timeZone: step.timeZone, nowMs: timer.enteredMs };
  const baseMs = resolveInstant(timer.expression, scope);
  const dueMs = timer.offset ? shift(baseMs, timer.offset.duration, step.timeZone, timer.offset.sign) : baseMs;
  return { ...timer, dueMs: Math.max(dueMs, step.nowMs) };
}
