import type { Campaign, Series } from '../../../rules/api/campaigns.ts';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import type { PhaseId } from '../../../rules/playbook/schema.ts';
import { instantMs } from '../../i18n/format/times.ts';

export interface KpiRange {
  readonly phase: PhaseId;
  readonly from: string;
  readonly to: string;
  /** ISO 8601 duration. */
  readonly step: 'PT1H' | 'P1D';
  /** It is history: nothing comes in for it any more. */
  readonly over: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_HOURS = 24 * 7;

/** What the figures are about: the event itself once it has begun (and from then on), before that the phase at hand. */
export function kpiRange(
  { phases, endedAt }: Pick<Campaign, 'phases' | 'endedAt'>,
  nowMs: number,
): KpiRange | undefined {
  const live = phases.find((each) => each.id === 'live');
  const current = phases.find((each) => nowMs >= instantMs(each.from) && nowMs < instantMs(each.to));
  const about = live && nowMs >= instantMs(live.from) ? live : (current ?? live ?? phases[0]);
  if (!about) return undefined;
  const hours = (instantMs(about.to) - instantMs(about.from)) / HOUR;
  // A long phase is read by the day, but on its first day no day has its figures yet.
  const daily = hours > MOST_HOURS && nowMs - instantMs(about.from) >= DAY;
  const over = endedAt !== undefined || nowMs >= instantMs(about.to);
  return { phase: about.id, from: about.from, to: about.to, step: daily ? 'P1D' : 'PT1H', over };
}

export interface Kpi {
  readonly value: number | undefined;
  readonly plan: number | undefined;
  /** Relative to the plan. */
  readonly change: number | undefined;
  readonly actuals: readonly (number | null)[];
  readonly plans: readonly (number | null)[];
  /** When the newest step with data ended, or up to when the one that is not over has any. */
  readonly at: string | undefined;
}

/**
 * A metric's figure and its plan, from a series: an additive one summed over the steps that have data, any other as of
 * the newest step that has; either with what is there of the step that is not over.
 */
export function kpiOf({ metric, points, begun }: Pick<Series, 'metric' | 'points' | 'begun'>): Kpi {
  const additive = findMetric(metric)?.kind === 'additive';
  const whole = points.filter((each) => each.actual !== null);
  const all = begun ? [...whole, begun] : whole;
  const counted = additive ? all : all.slice(-1);
  // Of what adds up, a step in part would look like a fall.
  const seen = additive ? whole : all;
  const value = sum(counted.map((each) => each.actual));
  const planned = counted.filter((each) => each.plan !== null);
  const plan = sum(planned.map((each) => each.plan));
  // A step without a plan must not count against it.
  const comparable = sum(planned.map((each) => each.actual));
  const change = plan !== undefined && plan !== 0 && comparable !== undefined ? comparable / plan - 1 : undefined;
  return {
    value,
    plan,
    change,
    actuals: seen.map((each) => each.actual),
    plans: seen.map((each) => each.plan),
    at: all.at(-1)?.at,
  };
}

/** Whether the figure is older than the last step that could be there by now. */
export const isBehind = ({ at }: Kpi, { to, step }: KpiRange, nowMs: number): boolean =>
  at !== undefined && Math.min(nowMs, instantMs(to)) - instantMs(at) > 1.5 * (step === 'PT1H' ? HOUR : DAY);

const sum = (values: readonly (number | null)[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce<number>((total, each) => total + (each ?? 0), 0);
