import { z } from 'zod';
import { conditions, field, id } from '../../playbook/fields.ts';
import { dataMissing } from '../../answers/data-missing.ts';
import { lintRuleIds } from '../rule-ids.ts';
import { lintShadowed } from './lint.ts';
import { defineKind, outcome, titled } from '../spec.ts';
import { example } from './example.ts';

const rule = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  title: field(z.string(), 'text', 'Title', '名称'),
  conditions: field(conditions(), 'conditions', 'When', '当'),
  outcome: field(id(), 'id', 'Outcome', '走向'),
});

const config = z.strictObject({
  rules: field(z.array(rule).min(1), 'choice', 'Rules, tried in order', '规则（按序匹配）'),
});
export type DecideConfig = z.infer<typeof config>;

export const decide = defineKind<'decide', DecideConfig>({
  kind: 'decide',
  title: { en: 'Branch', 'zh-CN': '条件分支' },
  help: {
    en: 'Tries its rules in order; the first that holds decides the way. Missing data never decide: the node waits for a person.',
    'zh-CN': '按顺序匹配规则，第一条成立者决定走向。数据缺失时不做决定，而是等待人工处理。',
  },
  config,
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
  example,
  outcomes: (settings) => [
    ...new Map(
      settings.rules.map((each) => [each.outcome, titled(each.outcome, each.title || each.outcome, true)]),
    ).values(),
    ...(settings.rules.some((each) => each.outcome === 'otherwise') ? [] : [outcome('otherwise', true)]),
  ],
  enter: (step, token) => step.ask(token, { type: 'evaluate', node: token.node, context: step.context(token) }),
  answer(step, token, { config: settings }, answer) {
    if (answer.type !== 'evaluated') return;
    if (answer.missing !== undefined) {
      step.park(token, dataMissing(step.place(token), { what: answer.missing }));
      return;
    }
    step.record('decided', token, { rule: answer.rule, why: answer.why });
    step.leave(token, settings.rules.find((each) => each.id === answer.rule)?.outcome ?? 'otherwise');
  },
  evaluates: (settings) => settings.rules,
  passesTime: () => false,
  lint: (node, scope) => [...lintRuleIds(node.config.rules, scope.pointer, node.id), ...lintShadowed(node, scope)],
});
