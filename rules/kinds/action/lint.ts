import { findAction, actions } from '../../actions/catalogue.ts';
import { compensationOf } from './compensation.ts';
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

const noInverse = defineProblem('no-inverse', {
  en: 'Nothing takes “{action}” back by itself. Say under “compensate” which action undoes it, or take “{field}” out.',
  'zh-CN': '动作“{action}”没有自带的逆操作。请在 compensate 中写明由哪个动作撤销，或去掉 {field}。',
});
const verifyByHand = defineProblem('verify-needs-connector', {
  en: '“verify” reads again what the connector changed; with autonomy “{autonomy}” it changes nothing. Take it out.',
  'zh-CN': 'verify 回读连接器所做的改动；自主级别为“{autonomy}”时连接器不执行改动。请去掉。',
});
const nothingUndone = defineProblem('undo-of-a-notice', {
  en: 'With autonomy “notify” nothing is changed, so there is nothing to undo. Take “{field}” out.',
  'zh-CN': '自主级别为“notify”时没有改动，无可撤销。请去掉 {field}。',
});

type At = (field: string) => { readonly pointer: string; readonly node: string };

/** Inputs that the action needs or does not have; none for one that only the connector knows. */
function inputProblems(
  action: string,
  given: Readonly<Record<string, unknown>>,
  within: string,
  at: At,
): readonly Problem[] {
  const inputs = findAction(action)?.inputs;
  if (!inputs) return [];
  const known = Object.keys(inputs).join(', ');
  return [
    ...Object.entries(inputs)
      .filter(([input, { optional }]) => !optional && !Object.hasOwn(given, input))
      .map(([input]) => inputMissing(at(within), { action, input })),
    ...Object.keys(given)
      .filter((input) => !Object.hasOwn(inputs, input))
      .map((input) => inputUnknown(at(`${within}/${input}`), { action, input, known })),
  ];
}

function afterwardsProblems({ config }: NodeOf<ActionConfig>, at: At): readonly Problem[] {
  const { do: action, autonomy, compensate, expiresAfter, verify } = config;
  const asked = compensate !== undefined ? 'compensate' : expiresAfter !== undefined ? 'expiresAfter' : undefined;
  if (verify && (autonomy === 'notify' || autonomy === 'manual')) return [verifyByHand(at('verify'), { autonomy })];
  if (!asked) return [];
  if (autonomy === 'notify') return [nothingUndone(at(asked), { field: asked })];
  if (!compensationOf(config)) return [noInverse(at(asked), { action, field: asked })];
  if (compensate === undefined || compensate === true) return [];
  return [
    ...(findAction(compensate.do)
      ? []
      : [
          unknownAction(at('compensate/do'), {
            action: compensate.do,
            hint: didYouMean(compensate.do, Object.keys(actions)),
          }),
        ]),
    ...inputProblems(compensate.do, compensate.with, 'compensate/with', at),
  ];
}

export function lintAction(node: NodeOf<ActionConfig>, { pointer }: LintScope): readonly Problem[] {
  const { config } = node;
  const at = (field: string) => ({ pointer: `${pointer}/${field}`, node: node.id });
  const problems: Problem[] = [];
  const definition = findAction(config.do);
  if (!definition) {
    problems.push(unknownAction(at('do'), { action: config.do, hint: didYouMean(config.do, Object.keys(actions)) }));
  } else if (config.autonomy !== 'notify') {
    problems.push(...inputProblems(config.do, config.with, 'with', at));
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
  return [...problems, ...afterwardsProblems(node, at)];
}
