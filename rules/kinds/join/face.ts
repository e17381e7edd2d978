import { defineFace, outcome } from '../face.ts';
import type { JoinConfig } from './join.ts';

export const face = defineFace<'join', JoinConfig>({
  kind: 'join',
  title: { en: 'Join', 'zh-CN': '汇合' },
  help: {
    en: 'Waits for the branches of a split: for all of them, for the first, or for n.',
    'zh-CN': '等待并行分支：全部、任意一个，或其中 n 个。',
  },
  defaults: { mode: 'all' },
  outcomes: () => [outcome('joined', true)],
});
