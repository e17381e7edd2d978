import { parseDemand, type DemandInput } from './config.ts';
import type { Expected } from './demand/expectation.ts';
import { makeShop } from './initial/shop.ts';

/** Hourly steps from T0 for a campaign's `plan`: instants as expressions; additive metrics are per hour, money in cents. */
export type PlanSteps = readonly (readonly [instant: string, value: number])[];

export interface ShopPlan {
  /** The event day's GMV, in cents. */
  readonly gmvTargetCents: number;
  readonly hourly: Readonly<Record<string, PlanSteps>>;
  /** The event day as a whole; its distinct counts are not the sums of the hours'. */
  readonly day: Readonly<Record<string, number>>;
}

const COUNTED = ['uv', 'pv', 'carters', 'buyers', 'orders', 'gmv', 'clicks', 'adSpend', 'attributedGmv'] as const;

/**
 * What the demand model expects of the event day, hour by hour, without luck, surprises or actions, scaled so that the
 * day's GMV is exactly the target. After the day the planned counts are 0.
 * @throws ZodError if the configuration is bad.
 */
export function planFor(demand: DemandInput, seed: number): ShopPlan {
  const config = parseDemand(demand);
  const { hours, day } = makeShop(config, seed).expected;
  const scale = config.gmvTargetCents / day.gmv;
  const hourly: Record<string, (readonly [string, number])[]> = {};
  for (const metric of COUNTED) {
    const values = hours.map((hour) => hour[metric] * scale);
    const whole =
      metric === 'gmv' ? wholeNumbers(values, config.gmvTargetCents) : values.map((value) => Math.round(value));
    hourly[metric] = [...steps(whole), [instant(hours.length), 0]];
  }
  hourly['cvr'] = steps(hours.map((hour) => rounded(hour.buyers / hour.uv)));
  hourly['addToCartRate'] = steps(hours.map((hour) => rounded(hour.carters / hour.uv)));
  hourly['aov'] = steps(hours.map((hour) => Math.round(hour.gmv / hour.buyers)));
  return { gmvTargetCents: config.gmvTargetCents, hourly, day: dayFigures(day, scale, config.gmvTargetCents) };
}

function dayFigures(day: Expected, scale: number, gmvTargetCents: number): Record<string, number> {
  return {
    ...Object.fromEntries(COUNTED.map((metric) => [metric, Math.round(day[metric] * scale)])),
    gmv: gmvTargetCents,
    cvr: rounded(day.buyers / day.uv),
    aov: Math.round(day.gmv / day.buyers),
  };
}

const instant = (hour: number): string => (hour === 0 ? 'T0' : `T0 + PT${hour}H`);
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const steps = (values: readonly number[]): (readonly [string, number])[] =>
  values.map((value, hour) => [instant(hour), value] as const);

/** Whole numbers near the values whose sum is exactly `total`: each takes the difference of the running sums. */
function wholeNumbers(values: readonly number[], total: number): number[] {
  const sum = values.reduce((all, each) => all + each, 0);
  let [running, given] = [0, 0];
  return values.map((value) => {
    running += value;
    const whole = Math.round((running / sum) * total) - given;
    given += whole;
    return whole;
  });
}
