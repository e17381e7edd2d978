import type { Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, CHANNELS, perChannel, type ChannelId } from '../channels.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import { buyAds, type AdBuy } from './ads.ts';
import { trafficShape } from './curves.ts';

/** Visits of an accepted placement go to these. */
const PLACEMENT_CHANNELS: readonly ChannelId[] = ['search', 'recommend'];
const PLACEMENT_FACTOR = 1.12;
const MOST_PLACEMENTS = 3;

/** Expected visits of the slice by channel, without ads; then what the ads bring. */
export interface Traffic {
  readonly organic: Record<ChannelId, number>;
  readonly ads: Record<ChannelId, AdBuy>;
  readonly total: number;
}

export function expectedTraffic(
  model: Model,
  levers: Levers,
  spentCents: Readonly<Record<ChannelId, number>>,
  slice: Slice,
  surprised: boolean,
): Traffic {
  const visits = model.scale.organicVisits * trafficShape(model.config, slice);
  const surprise = surprised && slice.day === 0 ? model.config.surprises.eventTrafficFactor : 1;
  const accepted = Math.min(MOST_PLACEMENTS, levers.placements.filter((each) => each.accepted).length);
  const placed = slice.day === 0 ? PLACEMENT_FACTOR ** accepted : 1;
  const organic = perChannel(
    (channel) =>
      visits * surprise * CHANNEL_PROFILES[channel].organicShare * (PLACEMENT_CHANNELS.includes(channel) ? placed : 1),
  );
  const ads = perChannel((channel) => buyAds(model, levers, spentCents[channel], slice, channel));
  const total = CHANNELS.reduce((sum, channel) => sum + organic[channel] + ads[channel].clicks, 0);
  return { organic, ads, total };
}
