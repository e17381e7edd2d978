import { feelScope } from '../../interpreter/context.ts';
import { defineKind, outcome } from '../spec.ts';
import { decideTable } from './decide.ts';
import { lintTable } from './lint.ts';
import { tableConfig } from './schema.ts';
import type { TableConfig } from './schema.ts';
import { example } from './example.ts';

export const table = defineKind<'table', TableConfig>({
  kind: 'table',
  title: { en: 'Rule table', 'zh-CN': '规则表' },
  help: {
    en: 'A DMN decision table: each rule tests the inputs and gives values to variables.',
    'zh-CN': 'DMN 决策表：每条规则检验各输入列，并给变量赋值。',
  },
  config: tableConfig,
  defaults: {
    hitPolicy: 'unique',
    inputs: [{ title: '', expression: '0' }],
    outputs: [{ title: '', variable: 'result', type: 'number' }],
    rules: [{ when: ['-'], then: ['0'] }],
  },
  example,
  outcomes: () => [
    outcome('done', false),
    { id: 'noMatch', title: { en: 'no match', 'zh-CN': '无匹配' }, required: false },
  ],
  enter(step, token, { config }) {
    const decided = decideTable(config, feelScope(step.context(token), step.timeZone), (pointer) =>
      step.place(token, pointer),
    );
    if (!decided.ok) return step.park(token, decided.problems[0]!);
    const { hits, why, values } = decided.value;
    const rules = hits.map(String);
    step.record('decided', token, { rule: rules[0] ?? null, rules, why });
    for (const [name, value] of Object.entries(values)) step.assign(token, name, value);
    step.leave(token, hits.length === 0 ? 'noMatch' : 'done');
  },
  passesTime: () => false,
  tests: ({ inputs, outputs, rules }) =>
    rules.map(({ when, then }) => ({
      when: when.map((test, index) => ({ of: inputs[index]?.title || (inputs[index]?.expression ?? ''), test })),
      then: then.map((value, index) => ({ of: outputs[index]?.title || (outputs[index]?.variable ?? ''), value })),
    })),
  lint: lintTable,
  variables: (node) => node.config.outputs.map((each) => each.variable),
});
