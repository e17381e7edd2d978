import { z } from 'zod';
import { closest } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { parseDuration } from '../time/duration.ts';
import { badDuration } from '../time/problems.ts';
import { findMetric, sourceMetrics, unknownMetric } from './catalogue.ts';

const windowMissing = defineProblem('metric-window-missing', {
  en: '“{metric}” adds up over time, so it needs a window, such as PT1H (the last hour) or P1D.',
  'zh-CN': '“{metric}”按时间累加，需要时间窗，如 PT1H（最近 1 小时）或 P1D。',
});

const comparisonWindowMissing = defineProblem('metric-window-missing', {
  en: 'A comparison with “{compare}” needs a window, such as PT1H.',
  'zh-CN': '与“{compare}”比较需要时间窗，如 PT1H。',
});

const planHasNoDimensions = defineProblem('plan-has-no-dimensions', {
  en: 'The plan is about the whole campaign: “{metric}” cannot be compared with it for some dimensions only. Take “where” out, or compare with “previous” or “baseline”.',
  'zh-CN': '计划针对整个活动：带维度的“{metric}”不能与计划比较。请去掉 where，或改与 previous、baseline 比较。',
});

const asWithoutCompare = defineProblem('metric-as-without-compare', {
  en: '“as” says what a comparison gives, so it needs “compare”: plan, previous or baseline.',
  'zh-CN': 'as 说明比较的结果，因此需要 compare：plan、previous 或 baseline。',
});

const badQuery = defineProblem('bad-metric-query', {
  en: 'The metric’s “{field}” is not right. {hint}',
  'zh-CN': '指标的“{field}”不正确。{hintZh}',
});

const shape = z.strictObject({
  id: z.string(),
  window: z.string().optional(),
  where: z.record(z.string(), z.string()).optional(),
  compare: z.enum(['plan', 'previous', 'baseline']).optional(),
  as: z.enum(['value', 'ratio', 'difference']).optional(),
});

const HINTS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  id: ['Write the id of a metric, such as cvr.', '请写指标标识，如 cvr。'],
  window: ['Write an ISO 8601 duration, such as PT1H.', '请写 ISO 8601 时长，如 PT1H。'],
  where: [
    'Write dimensions with their values, such as {"channel": "search"}.',
    '请写维度及取值，如 {"channel": "search"}。',
  ],
  compare: ['Write plan, previous or baseline.', '请写 plan、previous 或 baseline。'],
  as: ['Write value, ratio or difference.', '请写 value、ratio 或 difference。'],
};

/** What is wrong with the params of a `metric` fact; places are relative to them. */
export function checkMetricQuery(params: unknown): Problem[] {
  const parsed = shape.safeParse(params);
  if (!parsed.success) return parsed.error.issues.flatMap(describeIssue);
  const { id, window, where, compare, as } = parsed.data;
  const definition = findMetric(id);
  if (!definition) return [unknownMetric(id, '/id')];
  const problems: Problem[] = [];
  if (window !== undefined && !parseDuration(window)) problems.push(badDuration('/window', { text: window }));
  const addsUp = sourceMetrics(id).some((part) => findMetric(part)?.kind === 'additive');
  if (window === undefined && addsUp) problems.push(windowMissing('', { metric: id }));
  else if (window === undefined && (compare === 'previous' || compare === 'baseline')) {
    problems.push(comparisonWindowMissing('', { compare }));
  }
  if (compare === 'plan' && Object.keys(where ?? {}).length > 0 && definition.kind !== 'derived') {
    problems.push(planHasNoDimensions('/where', { metric: id }));
  }
  if (as !== undefined && compare === undefined) problems.push(asWithoutCompare('/as'));
  return problems;
}

function describeIssue(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = closest(key, Object.keys(HINTS));
      const [en, zh] = meant
        ? [`Did you mean “${meant}”?`, `是否想写“${meant}”？`]
        : ['It can have id, window, where, compare and as.', '可用字段：id、window、where、compare、as。'];
      return badQuery(`/${key}`, { field: key, hint: en, hintZh: zh });
    });
  }
  const field = String(issue.path[0] ?? 'id');
  const [hint, hintZh] = HINTS[field] ?? HINTS.id!;
  return [badQuery(issue.path.length > 0 ? `/${field}` : '', { field, hint, hintZh })];
}
