import { z } from 'zod';
import { conditions } from '../../conditions/schema.ts';
import { feel, field, id } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

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
  ...face,
  config,
  example,
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
});
