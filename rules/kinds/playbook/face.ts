import { defineFace, outcome } from '../face.ts';
import type { PlaybookConfig } from './playbook.ts';

export const face = defineFace<'playbook', PlaybookConfig>({
  kind: 'playbook',
  title: { en: 'Sub-playbook', 'zh-CN': '子方案' },
  help: {
    en: 'Runs another playbook as a campaign of its own, and goes on when that has ended.',
    'zh-CN': '将另一个方案作为独立活动运行，结束后继续。',
  },
  defaults: { ref: 'playbook', parameters: {}, anchors: {} },
  outcomes: () => [{ ...outcome('done', true), id: 'completed' }, outcome('failed', false)],
  variables: (node) => [`${node.id}.campaign`, `${node.id}.result`],
  titles: (node) => ({
    [`${node.id}.campaign`]: { en: 'Campaign', 'zh-CN': '活动' },
    [`${node.id}.result`]: { en: 'Result', 'zh-CN': '结果' },
  }),
});
