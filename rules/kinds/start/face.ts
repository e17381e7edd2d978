import { defineFace, outcome } from '../face.ts';
import type { StartConfig } from './start.ts';

export const face = defineFace<'start', StartConfig>({
  kind: 'start',
  title: { en: 'Start', 'zh-CN': '开始' },
  help: {
    en: 'Starts the flow: at an instant, by hand, or again and again on weekdays or a day of the month.',
    'zh-CN': '启动流程：到达某时间点、手动，或按星期/每月某日反复启动。',
  },
  defaults: { when: { manual: true } },
  outcomes: () => [outcome('started', true)],
  beginsFlow: true,
});
