import { defineFace, outcome, ownTitle } from '../face.ts';
import type { TableConfig } from './schema.ts';

export const face = defineFace<'table', TableConfig>({
  kind: 'table',
  title: { en: 'Rule table', 'zh-CN': '规则表' },
  help: {
    en: 'A DMN decision table: each rule tests the inputs and gives values to variables.',
    'zh-CN': 'DMN 决策表：每条规则检验各输入列，并给变量赋值。',
  },
  defaults: {
    hitPolicy: 'unique',
    inputs: [{ title: '', expression: '0' }],
    outputs: [{ title: '', variable: 'result', type: 'number' }],
    rules: [{ when: ['-'], then: ['0'] }],
  },
  outcomes: () => [
    outcome('done', false),
    { id: 'noMatch', title: { en: 'no match', 'zh-CN': '无匹配' }, required: false },
  ],
  variables: (node) => node.config.outputs.map((each) => each.variable),
  titles: (node) => Object.fromEntries(node.config.outputs.map((each) => [each.variable, ownTitle(each.title)])),
});
