import type { Act } from '../../interpreter/messages.ts';
import { defineProblem } from '../../problems/problem.ts';

type Completion = Extract<Act, { type: 'completeTask' }>;

export const cannotBeDone = defineProblem('cannot-be-done', {
  en: 'It could not be done by hand: {reason}. Have it tried again, skip it, or stop the campaign.',
  'zh-CN': '无法人工执行：{reason}。请重新派发、跳过，或停止活动。',
});

/** The pictures of what was done, where there are any. */
export const attachmentsOf = ({ attachments = [] }: Completion): Pick<Completion, 'attachments'> =>
  attachments.length > 0 ? { attachments } : {};
