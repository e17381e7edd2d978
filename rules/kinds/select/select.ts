import { z } from 'zod';
import { conditions, feel, field, id } from '../../playbook/fields.ts';
import { defineKind, outcome } from '../spec.ts';
import { example } from './example.ts';

const config = z.strictObject({
  from: field(id(), 'data', 'From', '数据来源'),
  conditions: field(conditions(), 'conditions', 'Rows where', '筛选条件'),
  score: field(feel(), 'feel', 'Score', '评分').optional(),
  order: field(z.enum(['descending', 'ascending']), 'choice', 'Order', '排序').optional(),
  limit: field(z.int().min(1), 'integer', 'At most', '最多').optional(),
  as: field(id(), 'id', 'Store as', '存为'),
});
export type SelectConfig = z.infer<typeof config>;

export const select = defineKind<'select', SelectConfig>({
  kind: 'select',
  title: { en: 'Select', 'zh-CN': '圈选' },
  help: {
    en: 'Picks rows of a data set by conditions, best score first, and keeps their ids as a set that never changes again.',
    'zh-CN': '按条件圈选数据行，按评分排序，保存为之后不变的集合。',
  },
  config,
  defaults: { from: 'skus', conditions: { all: [] }, as: 'selected' },
  example,
  outcomes: () => [outcome('done', true), outcome('empty', false)],
  enter: (step, token) =>
    step.ask(token, {
      type: 'select',
      node: token.node,
      ref: step.ref(`${token.node}/${token.n}`),
      context: step.context(token),
    }),
  answer(step, token, { config: settings }, answer) {
    if (answer.type !== 'selected') return;
    step.storeSet(token, settings.as, answer.set);
    step.leave(token, answer.set.count === 0 ? 'empty' : 'done');
  },
  selects: (settings) => settings,
  passesTime: () => false,
  sets: (node) => [node.config.as],
});
