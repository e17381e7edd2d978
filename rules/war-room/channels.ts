import type { Row } from '../feel/scope.ts';
import { readMetric } from '../metrics/read.ts';
import { readSteps } from '../metrics/series.ts';
import type { Text } from '../problems/problem.ts';
import { titleOf } from '../review/input.ts';
import { HOUR, hourEnds, soFar } from './sight.ts';
import type { Sight } from './sight.ts';

export interface ChannelFigures {
  readonly channel: string;
  readonly title: string | Text | null;
  readonly gmv: number | null;
  readonly adSpend: number | null;
  readonly roi: number | null;
  readonly hours: readonly (number | null)[];
}

const DIMENSION = 'channel';
const BROKEN_DOWN = ['gmv', 'adSpend', 'attributedGmv'] as const;
const MOST = 12;

/** The channels that there are figures of, the one that sold most first. */
export function channelFigures(sight: Sight, rows: readonly Row[]): readonly ChannelFigures[] {
  const { span, asOfMs, points, plan, timeZone } = sight;
  const window = soFar(sight);
  if (asOfMs === undefined || window === undefined) return [];
  const endsMs = hourEnds(sight, asOfMs);
  const named = BROKEN_DOWN.flatMap((metric) =>
    points.points(metric, span.fromMs, asOfMs).flatMap((point) => point.where?.[DIMENSION] ?? []),
  );
  return [...new Set(named)]
    .map((channel) => {
      const where = { [DIMENSION]: channel };
      const read = (id: string): number | null => {
        const reading = readMetric({ id, window, where }, asOfMs, points, plan, timeZone);
        return reading.present ? reading.value : null;
      };
      const query = { metric: 'gmv', step: HOUR, endsMs, where, presentMs: asOfMs };
      return {
        channel,
        title: titleOf(rows.find((row) => row.id === channel)),
        gmv: read('gmv'),
        adSpend: read('adSpend'),
        roi: read('roi'),
        hours: readSteps(query, points, plan, timeZone).map(({ actual }) => actual),
      };
    })
    .sort((a, b) => (b.gmv ?? 0) - (a.gmv ?? 0) || (a.channel < b.channel ? -1 : 1))
    .slice(0, MOST);
}
