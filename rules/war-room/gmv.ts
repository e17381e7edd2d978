import { planEnd, readPlan } from '../metrics/plan.ts';
import { readMetric } from '../metrics/read.ts';
import { readSteps } from '../metrics/series.ts';
import type { SeriesStep } from '../metrics/series.ts';
import { HOUR, hourEnds, soFar } from './sight.ts';
import type { Sight } from './sight.ts';

const GMV = 'gmv';

export interface GmvFigures {
  readonly actual: number | null;
  readonly plan: number | null;
  readonly target: number | null;
  readonly forecast: number | null;
  readonly points: readonly SeriesStep[];
}

/** GMV hour by hour and so far. It is held against the plan for the time that there are data for, not up to the present. */
export function gmvFigures(sight: Sight): GmvFigures {
  const { span, asOfMs, points, plan, timeZone } = sight;
  const endsMs = hourEnds(sight, span.toMs);
  const presentMs = asOfMs ?? -Infinity;
  const steps = readSteps({ metric: GMV, step: HOUR, endsMs, presentMs }, points, plan, timeZone);
  const target = readPlan(plan, GMV, span.fromMs, Math.min(span.toMs, planEnd(plan, GMV) ?? Infinity)) ?? null;
  const window = soFar(sight);
  if (asOfMs === undefined || window === undefined)
    return { actual: null, plan: null, target, forecast: null, points: steps };
  const reading = readMetric({ id: GMV, window }, asOfMs, points, plan, timeZone);
  const actual = reading.present ? reading.value : null;
  const planned = actual === null ? null : (readPlan(plan, GMV, span.fromMs, asOfMs) ?? null);
  return { actual, plan: planned, target, forecast: forecastOf(actual, planned, target), points: steps };
}

/** The target, if the rest of the plan is met as well as the part so far. */
function forecastOf(actual: number | null, plan: number | null, target: number | null): number | null {
  if (actual === null || target === null || !plan) return null;
  return Math.round((target * actual) / plan);
}
