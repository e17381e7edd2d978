import { z } from 'zod';
import { assigneeSchema, duration, field, instantOrDuration, listOf } from '../../playbook/fields.ts';
import type { Assignee } from '../../playbook/fields.ts';
import { checkForm } from '../../playbook/form.ts';
import type { Step } from '../../interpreter/step.ts';
import { taskId } from '../../interpreter/state.ts';
import type { Token } from '../../interpreter/state.ts';
import { shift } from '../../time/duration.ts';
import { lintFormIds } from '../rule-ids.ts';
import { defineKind } from '../spec.ts';
import { checkProof } from './proof.ts';
import { example } from './example.ts';
import { face } from './face.ts';
import { formField } from './form-field.ts';

const escalation = z.strictObject({
  after: field(duration(), 'duration', 'After it was due', '逾期多久后'),
  to: field(assigneeSchema, 'assignee', 'To', '升级给'),
});

const config = z.strictObject({
  assignee: field(assigneeSchema, 'assignee', 'Who', '负责人'),
  due: field(instantOrDuration(), 'instantOrDuration', 'Due', '截止').optional(),
  form: listOf('field', '填写项', field(z.array(formField), 'names', 'Form', '填写项')).optional(),
  checklist: field(z.array(z.string().min(1)), 'names', 'Checklist', '检查清单').optional(),
  evidence: field(z.boolean(), 'boolean', 'Evidence is required', '需要凭证').optional(),
  remindBefore: field(z.array(duration()), 'duration', 'Remind before it is due', '到期前提醒').optional(),
  escalate: field(escalation, 'choice', 'Escalate', '升级').optional(),
  expires: field(instantOrDuration(), 'instantOrDuration', 'Expires', '失效').optional(),
});
export type TaskConfig = z.infer<typeof config>;

export const task = defineKind<'task', TaskConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    step.record('taskOpened', token, {
      task: taskId(token),
      assignee: settings.assignee,
      ...dueOf(step, token, settings.due),
      ...(settings.checklist?.length && { checklist: settings.checklist }),
      ...(settings.evidence && { evidence: true }),
    });
    scheduleDeadlines(step, token, settings);
    if (settings.expires !== undefined) step.timerAt(token, 'expires', settings.expires);
  },
  timer(step, token, { config: settings }, what) {
    if (what === 'expires') {
      step.record('taskExpired', token, { task: taskId(token) });
      step.leave(token, 'expired');
    } else remindOrEscalate(step, token, what, settings.escalate?.to);
  },
  moved: (step, token, { config: settings }) => renewDeadlines(step, token, settings),
  act(step, token, node, act) {
    if (act.type !== 'completeTask') return undefined;
    const values = checkForm(node.config.form ?? [], act.values, '/values');
    const unproven = checkProof(node.config, act);
    if (!values.ok) return [...values.problems, ...unproven];
    if (unproven.length > 0) return unproven;
    step.record('taskDone', token, {
      task: taskId(token),
      by: act.by,
      values: values.value,
      ...(act.evidence?.trim() && { evidence: act.evidence }),
    });
    for (const [name, value] of Object.entries(values.value)) step.assign(token, `${token.node}.${name}`, value);
    step.leave(token, 'done');
    return [];
  },
  passesTime: () => true,
  lint: (node, { pointer }) => lintFormIds(node.config.form ?? [], pointer, node.id),
  deadlines: ({ due, expires }) => ({ '/due': due, '/expires': expires }),
});

export const dueOf = (step: Step, token: Token, due: string | undefined): { due?: string } =>
  due === undefined ? {} : { due: step.format(step.resolve(due, token)) };

interface Deadlines {
  readonly due?: string | undefined;
  readonly remindBefore?: readonly string[] | undefined;
  readonly escalate?: { readonly after: string } | undefined;
}

/** Sets the timers for reminders (if their instant is still to come) and for the escalation after the deadline. */
export function scheduleDeadlines(step: Step, token: Token, { due, remindBefore = [], escalate }: Deadlines): void {
  if (due === undefined) return;
  for (const [index, before] of remindBefore.entries()) step.timerBefore(token, `remind:${index}`, due, before);
  if (escalate) step.timerAfter(token, 'escalate', due, escalate.after);
}

/** After the deadline has moved: what lies ahead again is set again. */
function renewDeadlines(step: Step, token: Token, { due, remindBefore = [], escalate }: Deadlines): void {
  if (due === undefined) return;
  const dueMs = step.resolve(due, token);
  for (const [index, before] of remindBefore.entries()) {
    const isAhead = shift(dueMs, before, step.timeZone, -1) > step.nowMs;
    if (isAhead && !step.hasTimer(token, `remind:${index}`)) step.timerBefore(token, `remind:${index}`, due, before);
  }
  if (!escalate || step.hasTimer(token, 'escalate')) return;
  if (shift(dueMs, escalate.after, step.timeZone) > step.nowMs) step.timerAfter(token, 'escalate', due, escalate.after);
}

export function remindOrEscalate(step: Step, token: Token, what: string, to: Assignee | undefined): void {
  if (what.startsWith('remind:')) step.record('taskReminded', token, { task: taskId(token) });
  else if (what === 'escalate' && to) step.record('taskEscalated', token, { task: taskId(token), to });
}
