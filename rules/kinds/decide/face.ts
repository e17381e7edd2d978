import { defineFace, outcome, ownTitle, untitled } from '../face.ts';
import type { DecideConfig } from './decide.ts';

export const face = defineFace<'decide', DecideConfig>({
  kind: 'decide',
  title: { en: 'Branch', 'zh-CN': '条件分支' },
  help: {
    en: 'Tries its rules in order; the first that holds decides the way. Missing data never decide: the node waits for a person.',
    'zh-CN': '按顺序匹配规则，第一条成立者决定走向。数据缺失时不做决定，而是等待人工处理。',
  },
  defaults: {
    rules: [
      {
        id: 'rule1',
        title: '',
        conditions: { all: [{ fact: 'param', params: { id: '' }, operator: 'equal', value: true }] },
        outcome: 'yes',
      },
    ],
  },
  outcomes: (settings) => [
    ...new Map(
      settings.rules.map(({ outcome: id, title }) => [
        id,
        { id, title: title ? ownTitle(title) : untitled(id), required: true },
      ]),
    ).values(),
    ...(settings.rules.some((each) => each.outcome === 'otherwise') ? [] : [outcome('otherwise', true)]),
  ],
});
