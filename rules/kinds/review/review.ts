import { z } from 'zod';
import { field, positiveDuration } from '../../playbook/fields.ts';
import { TARGET_NAMES } from '../../review/input.ts';
import { SECTION_IDS } from '../../review/sections.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const config = z.strictObject({
  sections: field(z.array(z.enum(SECTION_IDS)).min(1), 'sections', 'Sections', '板块'),
  over: field(positiveDuration(), 'duration', 'Over the last', '回顾时长', {
    en: 'The time up to the review that it is about; without it the event.',
    'zh-CN': '复盘截至当前的这段时间；不填则复盘活动期。',
  }).optional(),
  compareWith: field(z.string().min(1), 'text', 'Compare with campaign', '对比活动').optional(),
});
export type ReviewConfig = z.infer<typeof config>;

export const review = defineKind<'review', ReviewConfig>({
  ...face,
  config,
  example,
  enter: (step, token) => step.ask(token, { type: 'review', node: token.node, context: step.context(token) }),
  answer(step, token, _node, answer) {
    if (answer.type === 'reviewed') step.leave(token, 'done');
  },
  reviews: ({ sections, over }) => ({ sections, over }),
  looksUp: () => TARGET_NAMES,
  passesTime: () => false,
});
