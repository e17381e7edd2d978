import type { Campaign } from '../../../rules/api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';

export const CHART_RANGES = ['eventDay', 'campaign'] as const;
export type ChartRange = (typeof CHART_RANGES)[number];

const DAY = 86_400_000;
const MOST_HOURLY_MS = 7 * DAY;

interface Shown {
  readonly from: string;
  readonly to: string;
  /** ISO 8601 duration. */
  readonly step: 'PT1H' | 'P1D';
}

const liveOf = ({ phases }: Pick<Campaign, 'phases'>) => phases.find((each) => each.id === 'live');

/** What a chart shows unless the reader chooses otherwise: the event if it is near, else everything. */
export function firstChartRange(campaign: Pick<Campaign, 'phases'>, nowMs: number): ChartRange {
  const live = liveOf(campaign);
  return live !== undefined && nowMs >= instantMs(live.from) - DAY ? 'eventDay' : 'campaign';
}

/** The time that a campaign's chart shows. */
export function chartRange(campaign: Pick<Campaign, 'phases' | 'startedAt'>, name: ChartRange): Shown {
  const { phases, startedAt } = campaign;
  const whole = { from: phases[0]?.from ?? startedAt, to: phases.at(-1)?.to ?? startedAt };
  const { from, to } = (name === 'eventDay' && liveOf(campaign)) || whole;
  return { from, to, step: instantMs(to) - instantMs(from) > MOST_HOURLY_MS ? 'P1D' : 'PT1H' };
}
