import { defineProblem } from '../problems/problem.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { FeelSyntaxError } from './compile.ts';

export const feelSyntax = defineProblem('feel-syntax', {
  en: 'The expression “{expression}” cannot be read: “{found}” at character {at} is not expected there. Check operators, brackets and quotes.',
  'zh-CN': '表达式“{expression}”无法解析：第 {at} 个字符处的“{found}”不符合语法。请检查运算符、括号和引号。',
});

export const feelIncomplete = defineProblem('feel-syntax', {
  en: 'The expression “{expression}” is incomplete: something is missing at character {at}. Check operators, brackets and quotes.',
  'zh-CN': '表达式“{expression}”不完整：第 {at} 个字符处缺少内容。请检查运算符、括号和引号。',
});

export const feelUnknownName = defineProblem('feel-unknown-name', {
  en: 'The expression “{expression}” uses “{name}”, which is neither a parameter, a variable nor a function. Known names: {known}.',
  'zh-CN': '表达式“{expression}”使用了“{name}”，它不是参数、变量或函数。可用名称：{known}。',
});

export const feelUnknownNameClosest = defineProblem('feel-unknown-name', {
  en: 'The expression “{expression}” uses “{name}”, which does not exist. Did you mean “{closest}”?',
  'zh-CN': '表达式“{expression}”使用了不存在的“{name}”。是否想写“{closest}”？',
});

export const feelFailed = defineProblem('feel-failed', {
  en: 'The expression “{expression}” cannot be computed: {reason}. Check that its inputs are there and of the right type.',
  'zh-CN': '表达式“{expression}”无法计算：{reasonZh}。请检查其输入是否存在、类型是否正确。',
});

/** Where an expression cannot be read, or that it ends too early. */
export function syntaxProblem(expression: string, { at, found }: FeelSyntaxError, place: Place): Problem {
  const params = { expression, at: at + 1, found };
  return found === '' ? feelIncomplete(place, params) : feelSyntax(place, params);
}
