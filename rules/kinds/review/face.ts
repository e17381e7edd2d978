import { defineFace, outcome } from '../face.ts';
import type { ReviewConfig } from './review.ts';

export const face = defineFace<'review', ReviewConfig>({
  kind: 'review',
  title: { en: 'Review', 'zh-CN': '复盘' },
  help: {
    en: 'Builds the review report from the campaign’s own figures and decisions.',
    'zh-CN': '用活动自身的数据与决策生成复盘报告。',
  },
  defaults: { sections: ['targetVsActual'] },
  outcomes: () => [outcome('done', false)],
});
