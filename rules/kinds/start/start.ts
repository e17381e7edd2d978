import { z } from 'zod';
import { field, instant, localTime, weekdays } from '../../playbook/fields.ts';
import { nextLocalTime, nextMonthDay } from '../../time/zone.ts';
import type { Step } from '../../interpreter/step.ts';
import type { Token } from '../../interpreter/state.ts';
import { defineKind } from '../spec.ts';
import type { NodeOf } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const when = z.union([
  z.strictObject({ at: field(instant(), 'instant', 'At', '时间点') }),
  z.strictObject({ manual: field(z.literal(true), 'boolean', 'By hand', '手动开始') }),
  z.strictObject({
    every: z.union([
      z.strictObject({
        weekdays: field(weekdays(), 'weekdays', 'Weekdays', '星期'),
        at: field(localTime(), 'localTime', 'At', '时刻'),
      }),
      z.strictObject({
        monthday: field(z.int().min(1).max(31), 'integer', 'Day of the month', '每月几日'),
        at: field(localTime(), 'localTime', 'At', '时刻'),
      }),
    ]),
  }),
]);

const config = z.strictObject({ when: field(when, 'choice', 'Starts', '何时开始') });
export type StartConfig = z.infer<typeof config>;

export const start = defineKind<'start', StartConfig>({
  ...face,
  config,
  example,
  arm: schedule,
  timer(step, token, node) {
    step.letIn(token, 'every' in node.config.when);
    if ('every' in node.config.when) schedule(step, token, node);
  },
  act(step, token, { config: settings }, act) {
    if (act.type !== 'start' || !('manual' in settings.when) || token.state !== 'armed') return undefined;
    step.letIn(token, false);
    return [];
  },
  enter: (step, token) => step.leave(token, 'started'),
  startsByHand: (settings) => 'manual' in settings.when,
  startsAt: (settings) => ('at' in settings.when ? settings.when.at : undefined),
  leavesNotBefore: (settings) => ('at' in settings.when ? settings.when.at : undefined),
  passesTime: () => true,
});

function schedule(step: Step, token: Token, { config: { when: due } }: NodeOf<StartConfig>): void {
  if ('at' in due) step.timerAt(token, 'start', due.at);
  else if ('every' in due) {
    const { every } = due;
    const nextMs =
      'weekdays' in every
        ? nextLocalTime(step.nowMs, every.at, step.timeZone, every.weekdays)
        : nextMonthDay(step.nowMs, every.monthday, every.at, step.timeZone);
    step.timerMs(token, 'start', nextMs);
  }
}
