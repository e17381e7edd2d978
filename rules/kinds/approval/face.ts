import { defineFace, outcome } from '../face.ts';
import type { ApprovalConfig } from './approval.ts';

export const face = defineFace<'approval', ApprovalConfig>({
  kind: 'approval',
  title: { en: 'Approval', 'zh-CN': '审批' },
  help: {
    en: 'Asks people to approve, with the figures it is about. It never approves by itself, and nobody approves what they requested.',
    'zh-CN': '请人审批，并展示相关数据。不会自动通过；发起人不能审批自己的申请。',
  },
  defaults: { approvers: { role: 'manager' }, quorum: 1, onTimeout: 'escalate', shows: [] },
  outcomes: () => [outcome('approved', true), outcome('rejected', true)],
});
