import { z } from 'zod';
import { assigneeSchema, field, instantOrDuration, touching } from '../../playbook/fields.ts';
import type { Step } from '../../interpreter/step.ts';
import { taskId } from '../../interpreter/state.ts';
import type { Token } from '../../interpreter/state.ts';
import type { Act } from '../../interpreter/messages.ts';
import { defineProblem } from '../../problems/problem.ts';
import { defineKind } from '../spec.ts';
import { dueOf } from '../task/task.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const ownRequest = defineProblem('own-request', {
  en: 'You started this campaign, so someone else must approve it.',
  'zh-CN': '活动由您发起，须由他人审批。',
});

const approvers = z.union([
  z.strictObject({ role: z.string().min(1) }),
  z.strictObject({ team: z.string().min(1) }),
  z.strictObject({ people: z.array(z.string().min(1)).min(1) }),
]);

const config = z.strictObject({
  approvers: field(approvers, 'assignee', 'Approvers', '审批人'),
  quorum: touching('people', field(z.int().min(1), 'integer', 'Approvals needed', '需通过人数')).default(1),
  due: field(instantOrDuration(), 'instantOrDuration', 'Due', '截止').optional(),
  onTimeout: touching(
    'people',
    field(z.enum(['escalate', 'reject']), 'choice', 'When it is overdue', '逾期时'),
  ).default('escalate'),
  escalateTo: field(assigneeSchema, 'assignee', 'Escalate to', '升级给').optional(),
  shows: field(z.array(z.string().min(1)), 'names', 'Figures shown', '展示数据').default([]),
});
export type ApprovalConfig = z.infer<typeof config>;

export const approval = defineKind<'approval', ApprovalConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    step.remember(token, { approvedBy: [] });
    const shows = Object.fromEntries(settings.shows.map((name) => [name, step.lookUp(name) ?? null]));
    step.record('approvalAsked', token, {
      task: taskId(token),
      approvers: settings.approvers,
      quorum: settings.quorum,
      shows,
      ...dueOf(step, token, settings.due),
    });
    if (settings.due !== undefined) step.timerAt(token, 'due', settings.due);
  },
  timer(step, token, { config: settings }) {
    if (settings.onTimeout === 'reject') {
      step.record('approvalDecided', token, { task: taskId(token), decision: 'reject', by: null, reason: 'timeout' });
      step.leave(token, 'rejected');
    } else if (settings.escalateTo) {
      step.record('taskEscalated', token, { task: taskId(token), to: settings.escalateTo });
    } else step.record('taskReminded', token, { task: taskId(token) });
  },
  moved(step, token, { config: { due } }) {
    if (due !== undefined && !step.hasTimer(token, 'due') && step.resolve(due, token) > step.nowMs)
      step.timerAt(token, 'due', due);
  },
  act(step, token, { config: settings }, act) {
    if (act.type !== 'decide') return undefined;
    if (act.by === step.launchedBy) return [ownRequest('/by', { by: act.by })];
    const decided = tallyDecision(step, token, act, settings.quorum);
    if (decided) step.leave(token, decided);
    return [];
  },
  shows: (settings) => settings.shows,
  deadlines: ({ due }) => ({ '/due': due }),
  passesTime: () => true,
});

/** Counts one person's decision: the first rejection rejects, the quorum of different people approves. */
export function tallyDecision(
  step: Step,
  token: Token,
  act: Extract<Act, { type: 'decide' }>,
  quorum: number,
): 'approved' | 'rejected' | undefined {
  step.record('approvalDecided', token, {
    task: taskId(token),
    decision: act.decision,
    by: act.by,
    ...(act.comment !== undefined && { comment: act.comment }),
  });
  if (act.decision === 'reject') return 'rejected';
  const earlier = Array.isArray(token.data['approvedBy']) ? token.data['approvedBy'] : [];
  const approvedBy = [...new Set([...earlier, act.by])];
  step.remember(token, { approvedBy });
  return approvedBy.length >= quorum ? 'approved' : undefined;
}
