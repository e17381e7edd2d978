import { findAction, actions } from '../../actions/catalogue.ts';
import type { ActionDefinition, InputType } from '../../actions/catalogue.ts';
import { inferFeel } from '../../feel/infer.ts';
import { describeType } from '../../feel/types.ts';
import type { FeelType, TypeName } from '../../feel/types.ts';
import { defineFinding } from '../../lint/finding.ts';
import { replaceByClosest, setTo } from '../../lint/repairs.ts';
import { shareAsPercent, unitMismatch } from '../../lint/types.ts';
import { closest, didYouMean } from '../../problems/closest.ts';
import { pointerTo } from '../../problems/pointer.ts';
import type { Fix, Place, Problem, Text } from '../../problems/problem.ts';
import { VALUE_TITLES } from '../../words/values.ts';
import { compensationOf } from './compensation.ts';
import type { LintScope, NodeOf } from '../spec.ts';
import type { ActionConfig } from './action.ts';

const unknownAction = defineFinding(
  'unknown-action',
  {
    en: '“{action}” is not an action of the catalogue{hint}. It runs only if the shop’s connector knows it.',
    'zh-CN': '动作目录中没有“{action}”{hint}。只有店铺连接器支持时才能执行。',
  },
  { severity: 'warning', example: '"do": "page.publsh"' },
);
const inputMissing = defineFinding(
  'input-missing',
  {
    en: 'The action “{action}” needs the input “{input}”.',
    'zh-CN': '动作“{action}”缺少输入“{input}”。',
  },
  { example: '"do": "page.publish", "with": {}' },
);
const inputUnknown = defineFinding(
  'input-unknown',
  {
    en: 'The action “{action}” has no input “{input}”. It takes: {inputs}.',
    'zh-CN': '动作“{action}”没有输入“{input}”。可用输入：{inputs}。',
  },
  { example: '"do": "page.publish", "with": {"page": …, "pages": …}' },
);
const inputType = defineFinding(
  'input-type',
  {
    en: 'The input “{input}” of “{action}” must be {wanted}; “{expression}” is {found}.',
    'zh-CN': '动作“{action}”的输入“{input}”应为{wanted}，而“{expression}”是{found}。',
  },
  { example: '"with": {"amount": "\\"a lot\\""}' },
);
const nobodyAsked = defineFinding(
  'nobody-asked',
  {
    en: 'Say which role is asked: “{what}” needs a person.',
    'zh-CN': '请选择由哪个角色处理：“{what}”需要人。',
  },
  { example: '"autonomy": "propose" without "by"' },
);
const sumOfUnknown = defineFinding(
  'guardrail-sum-unknown',
  {
    en: 'The guardrail sums “{input}”, which is not an input of this action.',
    'zh-CN': '红线累计的“{input}”不是该动作的输入。',
  },
  { example: '"guardrail": {"sumOf": "sum", …} where the input is called "amount"' },
);
const moneyWithoutGuardrail = defineFinding(
  'money-without-guardrail',
  {
    en: 'This action moves money by itself without a guardrail. Set an upper limit.',
    'zh-CN': '该动作会自动动用资金，但没有设置红线。请设置上限。',
  },
  { severity: 'warning', example: '"do": "ads.raiseBudget", "autonomy": "auto" without "guardrail"' },
);
const notUndone = defineFinding(
  'effect-not-undone',
  {
    en: 'During the event “{action}” changes something that can be taken back, and nothing says when. Say when it expires, or that it is undone.',
    'zh-CN': '活动期内“{action}”做出的改变可以撤回，但没有说明何时撤回。请设置失效时间或补偿。',
  },
  {
    severity: 'warning',
    example: '"do": "ads.raiseBudget" in the phase "live" without "expiresAfter" and "compensate"',
  },
);

