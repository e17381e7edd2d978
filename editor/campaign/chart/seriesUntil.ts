import type { Series } from '../../../rules/api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';

/** A series as it was at an instant (epoch ms): with the plan to come, but with no value that came in later. */
export function seriesUntil(series: Series, untilMs: number): Series {
  const { begun, points, ...rest } = series;
  const isKnown = (at: string): boolean => instantMs(at) <= untilMs;
  return {
    ...rest,
    points: points.map((point) => (isKnown(point.at) ? point : { ...point, actual: null })),
    ...(begun && isKnown(begun.at) && { begun }),
  };
}
