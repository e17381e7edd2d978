import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';

/** Thrown where conditions cannot be evaluated at all: an expression fails, a compared value is of no use. */
export class ConditionsFailed extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message.en).join(' '));
    this.name = 'ConditionsFailed';
    this.problems = problems;
  }
}

export const conditionsFailed = defineProblem('conditions-failed', {
  en: 'The conditions cannot be evaluated: {reason}. Check the operator and the type of the value it compares with.',
  'zh-CN': '条件无法判断：{reason}。请检查运算符及其比较值的类型。',
});

export const unknownSharedCondition = defineProblem('unknown-condition', {
  en: 'There is no shared condition “{name}”. Define it under “conditions”, or use one of: {known}.',
  'zh-CN': '没有公共条件“{name}”。请在 conditions 中定义，或使用：{known}。',
});

export const conditionCycle = defineProblem('condition-cycle', {
  en: 'The shared condition “{name}” refers to itself ({path}). Take one of these references out.',
  'zh-CN': '公共条件“{name}”循环引用自身（{path}）。请去掉其中一个引用。',
});

export const bareLeafRoot = defineProblem('bad-conditions', {
  en: 'Conditions start with a group: write {"all": [ … ]} around this one.',
  'zh-CN': '条件须以组开头：请在外面加 {"all": [ … ]}。',
});

export const bareSharedLeaf = defineProblem('bad-conditions', {
  en: 'The shared condition “{name}” must start with a group: write {"all": [ … ]} around it.',
  'zh-CN': '公共条件“{name}”须以组开头：请在外面加 {"all": [ … ]}。',
});

/** Whatever an evaluation threw, as a failure that says what to do. */
export const asConditionsFailed = (error: unknown): ConditionsFailed =>
  error instanceof ConditionsFailed
    ? error
    : new ConditionsFailed([conditionsFailed('', { reason: error instanceof Error ? error.message : String(error) })]);