const noInverse = defineFinding(
  'no-inverse',
  {
    en: 'Nothing takes “{action}” back by itself. Say which action undoes it, or take “{field}” out.',
    'zh-CN': '动作“{action}”没有自带的逆操作。请选择由哪个动作撤销，或去掉“{field}”。',
  },
  { example: '"do": "message.send", "compensate": true' },
);
const verifyByHand = defineFinding(
  'verify-needs-connector',
  {
    en: '“Read back” reads again what the connector changed; with autonomy “{autonomy}” it changes nothing. Take it out.',
    'zh-CN': '“回读核验”回读连接器所做的改动；自主级别为“{autonomy}”时连接器不执行改动。请去掉。',
  },
  { example: '"autonomy": "manual", "verify": true' },
);
const nothingUndone = defineFinding(
  'undo-of-a-notice',
  {
    en: 'With autonomy “Notify only” nothing is changed, so there is nothing to undo. Take “{field}” out.',
    'zh-CN': '自主级别为“仅提醒”时没有改动，无可撤销。请去掉“{field}”。',
  },
  { example: '"autonomy": "notify", "expiresAfter": "PT2H"' },
);

const GUARDRAIL: Text = { en: 'Guardrail', 'zh-CN': '红线' };
const UNDOING = {
  compensate: { en: 'Can be undone', 'zh-CN': '可撤销' },
  expiresAfter: { en: 'Expires', 'zh-CN': '到期恢复' },
} as const satisfies Record<string, Text>;

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
      .map((input) => inputUnknown(at(`${within}/${input}`), { action, input, inputs: known })),
  ];
}

