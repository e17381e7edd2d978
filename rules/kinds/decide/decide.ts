import { z } from 'zod';
import { conditions } from '../../conditions/schema.ts';
import { field, id, listOf } from '../../playbook/fields.ts';
import { dataMissing } from '../../answers/data-missing.ts';
import { figureTitles } from '../../words/figures.ts';
import { lintRuleIds } from '../rule-ids.ts';
import { lintShadowed } from './lint.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const rule = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  title: field(z.string(), 'text', 'Title', '名称'),
  conditions: field(conditions(), 'conditions', 'When', '当'),
  outcome: field(id(), 'id', 'Outcome', '走向'),
});

const config = z.strictObject({
  rules: listOf('rule', '规则', field(z.array(rule).min(1), 'choice', 'Rules, tried in order', '规则（按序匹配）')),
});
export type DecideConfig = z.infer<typeof config>;

export const decide = defineKind<'decide', DecideConfig>({
  ...face,
  config,
  example,
  enter: (step, token) => step.ask(token, { type: 'evaluate', node: token.node, context: step.context(token) }),
  answer(step, token, { config: settings }, answer) {
    if (answer.type !== 'evaluated') return;
    if (answer.missing !== undefined) {
      step.park(token, dataMissing(step.place(token), { what: figureTitles(step.program.playbook)(answer.missing) }));
      return;
    }
    step.record('decided', token, { rule: answer.rule, why: answer.why });
    step.leave(token, settings.rules.find((each) => each.id === answer.rule)?.outcome ?? 'otherwise');
  },
  evaluates: (settings) => settings.rules,
  passesTime: () => false,
  lint: (node, scope) => [...lintRuleIds(node.config.rules, scope.pointer, node.id), ...lintShadowed(node, scope)],
});
