import { defineFace, outcome } from '../face.ts';
import type { SplitConfig } from './split.ts';

export const face = defineFace<'split', SplitConfig>({
  kind: 'split',
  title: { en: 'Parallel', 'zh-CN': '并行' },
  help: { en: 'Goes on along every branch at once.', 'zh-CN': '所有分支同时进行。' },
  defaults: {},
  outcomes: () => [{ ...outcome('branch', false), many: true }],
});
