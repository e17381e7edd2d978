import { buildCalendar, type Calendar } from './calendar.ts';
import { perChannel, type ChannelId } from './channels.ts';
import type { DemandConfig } from './config.ts';
import { adWeight } from './demand/curves.ts';

/** What does not change while a shop lives: everything that `playSlice` needs beside the state. */
export interface Model {
  readonly config: DemandConfig;
  readonly seed: number;
  readonly calendar: Calendar;
  /** Weight of the slice and all later ones in the ad budget, by slice index. */
  readonly adWeightFrom: readonly number[];
  readonly scale: Scale;
}

/** What makes the expected event day reach its target. */
export interface Scale {
  /** Visits of an ordinary day without ads. */
  readonly organicVisits: number;
  readonly budgetCents: Readonly<Record<ChannelId, number>>;
  readonly agents: number;
  readonly shippingPerHour: number;
}

export const NO_SCALE: Scale = { organicVisits: 0, budgetCents: perChannel(() => 0), agents: 1, shippingPerHour: 1 };

export function makeModel(config: DemandConfig, seed: number, scale: Scale): Model {
  const calendar = buildCalendar(config);
  const adWeightFrom: number[] = [];
  let sum = 0;
  for (const slice of calendar.steps.flatMap((step) => step.slices).toReversed()) {
    sum += adWeight(config, slice);
    adWeightFrom.push(sum);
  }
  return { config, seed, calendar, adWeightFrom: adWeightFrom.toReversed(), scale };
}
