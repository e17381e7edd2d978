import { defineFace, outcome } from '../face.ts';
import type { SelectConfig } from './select.ts';

export const face = defineFace<'select', SelectConfig>({
  kind: 'select',
  title: { en: 'Select', 'zh-CN': '圈选' },
  help: {
    en: 'Picks rows of a data set by conditions, best score first, and keeps their ids as a set that never changes again.',
    'zh-CN': '按条件圈选数据行，按评分排序，保存为之后不变的集合。',
  },
  defaults: { from: 'skus', conditions: { all: [] }, as: 'selected' },
  outcomes: () => [outcome('done', true), outcome('empty', false)],
  sets: (node) => [node.config.as],
});
