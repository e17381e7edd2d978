import type { Text } from '../problems/problem.ts';

/** What a value is, as far as it is known before it is computed. `any` is what nothing is known of. */
export type TypeName =
  | 'any'
  | 'null'
  | 'number'
  | 'text'
  | 'boolean'
  | 'instant'
  | 'date'
  | 'time'
  | 'duration'
  | 'list'
  | 'context'
  | 'set';

/** What a number counts: minor units of money, or a ratio (0–1). */
export type Unit = 'money' | 'ratio';

export interface FeelType {
  readonly is: TypeName;
  /** Of a context: of all its entries. */
  readonly unit?: Unit;
  /** A text that is an ISO 8601 duration: to be computed with it must go through duration(…). */
  readonly holds?: 'duration';
}

export const ANY: FeelType = { is: 'any' };
export const NUMBER: FeelType = { is: 'number' };
export const MONEY: FeelType = { is: 'number', unit: 'money' };
export const RATIO: FeelType = { is: 'number', unit: 'ratio' };
export const TEXT: FeelType = { is: 'text' };
export const BOOLEAN: FeelType = { is: 'boolean' };

export const typeWords: Readonly<Record<TypeName, Text>> = {
  any: { en: 'anything', 'zh-CN': '任意值' },
  null: { en: 'null', 'zh-CN': '空值' },
  number: { en: 'a number', 'zh-CN': '数字' },
  text: { en: 'a text', 'zh-CN': '文本' },
  boolean: { en: 'true or false', 'zh-CN': '真假值' },
  instant: { en: 'a point in time', 'zh-CN': '时间点' },
  date: { en: 'a date', 'zh-CN': '日期' },
  time: { en: 'a time of day', 'zh-CN': '时刻' },
  duration: { en: 'a duration', 'zh-CN': '时长' },
  list: { en: 'a list', 'zh-CN': '列表' },
  context: { en: 'an object with fields', 'zh-CN': '带字段的对象' },
  set: { en: 'a set of rows', 'zh-CN': '集合' },
};

const unitWords: Readonly<Record<Unit, Text>> = {
  money: { en: 'money', 'zh-CN': '金额' },
  ratio: { en: 'a ratio (0–1)', 'zh-CN': '比例（0–1）' },
};

export const describeType = ({ is, unit }: FeelType): Text =>
  unit && is === 'number' ? unitWords[unit] : typeWords[is];

/** What a value is that may be the one or the other. */
export function either(a: FeelType, b: FeelType): FeelType {
  if (a.is === 'null') return b;
  if (b.is === 'null') return a;
  if (a.is !== b.is) return ANY;
  return a.unit === b.unit && a.holds === b.holds ? a : { is: a.is };
}
