import type { Compared } from '../api/war-room.ts';
import { readMetric } from '../metrics/read.ts';
import { HOUR } from './sight.ts';
import type { Sight } from './sight.ts';

export interface FunnelStep extends Compared {
  readonly rate?: Compared;
}

/** The steps of buying, each with the rate at which those of the first come so far. */
const STEPS = [
  { metric: 'uv' },
  { metric: 'carters', rate: 'addToCartRate' },
  { metric: 'buyers', rate: 'cvr' },
] as const;

/** The last hour that visitors were counted for, against the plan, or the same hour of the days before. */
export function funnelSteps(sight: Sight): readonly FunnelStep[] {
  const { points, plan, timeZone, asOfMs } = sight;
  const counted =
    asOfMs === undefined ? undefined : readMetric({ id: 'uv', window: HOUR }, asOfMs, points, plan, timeZone);
  const atMs = counted?.present ? counted.newestMs : asOfMs;
  return STEPS.map((step) => ({
    ...compared(step.metric, atMs, sight),
    ...('rate' in step && { rate: compared(step.rate, atMs, sight) }),
  }));
}

function compared(metric: string, atMs: number | undefined, { points, plan, timeZone }: Sight): Compared {
  if (atMs === undefined) return { metric, value: null, reference: null, basis: null };
  const read = (compare?: 'plan' | 'baseline'): number | null => {
    const query = { id: metric, window: HOUR, ...(compare && { compare, as: 'value' as const }) };
    const reading = readMetric(query, atMs, points, plan, timeZone);
    return reading.present ? reading.value : null;
  };
  const value = read();
  const planned = read('plan');
  if (planned !== null) return { metric, value, reference: planned, basis: 'plan' };
  const usual = read('baseline');
  return { metric, value, reference: usual, basis: usual === null ? null : 'baseline' };
}
