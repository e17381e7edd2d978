import { defineFace, outcome } from '../face.ts';
import type { SetConfig } from './set.ts';

export const face = defineFace<'set', SetConfig>({
  kind: 'set',
  title: { en: 'Calculate', 'zh-CN': '计算' },
  help: { en: 'Computes variables, each by an expression, in order.', 'zh-CN': '按顺序用表达式计算变量。' },
  defaults: { assign: {} },
  outcomes: () => [outcome('done', true)],
  variables: (node) => Object.keys(node.config.assign),
});
