import type { Warning } from 'feelin';
import type { Text } from '../problems/problem.ts';
import { unreachable } from '../problems/result.ts';

/** Why an expression has no value, as the end of a sentence. */
export type Failure = Text;

const quotedIn = (template: string): string => /'(.*)'/.exec(template)?.[1] ?? template;

export const noField = (name: string): Failure => ({
  en: `there is no field “${name}”`,
  'zh-CN': `没有字段“${name}”`,
});

/** What one of the interpreter's warnings says, in both languages. */
export function describeWarning(warning: Warning): Failure {
  const { type, message, details } = warning;
  const name = quotedIn(details.template);
  switch (type) {
    case 'NO_VARIABLE_FOUND':
      return { en: `“${name}” has no value here`, 'zh-CN': `“${name}”在此处没有值` };
    case 'NO_CONTEXT_ENTRY_FOUND':
    case 'NO_PROPERTY_FOUND':
      return noField(name);
    case 'NO_FUNCTION_FOUND':
      return { en: 'it calls something that is not a function', 'zh-CN': '调用了不是函数的值' };
    case 'NOT_COMPARABLE':
    case 'INVALID_TYPE':
    case 'INVALID_ARGUMENTS':
    case 'FUNCTION_INVOCATION_FAILURE':
    case 'UNSUPPORTED':
      return { en: message, 'zh-CN': `类型或参数不符（${message}）` };
    default:
      return unreachable(type);
  }
}

/** What the interpreter throws: a range of what has no order, say. */
export function describeError(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { en: message, 'zh-CN': `无法求值（${message}）` };
}

export const notAValue: Failure = {
  en: 'the result is a function, a range or a number without end, not a value',
  'zh-CN': '结果是函数、区间或无穷大，而不是一个值',
};

export const noArithmeticResult: Failure = { en: 'it divides by zero', 'zh-CN': '除数为零' };

export const notComparable: Failure = {
  en: 'it compares values of different types',
  'zh-CN': '比较了不同类型的值',
};

export const wrongArguments = (name: string): Failure => ({
  en: `“${name}” cannot work with these arguments`,
  'zh-CN': `“${name}”无法处理这些参数`,
});

export const noSuchSet = (name: string): Failure => ({
  en: `the set “${name}” has not been stored`,
  'zh-CN': `集合“${name}”尚未保存`,
});

export const rowsNotHere = (name: string): Failure => ({
  en: `the rows of “${name}” are not at hand here (only select scores and reviews can read rows)`,
  'zh-CN': `此处无法读取“${name}”的行（只有圈选打分和复盘可以）`,
});
