import { z } from 'zod';
import { ConditionsFailed } from '../../conditions/failure.ts';
import { referencesOf } from '../../conditions/references.ts';
import type { Conditions, SharedConditions } from '../../conditions/schema.ts';
import { defineFinding } from '../../lint/finding.ts';
import { conditions } from '../../conditions/schema.ts';
import { duration, field, instant, instantOrDuration, localTime, weekdays } from '../../playbook/fields.ts';
import { isPositive } from '../../time/duration.ts';
import { parseInstant } from '../../time/instant.ts';
import { nextLocalTime } from '../../time/zone.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const timeout = { timeout: field(instantOrDuration(), 'instantOrDuration', 'Time-out', '最长等待').optional() };

const config = z.union([
  z.strictObject({ until: field(instant(), 'instant', 'Until', '等到'), ...timeout }),
  z.strictObject({ for: field(duration(), 'duration', 'For', '等待时长'), ...timeout }),
  z.strictObject({
    localTime: field(localTime(), 'localTime', 'Local time', '当地时刻'),
    weekdays: field(weekdays(), 'weekdays', 'Weekdays', '星期').optional(),
    ...timeout,
  }),
  z.strictObject({ conditions: field(conditions(), 'conditions', 'Until these hold', '直到满足条件'), ...timeout }),
  z.strictObject({ event: field(z.string().min(1), 'text', 'Event', '事件'), ...timeout }),
]);
export type WaitConfig = z.infer<typeof config>;

const neverAgain = defineFinding(
  'wait-reads-no-metric',
  {
    en: 'The conditions of “{node}” read no metric, so they are looked at only once, on entering: new points are what has them looked at again.',
    'zh-CN': '“{node}”的条件未读取任何指标，仅在进入时判断一次：只有新数据到达才会重新判断。',
  },
  { severity: 'warning', example: 'a wait for conditions on a parameter only' },
);

function readsMetric(of: Conditions, shared: SharedConditions): boolean {
  try {
    return referencesOf(of, shared).metrics.length > 0;
  } catch (error) {
    // What is wrong with the conditions is said where references are checked.
    if (error instanceof ConditionsFailed) return true;
    throw error;
  }
}

export const wait = defineKind<'wait', WaitConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    if ('until' in settings) step.timerAt(token, 'done', settings.until);
    else if ('for' in settings) step.timerAt(token, 'done', settings.for);
    else if ('localTime' in settings) {
      step.timerMs(token, 'done', nextLocalTime(step.nowMs, settings.localTime, step.timeZone, settings.weekdays));
    } else if ('conditions' in settings) step.startWatching(token);
    // Last: of two timers that are due at one instant the first one set goes first.
    if (settings.timeout !== undefined) step.timerAt(token, 'timeout', settings.timeout);
  },
  timer: (step, token, _node, what) => step.leave(token, what === 'timeout' ? 'timeout' : 'done'),
  waitsFor: (settings) => ('event' in settings ? settings.event : undefined),
  act(step, token, { config: settings }, act) {
    if (act.type !== 'event' || !('event' in settings) || settings.event !== act.event) return undefined;
    for (const [name, value] of Object.entries(act.values ?? {})) step.assign(token, `${token.node}.${name}`, value);
    step.leave(token, 'done');
    return [];
  },
  watch: (settings) => ({
    rules: 'conditions' in settings ? [{ id: 'done', conditions: settings.conditions }] : [],
  }),
  transition(step, token, _node, transition) {
    if (transition.type === 'fired') {
      step.record('decided', token, { rule: 'done', why: transition.why });
      step.leave(token, 'done');
    } else if (transition.type === 'noData') step.record('noData', token, { rule: 'done' });
  },
  lint(node, { program, pointer }) {
    if (!('conditions' in node.config) || readsMetric(node.config.conditions, program.playbook.conditions ?? {}))
      return [];
    return [neverAgain({ pointer: `${pointer}/conditions`, node: node.id }, { node: node.id })];
  },
  leavesNotBefore(settings, left) {
    if (left === 'timeout') return settings.timeout;
    return 'until' in settings ? settings.until : 'for' in settings ? settings.for : undefined;
  },
  deadlines: ({ timeout: last }) => ({ '/timeout': last }),
  passesTime(settings) {
    if ('for' in settings) return isPositive(settings.for);
    // An instant that does not depend on now has passed when a loop comes back to it.
    return !('until' in settings) || parseInstant(settings.until)?.anchor === 'now';
  },
});
