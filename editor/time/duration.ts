import type { Language } from '../../rules/problems/problem.ts';
import { parseDuration } from '../../rules/time/duration.ts';
import { numberFormat } from '../../rules/words/numbers.ts';

export const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export interface SingleDuration {
  readonly count: number;
  readonly unit: DurationUnit;
}

const ALL = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'] as const;

/** A duration of one unit, such as PT90M; undefined for any other, which is edited as text. */
export function readSingle(text: string): SingleDuration | undefined {
  const duration = parseDuration(text);
  if (!duration) return undefined;
  const used = ALL.filter((unit) => duration[unit] !== 0);
  const [unit = 'minutes'] = used;
  if (used.length > 1 || !DURATION_UNITS.some((each) => each === unit)) return undefined;
  return { count: duration[unit], unit: unit as DurationUnit };
}

const LETTERS = {
  seconds: ['PT', 'S'],
  minutes: ['PT', 'M'],
  hours: ['PT', 'H'],
  days: ['P', 'D'],
  weeks: ['P', 'W'],
  months: ['P', 'M'],
} as const;

export const writeSingle = ({ count, unit }: SingleDuration): string =>
  `${LETTERS[unit][0]}${count}${LETTERS[unit][1]}`;

/** What a unit is called where its number stands before it. */
export const unitTitle = (unit: DurationUnit, language: Language): string =>
  numberFormat(language, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' })
    .formatToParts(2)
    .find(({ type }) => type === 'unit')!.value;
