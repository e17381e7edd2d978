import type { Campaign } from '../../../rules/api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';

export const CHART_RANGES = ['eventDay', 'campaign'] as const;
export type ChartRange = (typeof CHART_RANGES)[number];

const DAY = 86_400_000;
const MOST_HOURLY_MS = 7 * DAY;

interface Shown {
  readonly name: ChartRange;
  readonly from: string;
  readonly to: string;
  /** ISO 8601 duration. */
  readonly step: 'PT1H' | 'P1D';
}

/** The time that a campaign's chart shows: what the reader chose, else the event once it is near, else everything. */
export function chartRange(
  { phases, startedAt }: Pick<Campaign, 'phases' | 'startedAt'>,
  chosen: ChartRange | undefined,
  nowMs: number,
): Shown {
  const live = phases.find((each) => each.id === 'live');
  const whole = { from: phases[0]?.from ?? startedAt, to: phases.at(-1)?.to ?? startedAt };
  const near = live !== undefined && nowMs >= instantMs(live.from) - DAY;
  const name = chosen ?? (near ? 'eventDay' : 'campaign');
  const { from, to } = name === 'eventDay' && live ? live : whole;
  return { name, from, to, step: instantMs(to) - instantMs(from) > MOST_HOURLY_MS ? 'P1D' : 'PT1H' };
}