function afterwardsProblems({ config }: NodeOf<ActionConfig>, at: At): readonly Problem[] {
  const { do: action, autonomy, compensate, expiresAfter, verify } = config;
  const asked = compensate !== undefined ? 'compensate' : expiresAfter !== undefined ? 'expiresAfter' : undefined;
  if (verify && (autonomy === 'notify' || autonomy === 'manual'))
    return [verifyByHand(at('verify'), { autonomy: VALUE_TITLES[autonomy] })];
  if (!asked) return [];
  if (autonomy === 'notify') return [nothingUndone(at(asked), { field: UNDOING[asked] })];
  if (!compensationOf(config)) return [noInverse(at(asked), { action, field: UNDOING[asked] })];
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

const MANAGER = { role: 'manager' };
const askManager = (path: string): Fix => setTo(path, MANAGER, { en: 'Ask a manager', 'zh-CN': '由主管审批' });

/** `undoable` are the fields of the config that say how an effect is taken back. */
export function lintAction(
  node: NodeOf<ActionConfig>,
  scope: LintScope,
  undoable: readonly string[],
): readonly Problem[] {
  const { config } = node;
  const { pointer } = scope;
  const at = (field: string) => ({ pointer: `${pointer}/${field}`, node: node.id });
  const problems: Problem[] = [];
  const definition = findAction(config.do);
  if (!definition) {
    const known = Object.keys(actions);
    const fix = replaceByClosest(`${pointer}/do`, config.do, fitting(config));
    problems.push(unknownAction(at('do'), { action: config.do, hint: didYouMean(config.do, known) }, fix));
  } else if (config.autonomy !== 'notify') {
    problems.push(...lintInputs(node, definition, scope));
    const money = Object.entries(definition.inputs).find(([, { type, optional }]) => type === 'money' && !optional);
    if (money && config.autonomy === 'auto' && !config.guardrail)
      problems.push(moneyWithoutGuardrail(at('guardrail'), {}, limitTo(pointer, money[0], config)));
    if (isLeftAsItIs(node, definition, undoable)) problems.push(notUndone(at('do'), { action: config.do }));
  }
  if (config.autonomy !== 'auto' && !config.by) {
    problems.push(nobodyAsked(at('by'), { what: VALUE_TITLES[config.autonomy] }, askManager(`${pointer}/by`)));
  }
  if (config.guardrail && !Object.hasOwn(config.with, config.guardrail.sumOf)) {
    const { sumOf } = config.guardrail;
    const fix = replaceByClosest(`${pointer}/guardrail/sumOf`, sumOf, Object.keys(config.with));
    problems.push(sumOfUnknown(at('guardrail/sumOf'), { input: sumOf }, fix));
  }
  if (config.guardrail?.over === 'approval' && !config.guardrail.by) {
    const fix = askManager(`${pointer}/guardrail/by`);
    problems.push(nobodyAsked(at('guardrail/by'), { what: GUARDRAIL }, fix));
  }
  return [...problems, ...afterwardsProblems(node, at)];
}

/** The actions that take what is given, and need nothing else. */
const fitting = (config: ActionConfig): readonly string[] =>
  Object.entries(actions as Readonly<Record<string, ActionDefinition>>).flatMap(([id, { inputs }]) => {
    const given = Object.keys(config.with);
    const isWhole = Object.entries(inputs).every(([input, { optional }]) => optional || given.includes(input));
    return isWhole && given.every((input) => Object.hasOwn(inputs, input)) ? [id] : [];
  });

/** As much as one firing needs, and a person for more. */
function limitTo(pointer: string, input: string, { with: inputs }: ActionConfig): Fix | undefined {
  const amount = inputs[input];
  if (amount === undefined) return undefined;
  const guardrail = { sumOf: input, per: 'day', max: amount, over: 'approval', by: MANAGER };
  return setTo(`${pointer}/guardrail`, guardrail, {
    en: `Once a day by itself (“${amount}”); a manager decides on more`,
    'zh-CN': `每天自动执行一次（“${amount}”），超出由主管审批`,
  });
}

const isLeftAsItIs = (
  { phase, config }: NodeOf<ActionConfig>,
  definition: ActionDefinition,
  undoable: readonly string[],
): boolean =>
  phase === 'live' &&
  config.autonomy === 'auto' &&
  undoable.length > 0 &&
  'undo' in definition &&
  undoable.every((field) => Reflect.get(config, field) === undefined);

function lintInputs({ id, config }: NodeOf<ActionConfig>, definition: ActionDefinition, scope: LintScope): Problem[] {
  const { pointer } = scope;
  const known = Object.keys(definition.inputs);
  const missing = Object.entries(definition.inputs).flatMap(([input, { optional }]) =>
    optional || Object.hasOwn(config.with, input) ? [] : [input],
  );
  const given = Object.entries(config.with).flatMap(([input, expression]) => {
    const place = { pointer: pointerTo(`${pointer}/with`, input), node: id };
    const wanted = Object.hasOwn(definition.inputs, input) ? definition.inputs[input] : undefined;
    if (wanted) return typeProblems(config.do, input, wanted.type, expression, place, scope);
    const meant = closest(input, missing);
    const fix =
      meant === undefined ? undefined : renamed(place.pointer, pointerTo(`${pointer}/with`, meant), meant, expression);
    return [inputUnknown(place, { action: config.do, input, inputs: known.join(', ') }, fix)];
  });
  const place = { pointer: `${pointer}/with`, node: id };
  return [...missing.map((input) => inputMissing(place, { action: config.do, input })), ...given];
}

const renamed = (from: string, to: string, name: string, expression: string): Fix => ({
  title: { en: `Call it “${name}”`, 'zh-CN': `改名为“${name}”` },
  patch: [
    { op: 'remove', path: from },
    { op: 'add', path: to, value: expression },
  ],
});

const TAKES: Readonly<Record<InputType, readonly TypeName[]>> = {
  text: ['text'],
  channel: ['text'],
  money: ['number'],
  number: ['number'],
  ratio: ['number'],
  integer: ['number'],
  rows: ['set', 'list'],
  duration: ['text', 'duration'],
  time: ['text', 'time'],
  boolean: ['boolean'],
  values: ['context'],
};

function typeProblems(
  action: string,
  input: string,
  type: InputType,
  expression: string,
  place: Place,
  { typeOf }: LintScope,
): Problem[] {
  const found = inferFeel(expression, typeOf).type;
  const wanted: FeelType = { is: TAKES[type][0]!, ...((type === 'money' || type === 'ratio') && { unit: type }) };
  if (found.is !== 'any' && !TAKES[type].includes(found.is)) {
    const params = { action, input, expression, wanted: describeType(wanted), found: describeType(found) };
    return [inputType(place, params)];
  }
  if (found.unit && wanted.unit && found.unit !== wanted.unit) {
    const words = { leftType: describeType(wanted), rightType: describeType(found) };
    return [unitMismatch(place, { left: input, right: expression, of: '=', ...words })];
  }
  const constant = Number(expression);
  return type === 'ratio' && constant > 1 ? [shareAsPercent(place, input, constant, place.pointer, String)] : [];
}
