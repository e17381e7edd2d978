import { findAction, actions } from '../../actions/catalogue.ts';
import { didYouMean } from '../../problems/closest.ts';
import { defineProblem } from '../../problems/problem.ts';
import type { Problem } from '../../problems/problem.ts';
import type { LintScope, NodeOf } from '../spec.ts';
import type { ActionConfig } from './action.ts';

const unknownAction = defineProblem(
  'unknown-action',
  {
    en: '“{action}” is not an action of the catalogue{hint}. It runs only if the shop’s connector knows it.',
    'zh-CN': '动作目录中没有“{action}”{hint}。只有店铺连接器支持时才能执行。',
  },
  'warning',
);
const inputMissing = defineProblem('input-missing', {
  en: 'The action “{action}” needs the input “{input}”.',
  'zh-CN': '动作“{action}”缺少输入“{input}”。',
});
const inputUnknown = defineProblem('input-unknown', {
  en: 'The action “{action}” has no input “{input}”. It takes: {known}.',
  'zh-CN': '动作“{action}”没有输入“{input}”。可用输入：{known}。',
});
const nobodyAsked = defineProblem('nobody-asked', {
  en: 'Say in “by” which role is asked: autonomy “{autonomy}” needs a person.',
  'zh-CN': '请在 by 中写明由哪个角色处理：自主级别“{autonomy}”需要人。',
});
const sumOfUnknown = defineProblem('guardrail-sum-unknown', {
  en: 'The guardrail sums “{input}”, which is not an input of this action.',
  'zh-CN': '红线累计的“{input}”不是该动作的输入。',
});
const moneyWithoutGuardrail = defineProblem(
  'money-without-guardrail',
  {
    en: 'This action moves money by itself without a guardrail. Set an upper limit.',
    'zh-CN': '该动作会自动动用资金，但没有设置红线。请设置上限。',
  },
  'warning',
);

export function lintAction(node: NodeOf<ActionConfig>, { pointer }: LintScope): readonly Problem[] {
  const { config } = node;
  const at = (field: string) => ({ pointer: `${pointer}/${field}`, node: node.id });
  const problems: Problem[] = [];
  const definition = findAction(config.do);
  if (!definition) {
    problems.push(unknownAction(at('do'), { action: config.do, hint: didYouMean(config.do, Object.keys(actions)) }));
  } else if (config.autonomy !== 'notify') {
    const known = Object.keys(definition.inputs);
    for (const [input, { optional }] of Object.entries(definition.inputs)) {
      if (!optional && !Object.hasOwn(config.with, input)) {
        problems.push(inputMissing(at('with'), { action: config.do, input }));
      }
    }
    for (const input of Object.keys(config.with)) {
      if (!Object.hasOwn(definition.inputs, input)) {
        problems.push(inputUnknown(at(`with/${input}`), { action: config.do, input, known: known.join(', ') }));
      }
    }
    const movesMoney = Object.values(definition.inputs).some((input) => input.type === 'money' && !input.optional);
    if (movesMoney && config.autonomy === 'auto' && !config.guardrail)
      problems.push(moneyWithoutGuardrail(at('guardrail')));
  }
  if (config.autonomy !== 'auto' && !config.by) {
    problems.push(nobodyAsked(at('by'), { autonomy: config.autonomy }));
  }
  if (config.guardrail && !Object.hasOwn(config.with, config.guardrail.sumOf)) {
    problems.push(sumOfUnknown(at('guardrail/sumOf'), { input: config.guardrail.sumOf }));
  }
  if (config.guardrail?.over === 'approval' && !config.guardrail.by) {
    problems.push(nobodyAsked(at('guardrail/by'), { autonomy: 'guardrail' }));
  }
  return problems;
}
