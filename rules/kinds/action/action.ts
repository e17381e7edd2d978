import { z } from 'zod';
import { duration, feel, field, instantOrDuration, positiveDuration, touching } from '../../playbook/fields.ts';
import { findAction } from '../../actions/catalogue.ts';
import type { ActionInput } from '../../actions/catalogue.ts';
import { defineKind } from '../spec.ts';
import type { ConfigValue } from '../spec.ts';
import { compensationOf } from './compensation.ts';
import {
  confirmByHand,
  decideProposal,
  enterAction,
  failByHand,
  goOn,
  isUnderWay,
  onEffectAnswer,
  readEffectAgain,
  retryEffect,
  tryAgain,
} from './effect.ts';
import { lintAction } from './lint.ts';
import {
  confirmUndo,
  failUndoByHand,
  finish,
  isStanding,
  onStandingAnswer,
  onStandingTimer,
  tryUndoAgain,
  undo,
} from './standing.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const roleSchema = z.strictObject({ role: z.string().min(1) });

const guardrail = z.strictObject({
  sumOf: touching('money', field(z.string().min(1), 'text', 'Sum of input', '累计的输入')),
  per: touching('money', field(z.enum(['campaign', 'day']), 'choice', 'Per', '周期')),
  max: touching('money', field(feel(), 'feel', 'At most', '上限')),
  over: touching('people', field(z.enum(['approval', 'decline']), 'choice', 'When it is over', '超限时')),
  by: field(roleSchema, 'role', 'Approved by', '审批人').optional(),
});

const retry = z.strictObject({
  attempts: field(z.int().min(1), 'integer', 'Attempts in all', '总尝试次数').default(1),
  initialInterval: field(duration(), 'duration', 'First pause', '首次间隔').default('PT1S'),
  backoff: field(z.number().min(1), 'number', 'Times longer each time', '间隔倍数').default(2),
});

/** What an expression about an applied effect sees besides the usual names. */
const OF_THE_EFFECT = ['input', 'before', 'after'];

const compensation = z.strictObject({
  do: field(z.string().min(1), 'action', 'Undone by', '撤销动作'),
  with: field(
    z.record(z.string(), field(feel(), 'feel', 'Value', '值', undefined, OF_THE_EFFECT)),
    'inputs',
    'Inputs of the undoing',
    '撤销的输入',
    {
      en: 'Expressions can use “input” (what the action was given), “before” and “after” (as the platform reported them).',
      'zh-CN': '表达式可使用 input（动作的输入）、before 与 after（平台返回的改前、改后值）。',
    },
  ).default({}),
});

const verification = z.strictObject({
  within: field(positiveDuration(), 'duration', 'Within', '时限'),
});

const config = z.strictObject({
  do: field(z.string().min(1), 'action', 'Action', '动作'),
  with: field(z.record(z.string(), field(feel(), 'feel', 'Value', '值')), 'inputs', 'Inputs', '输入').default({}),
  autonomy: touching(
    'people',
    field(z.enum(['auto', 'propose', 'manual', 'notify']), 'choice', 'Autonomy', '自主级别'),
  ).default('auto'),
  by: field(roleSchema, 'role', 'By', '负责角色').optional(),
  guardrail: touching('money', field(guardrail, 'choice', 'Guardrail', '红线')).optional(),
  retry: field(retry, 'choice', 'Retry', '重试').optional(),
  timeout: field(duration(), 'duration', 'Time limit of a call', '单次调用时限').optional(),
  expiresAfter: field(instantOrDuration(), 'instantOrDuration', 'Expires', '到期恢复', {
    en: 'When the change is undone again; a duration counts from when it was applied.',
    'zh-CN': '到期后自动恢复；时长自执行时起算。',
  }).optional(),
  compensate: field(z.union([z.literal(true), compensation]), 'choice', 'Can be undone', '可撤销', {
    en: 'How the change is undone: by the action’s own inverse, or as you say.',
    'zh-CN': '如何撤销该改动：用动作自带的逆操作，或自行指定。',
  }).optional(),
  verify: field(z.union([z.literal(true), verification]), 'choice', 'Read back', '回读核验', {
    en: 'The change counts as made only when the platform’s value was read again.',
    'zh-CN': '回读到平台的值后才算执行成功。',
  }).optional(),
  as: field(z.string().min(1), 'id', 'Store the result as', '结果存为').optional(),
});
export type ActionConfig = z.infer<typeof config>;

/** The fields of the config, if it has any, that say how a change is taken back. */
const UNDOABLE = ['compensate', 'expiresAfter'].filter((name) => Object.hasOwn(config.shape, name));

export const action = defineKind<'action', ActionConfig>({
  ...face,
  config,
  example,
  enter: enterAction,
  answer: (step, token, node, answer) =>
    isStanding(token) ? onStandingAnswer(step, token, node, answer) : onEffectAnswer(step, token, node, answer),
  timer: (step, token, node, what) => {
    if (isStanding(token)) onStandingTimer(step, token, node, what);
    else if (what === 'retry') retryEffect(step, token, node);
    else if (what === 'read') readEffectAgain(step, token, node);
    else goOn(step, token, node, what === 'approved:proposal' ? 'proposal' : 'guardrail');
  },
  act: (step, token, node, act) => {
    if (isStanding(token)) {
      if (act.type === 'completeTask') return confirmUndo(step, token, node, act);
      return act.type === 'cannotDo' ? failUndoByHand(step, token, act) : undefined;
    }
    if (act.type === 'decide') return decideProposal(step, token, node, act);
    if (act.type === 'completeTask') return confirmByHand(step, token, node, act);
    if (act.type === 'cannotDo') return failByHand(step, token, node, act);
    return undefined;
  },
  isUnderWay,
  retry: (step, token, node) => (isStanding(token) ? tryUndoAgain(step, token, node) : tryAgain(step, token, node)),
  skip: (step, token, _node, by) => (isStanding(token) ? finish(step, token) : step.leave(token, by)),
  undo,
  undoes: compensationOf,
  passesTime: () => false,
  lint: (node, scope) => lintAction(node, scope, UNDOABLE),
  effect: ({ do: name, with: inputs, autonomy, guardrail: limit }) => ({
    do: name,
    with: inputs,
    auto: autonomy === 'auto',
    ...(limit && { limit }),
    autonomy,
  }),
  valuesOf,
});

/** What the action's inputs are, as the catalogue says; a guardrail limits a sum of what one of them is. */
function valuesOf({ do: name, with: given, guardrail: limit }: ActionConfig): Readonly<Record<string, ConfigValue>> {
  const inputs: Readonly<Record<string, ActionInput>> = findAction(name)?.inputs ?? {};
  const known = Object.keys(given).flatMap((each) => (inputs[each] ? [[`/with/${each}`, inputs[each]] as const] : []));
  const summed = limit && inputs[limit.sumOf];
  return { ...Object.fromEntries(known), ...(summed && { '/guardrail/max': { type: summed.type } }) };
}
