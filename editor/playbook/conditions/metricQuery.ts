import type { Json } from '../../../rules/json.ts';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import type { MetricQuery } from '../../../rules/metrics/read.ts';
import { parseDuration } from '../../../rules/time/duration.ts';
import { unitOfMetric } from '../../../rules/words/conditions.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';

type Params = Readonly<Record<string, Json>>;

/** Over what a figure is looked at that sums up, where it is not said yet. */
const USUAL_WINDOW = 'PT1H';

/** The query of a condition that may be half filled in; undefined while it is none. */
export function queryOf(params: Params): MetricQuery | undefined {
  const { id, window, where, compare, as } = params;
  if (typeof id !== 'string' || !findMetric(id)) return undefined;
  const isWindow = typeof window === 'string' && parseDuration(window) !== undefined;
  if (!isWindow && window !== undefined) return undefined;
  return {
    id,
    ...(isWindow && { window }),
    ...(where !== undefined && { where: where as MetricQuery['where'] }),
    ...(compare !== undefined && { compare: compare as MetricQuery['compare'] }),
    ...(as !== undefined && { as: as as MetricQuery['as'] }),
  };
}

/** What another metric would be in the condition's place: over its window and of its part, compared with nothing. */
export function queryInstead(id: string, { window, where }: Params): MetricQuery {
  const given = queryOf({ id, ...(window !== undefined && { window }), ...(where !== undefined && { where }) });
  return given?.window === undefined ? { ...given, id, window: USUAL_WINDOW } : given;
}

/** A figure in the reader's way, in the unit that the query gives. */
export function figureOf(query: MetricQuery, value: number, format: Formatter): string {
  switch (unitOfMetric(query)) {
    case 'money':
      return format.money(value);
    case 'ratio':
      return format.percent(value, 2);
    case 'seconds':
      return format.length(value * 1000);
    default:
      return format.count(value);
  }
}
