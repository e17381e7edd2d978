import { defineProblem } from '../problems/problem.ts';

export const notConditions = defineProblem('bad-conditions', {
  en: 'This is no condition. Write {"all": […]}, {"any": […]}, {"not": …}, {"condition": name} or {"fact", "operator", "value"}.',
  'zh-CN':
    '这不是条件。请写 {"all": […]}、{"any": […]}、{"not": …}、{"condition": 名称} 或 {"fact", "operator", "value"}。',
});

export const notAList = defineProblem('bad-conditions', {
  en: '“{key}” takes a list of conditions in square brackets.',
  'zh-CN': '“{key}”须为方括号中的条件列表。',
});

export const unknownField = defineProblem('unknown-field', {
  en: 'A condition has no field “{key}”. {hint}',
  'zh-CN': '条件中没有字段“{key}”。{hintZh}',
});

export const missingField = defineProblem('missing-field', {
  en: 'The condition needs “{key}”.',
  'zh-CN': '条件缺少“{key}”。',
});

export const badField = defineProblem('bad-field', {
  en: '“{key}” {hint}.',
  'zh-CN': '“{key}”{hintZh}。',
});

export const unknownFact = defineProblem('unknown-fact', {
  en: 'There is no fact “{fact}”. {hint}',
  'zh-CN': '没有事实“{fact}”。{hintZh}',
});

export const unknownOperator = defineProblem('unknown-operator', {
  en: 'There is no operator “{operator}”. {hint}',
  'zh-CN': '没有运算符“{operator}”。{hintZh}',
});

/** The parameters of a “did you mean”, or else of a list of what there is. */
export const hint = (meant: string | undefined, known: readonly string[]): { hint: string; hintZh: string } =>
  meant
    ? { hint: `Did you mean “${meant}”?`, hintZh: `是否想写“${meant}”？` }
    : { hint: `Known: ${known.join(', ')}.`, hintZh: `可用：${known.join('、')}。` };
