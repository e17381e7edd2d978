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
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_HOURS = 24 * 7;

/** What the figures are about: the event itself once it has begun (and from then on), before that the phase at hand. */
export function kpiRange({ phases }: Pick<Campaign, 'phases'>, nowMs: number): KpiRange | undefined {
  const live = phases.find((each) => each.id === 'live');
  const current = phases.find((each) => nowMs >= instantMs(each.from) && nowMs < instantMs(each.to));
  const about = live && nowMs >= instantMs(live.from) ? live : (current ?? live ?? phases[0]);
  if (!about) return undefined;
  const hours = (instantMs(about.to) - instantMs(about.from)) / HOUR;
  // A long phase is read by the day, but on its first day no day has its figures yet.
  const daily = hours > MOST_HOURS && nowMs - instantMs(about.from) >= DAY;
  return { phase: about.id, from: about.from, to: about.to, step: daily ? 'P1D' : 'PT1H' };
}

export interface Kpi {
  readonly value: number | undefined;
  readonly plan: number | undefined;
  /** Relative to the plan. */
  readonly change: number | undefined;
  readonly actuals: readonly (number | null)[];
  readonly plans: readonly (number | null)[];
}

/**
 * A metric's figure and its plan, from a series: an additive one summed over the steps that have data, any other as of
 * the newest step that has.
 */
export function kpiOf({ metric, points }: Pick<Series, 'metric' | 'points'>): Kpi {
  const additive = findMetric(metric)?.kind === 'additive';
  const seen = points.filter((each) => each.actual !== null);
  const counted = additive ? seen : seen.slice(-1);
  const value = sum(counted.map((each) => each.actual));
  const planned = counted.filter((each) => each.plan !== null);
  const plan = sum(planned.map((each) => each.plan));
  // A step without a plan must not count against it.
  const comparable = sum(planned.map((each) => each.actual));
  const change = plan !== undefined && plan !== 0 && comparable !== undefined ? comparable / plan - 1 : undefined;
  return { value, plan, change, actuals: seen.map((each) => each.actual), plans: seen.map((each) => each.plan) };
}

const sum = (values: readonly (number | null)[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce<number>((total, each) => total + (each ?? 0), 0);
