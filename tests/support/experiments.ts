import type { Points } from './campaign.ts';
import { seeded, succeed } from './random.ts';

/** A variant of the experiment “exp” whose true rate is known. */
export interface Arm {
  readonly variant: string;
  readonly rate: number;
  readonly trials?: number;
  readonly where?: Readonly<Record<string, string>>;
}

/**
 * What comes in every hour of two days, by chance from the true rates: what happened since the hour before, or, for
 * distinct counts, since the beginning.
 */
export function hourly(
  arms: readonly Arm[],
  [successes, trials]: readonly [string, string],
  seed = 1,
  cumulative = false,
): Points {
  const random = seeded(seed);
  const points: Record<string, [string, number, Record<string, string>][]> = { [successes]: [], [trials]: [] };
  for (const { variant, rate, trials: each = 500, where } of arms) {
    const dimensions = { experiment: 'exp', variant, ...where };
    let [happened, tried] = [0, 0];
    for (let hour = 1; hour <= 48; hour++) {
      const succeeded = succeed(each, rate, random);
      [happened, tried] = cumulative ? [happened + succeeded, tried + each] : [succeeded, each];
      points[successes]!.push([`PT${hour}H`, happened, dimensions]);
      points[trials]!.push([`PT${hour}H`, tried, dimensions]);
    }
  }
  return points;
}
