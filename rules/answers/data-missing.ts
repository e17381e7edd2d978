import type { Missing } from '../conditions/missing.ts';
import { defineProblem } from '../problems/problem.ts';

/** What decides by conditions and cannot, because they read something that is not there. */
export const dataMissing = defineProblem('data-missing', {
  en: 'There are no data for {what}. Bring the data in and try again, or choose an outcome by hand.',
  'zh-CN': '缺少数据：{what}。请补充数据后重试，或人工选择走向。',
});

export const nameOf = ({ metric, variable, param, set }: Missing): string =>
  metric?.id ?? variable ?? param ?? set ?? '';
