import { parseDuration } from '../../rules/time/duration.ts';

export const DURATION_UNITS = ['minute', 'hour', 'day', 'week'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export interface DurationParts {
  readonly count: number;
  readonly unit: DurationUnit;
}

const WRITE: Readonly<Record<DurationUnit, (count: number) => string>> = {
  minute: (count) => `PT${count}M`,
  hour: (count) => `PT${count}H`,
  day: (count) => `P${count}D`,
  week: (count) => `P${count}W`,
};

export const writeDuration = ({ count, unit }: DurationParts): string => WRITE[unit](count);

/** The ISO 8601 duration as a number of one unit; undefined for one that needs several, or none. */
export function durationParts(iso: string): DurationParts | undefined {
  const duration = parseDuration(iso);
  if (!duration) return undefined;
  const parts = (
    [
      [duration.minutes, 'minute'],
      [duration.hours, 'hour'],
      [duration.days, 'day'],
      [duration.weeks, 'week'],
    ] as const
  ).filter(([count]) => count > 0);
  const [only] = parts;
  const others = duration.years + duration.months + duration.seconds;
  return only && parts.length === 1 && others === 0 ? { count: only[0], unit: only[1] } : undefined;
}
