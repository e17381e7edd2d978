import type { Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, type ChannelId } from '../channels.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import { adWeight } from './curves.ts';

export interface AdBuy {
  readonly spendCents: number;
  readonly clicks: number;
}

const NOTHING: AdBuy = { spendCents: 0, clicks: 0 };
/** Everybody bids on the event day. */
export const EVENT_CPC_FACTOR = 1.25;

/**
 * Expected ad spend and clicks of the slice. What is left of the budget is paced over the rest of the shop's life by
 * expected traffic, so a budget is never overspent and a raise is spent from then on, most of it on the event day.
 */
export function buyAds(model: Model, levers: Levers, spentCents: number, slice: Slice, channel: ChannelId): AdBuy {
  const { budgetCents, bidFactor, active } = levers.channels[channel];
  const left = budgetCents - spentCents;
  if (!active || left <= 0) return NOTHING;
  const weight = adWeight(model.config, slice);
  // A lower bid wins fewer of the auctions, so it also spends slower.
  const spendCents = (left * weight * Math.min(1, bidFactor ** 0.5)) / model.adWeightFrom[slice.index]!;
  const usualCents = (model.scale.budgetCents[channel] * weight) / model.adWeightFrom[0]!;
  const dearer = Math.max(0.6, spendCents / Math.max(1, usualCents)) ** (1 - model.config.elasticity.budget);
  return { spendCents, clicks: spendCents / (clickPrice(slice, channel) * bidFactor ** 0.8 * dearer) };
}

const clickPrice = (slice: Slice, channel: ChannelId): number =>
  CHANNEL_PROFILES[channel].cpcCents * (slice.day === 0 ? EVENT_CPC_FACTOR : 1);
