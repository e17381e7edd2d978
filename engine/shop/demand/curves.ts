import { HOUR_MS, type Slice } from '../calendar.ts';
import type { DemandConfig } from '../config.ts';

const normalised = (weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
};

/** Visits by local hour of an ordinary day: peaks at 10:00 and 20:00–22:00. */
const ORDINARY_HOURS = normalised([
  2.0, 1.2, 0.7, 0.5, 0.5, 0.8, 1.6, 2.8, 4.2, 5.4, 6.2, 5.4, 4.8, 4.6, 4.6, 4.7, 4.8, 4.7, 5.0, 6.2, 7.8, 8.2, 7.0,
  4.3,
]);
/** Visits by local hour of the event day: the opening at midnight, 10:00, and the last evening. */
const EVENT_HOURS = normalised([
  8.4, 6.0, 2.4, 1.2, 0.9, 1.0, 1.6, 2.7, 3.8, 4.6, 5.2, 4.4, 3.8, 3.6, 3.6, 3.6, 3.7, 3.8, 4.2, 5.2, 7.4, 7.6, 7.4,
  7.0,
]);
const EVENT_CONVERSION = [
  1.4, 1.25, 1.0, 0.85, 0.8, 0.8, 0.85, 0.9, 0.92, 0.95, 1.0, 0.95, 0.92, 0.9, 0.9, 0.9, 0.9, 0.92, 0.95, 1.0, 1.08,
  1.08, 1.12, 1.2,
] as const;

/** Traffic of the day against an ordinary one. */
export function dayTraffic({ traffic }: DemandConfig, day: number): number {
  if (day === 0) return traffic.eventFactor;
  if (day > 0) {
    const recovered = Math.min(1, (day - 1) / traffic.recoverDays);
    return traffic.slumpFactor + (1 - traffic.slumpFactor) * recovered;
  }
  if (day < -traffic.warmUpDays) return 1;
  const warm = (traffic.warmUpDays + day + 1) / traffic.warmUpDays;
  return 1 + (traffic.warmUpFactor - 1) * warm;
}

/** Conversion of the day against an ordinary one: before the event people wait for it. */
export function dayConversion({ conversion, traffic }: DemandConfig, day: number): number {
  if (day === 0) return conversion.eventFactor;
  if (day > 0) return day <= traffic.recoverDays ? conversion.slumpFactor : 1;
  if (day < -traffic.warmUpDays) return 1;
  return 1 + ((conversion.warmUpFactor - 1) * (traffic.warmUpDays + day + 1)) / traffic.warmUpDays;
}

export const hoursOf = (slice: Slice): number => (slice.endMs - slice.startMs) / HOUR_MS;

/** Expected visits of the slice, in visits of an ordinary day. */
export const trafficShape = (config: DemandConfig, slice: Slice): number =>
  dayTraffic(config, slice.day) * (slice.day === 0 ? EVENT_HOURS : ORDINARY_HOURS)[slice.hour]! * hoursOf(slice);

/** How much of an ad budget the slice is meant to take: budgets lean towards the busy days. */
export const adWeight = (config: DemandConfig, slice: Slice): number =>
  trafficShape(config, slice) * dayTraffic(config, slice.day) ** 0.5;

export const timeConversion = (config: DemandConfig, slice: Slice): number =>
  dayConversion(config, slice.day) * (slice.day === 0 ? EVENT_CONVERSION[slice.hour]! : 1);

/** Sales of a day against the event day's. */
export const salesShape = (config: DemandConfig, day: number): number =>
  (dayTraffic(config, day) * dayConversion(config, day)) / (dayTraffic(config, 0) * dayConversion(config, 0));
