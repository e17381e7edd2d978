import type { Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, type ChannelId } from '../channels.ts';
import { discountPosition, type Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import { timeConversion } from './curves.ts';

/** Conversion of a visit by an ad, by a customer, by a guest, by someone who bought today: against the average. */
export const AD_VISIT = 0.8;
export const KNOWN_VISITOR = 1.35;
export const GUEST_VISITOR = 0.92;
export const BOUGHT_TODAY = 0.4;

/** Share of the baskets with 1, 2, 3 pieces of the SKU looked at. */
export const PIECES = [0.8, 0.15, 0.05] as const;
export const MEAN_PIECES = PIECES.reduce((sum, share, index) => sum + share * (index + 1), 0);
/** Share of the baskets with another SKU in them. */
export const SECOND_LINE = 0.3;

/** Share of the baskets that hold a whole bundle where one is offered: the more it takes off, the more. */
export const bundleShare = (discount: number): number => Math.min(0.8, 0.3 + 2 * discount);

/** What a channel's visits convert at in the slice, against the shop's base: place, hour, service level, pages. */
export function channelConversion(
  model: Model,
  levers: Levers,
  slice: Slice,
  channel: ChannelId,
  share30: number,
  surprised: boolean,
): number {
  const { elasticity, surprises } = model.config;
  const { evening } = surprises;
  const surprise =
    surprised && evening && slice.day === 0 && slice.hour >= evening.fromHour && slice.hour < evening.toHour
      ? evening.factor
      : 1;
  return (
    CHANNEL_PROFILES[channel].conversion *
    timeConversion(model.config, slice) *
    (1 + (elasticity.module * (8 - discountPosition(levers, channel))) / 7) *
    Math.max(0.1, 1 + elasticity.service * (share30 - 0.8)) *
    (levers.pages.length > 0 ? 1.03 : 1) *
    surprise
  );
}

/** The coupon's pull on a basket of about `basketCents`; half of it if the basket does not reach the threshold. */
export function couponConversion(
  model: Model,
  amountCents: number,
  thresholdCents: number,
  basketCents: number,
): number {
  const worth = Math.min(0.5, amountCents / Math.max(1, basketCents));
  return Math.exp(model.config.elasticity.coupon * worth * (basketCents >= thresholdCents ? 1 : 0.5));
}

/** Chance that a visitor puts the SKU in the cart, and that one who did places an order: together the factor counts once. */
export const cartChance = (model: Model, factor: number): number =>
  Math.min(0.95, model.config.conversion.cart * Math.sqrt(factor));
export const orderChance = (model: Model, factor: number): number =>
  Math.min(0.95, model.config.conversion.order * Math.sqrt(factor));
