import { metricQuery } from '../conditions/read-fact.ts';
import type { Leaf } from '../conditions/schema.ts';
import { findMetric, matureAfter } from '../metrics/catalogue.ts';
import type { MetricQuery } from '../metrics/read.ts';
import type { Problem } from '../problems/problem.ts';
import { parseDuration } from '../time/duration.ts';
import { leavesOf } from './compared.ts';
import { defineFinding } from './finding.ts';
import { shortestMs } from './instants.ts';
import type { LintModel, ModelNode } from './model.ts';
import { setTo } from './repairs.ts';

const noMinimum = defineFinding(
  'ratio-without-minimum',
  {
    en: 'The rule “{rule}” goes by “{metric}” however small “{denominator}” is: three visitors are enough for it to fire. Add a condition that “{denominator}” is at least so much.',
    'zh-CN':
      '规则“{rule}”只看“{metric}”，不论“{denominator}”多小：三个访客就可能触发。请加上“{denominator}”不少于某值的条件。',
  },
  { severity: 'warning', example: 'a monitor rule with cvr lessThan 0.02 and no condition on uv' },
);
const notMature = defineFinding(
  'metric-not-mature',
  {
    en: '“{metric}” goes on growing for {matureAfter} after the fact: over a window of {window} it is far too low. Use a window of at least {matureAfter}, or rows with matured figures.',
    'zh-CN':
      '“{metric}”在发生后 {matureAfter} 内仍会增长：按 {window} 的时间窗计算会严重偏低。请使用不短于 {matureAfter} 的时间窗，或使用归因成熟的数据行。',
  },
  { severity: 'warning', example: '{"fact": "metric", "params": {"id": "roi", "window": "PT1H"}, …}' },
);

/** Figures that say too little to act on: of too few, or too early. */
export function lintFigures(model: LintModel): readonly Problem[] {
  return [...model.nodes.flatMap(ruleProblems), ...immature(model)];
}

function ruleProblems({ node, spec, config }: ModelNode): readonly Problem[] {
  const watch = spec.watch?.(node.config);
  if (!watch?.window) return [];
  return watch.rules.flatMap((rule, index) => {
    const leaves = leavesOf(rule.conditions, `${config}/rules/${index}/conditions`);
    const bounded = new Set(leaves.flatMap(({ leaf }) => (isMinimum(leaf) ? [metricQuery(leaf.params ?? {}).id] : [])));
    const seen = new Set<string>();
    return leaves.flatMap(({ leaf, at }) => {
      const { id = '' } = leaf.fact === 'metric' ? metricQuery(leaf.params ?? {}) : {};
      const { denominator, parts = [] } = findMetric(id) ?? {};
      if (denominator === undefined || seen.has(id) || parts.some((part) => bounded.has(part))) return [];
      seen.add(id);
      return [noMinimum({ pointer: at, node: node.id }, { rule: rule.id, metric: id, denominator })];
    });
  });
}

const isMinimum = ({ fact, operator }: Leaf): boolean =>
  fact === 'metric' && ['greaterThan', 'greaterThanInclusive', 'between'].includes(operator);

function immature({ conditions }: LintModel): Problem[] {
  return conditions.flatMap(({ uses, node }) =>
    uses.flatMap((use) => {
      if (use.is !== 'metric') return [];
      const { id, window }: MetricQuery = use.query;
      const needed = matureAfter(id);
      if (needed === undefined || window === undefined || !parseDuration(window)) return [];
      if (shortestMs(window) >= shortestMs(needed) || isCalendarDay(window)) return [];
      const pointer = `${use.pointer}/window`;
      const fix = setTo(pointer, needed, { en: `Look at ${needed}`, 'zh-CN': `改用 ${needed}` });
      const place = { pointer, ...(node && { node: node.node.id }) };
      return [notMature(place, { metric: id, window, matureAfter: needed }, fix)];
    }),
  );
}

/** A day is a day, also the one on which the clocks go forward. */
const isCalendarDay = (window: string): boolean => {
  const duration = parseDuration(window);
  return duration !== undefined && duration.days + duration.weeks + duration.months + duration.years > 0;
};
