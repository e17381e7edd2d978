import { defineProblem } from '../../rules/problems/problem.ts';

export const notAPoint = defineProblem('not-a-point', {
  en: 'A point is an object such as {"metric": "gmv", "at": "2026-11-11T01:00:00+08:00", "value": 125000}.',
  'zh-CN': '数据点应为对象，如 {"metric": "gmv", "at": "2026-11-11T01:00:00+08:00", "value": 125000}。',
});
export const derivedMetric = defineProblem('derived-metric', {
  en: '“{metric}” is computed from {parts}: bring those in instead.',
  'zh-CN': '“{metric}”由 {parts} 计算得出，请接入这些指标。',
});
export const notMinorUnits = defineProblem('not-minor-units', {
  en: '“{metric}” is money, in whole minor units (cents, fen): {value} is not. Multiply amounts in the currency by 100 first.',
  'zh-CN': '“{metric}”为金额，须为整数最小货币单位（分）：{value} 不是。请先把金额乘以 100。',
});
export const tooFarAhead = defineProblem('too-far-ahead', {
  en: '{at} lies more than two years ahead. Check the year.',
  'zh-CN': '{at} 在两年之后。请检查年份。',
});
export const notARow = defineProblem('not-a-row', {
  en: 'A row is an object with an "id", a text of 1–200 characters, such as {"id": "A", "stock": 50}.',
  'zh-CN': '行应为带 "id"（1–200 个字符的文本）的对象，如 {"id": "A", "stock": 50}。',
});
