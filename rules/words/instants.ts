import { parseDuration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import type { Language } from '../problems/problem.ts';
import { formatDuration } from './durations.ts';

/** An instant in short words, such as “T0 − 10d” or “T0 − 1天 20:00”; a duration too; any other text stays as it is. */
export function instantWords(text: string, language: Language): string {
  const instant = parseInstant(text);
  if (!instant) return parseDuration(text) ? formatDuration(text, language) : text;
  const { anchor, offset, time } = instant;
  const shift = offset ? ` ${offset.sign === -1 ? '−' : '+'} ${formatDuration(offset.duration, language)}` : '';
  return `${anchor}${shift}${time === undefined ? '' : ` ${time}`}`;
}
