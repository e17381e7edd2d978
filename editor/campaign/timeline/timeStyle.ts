import { dayKey } from '../../i18n/format/times.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import type { InstantLike } from '../../i18n/format/times.ts';

/** How the times of a short list are told: alone where all of it is of today, with their days otherwise. */
export function timeStyle(
  times: readonly InstantLike[],
  nowMs: number,
  { timezone }: Pick<Formatter, 'timezone'>,
): 'time' | 'dayTime' {
  const today = dayKey(nowMs, timezone);
  return times.every((each) => dayKey(each, timezone) === today) ? 'time' : 'dayTime';
}
