import type { Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, type ChannelId } from '../channels.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import type { Random } from '../../../rules/random/random.ts';
import type { Sku } from '../state.ts';

const TYPICAL_PRICE_CENTS = 20_000;

/** Which SKUs visitors look at, with what share, and how willingly they buy them. Delisted ones are left out. */
export interface Looks {
  readonly skus: readonly Sku[];
  /** Running sums of the shares. */
  readonly upTo: readonly number[];
  /** Conversion of each, against the shop's base. */
  readonly conversion: readonly number[];
}

/** `surprised` false leaves out what the plan does not know. */
export function looksOf(
  model: Model,
  levers: Levers,
  skus: Iterable<Sku>,
  slice: Slice,
  channel: ChannelId,
  surprised: boolean,
): Looks {
  const { elasticity, surprises } = model.config;
  const taste = CHANNEL_PROFILES[channel].priceTaste;
  const surging = surprised && slice.day === 0 && surprises.surge !== null && slice.hour >= surprises.surge.fromHour;
  const looks: { skus: Sku[]; upTo: number[]; conversion: number[] } = { skus: [], upTo: [], conversion: [] };
  let sum = 0;
  for (const sku of skus) {
    const lever = levers.skus[sku.id]!;
    if (!lever.listed) continue;
    const cheaper = Math.exp(elasticity.price * lever.discount);
    const surge = surging && sku.hot ? surprises.surge!.factor : 1;
    sum += sku.popularity * (lever.listPriceCents / TYPICAL_PRICE_CENTS) ** taste * cheaper * surge;
    looks.skus.push(sku);
    looks.upTo.push(sum);
    looks.conversion.push(sku.conversion * cheaper);
  }
  return looks;
}

/** The place in `looks` of a SKU drawn by its share; −1 if nothing is listed. */
export function drawLook(looks: Looks, random: Random): number {
  const target = random.next() * (looks.upTo.at(-1) ?? 0);
  let low = 0;
  let high = looks.upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (looks.upTo[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** What the shares come to on average. */
export interface LookMeans {
  readonly conversion: number;
  readonly rootConversion: number;
  /** Price of the SKU that is bought, and of any that is looked at. */
  readonly boughtPriceCents: number;
  readonly seenPriceCents: number;
}

export function meansOf(looks: Looks, levers: Levers): LookMeans {
  let [conversion, root, bought, seen, before] = [0, 0, 0, 0, 0];
  for (const [place, sku] of looks.skus.entries()) {
    const share = looks.upTo[place]! - before;
    before = looks.upTo[place]!;
    const price = levers.skus[sku.id]!.priceCents;
    conversion += share * looks.conversion[place]!;
    root += share * Math.sqrt(looks.conversion[place]!);
    bought += share * looks.conversion[place]! * price;
    seen += share * price;
  }
  const total = before || 1;
  return {
    conversion: conversion / total,
    rootConversion: root / total,
    boughtPriceCents: conversion > 0 ? bought / conversion : 0,
    seenPriceCents: seen / total,
  };
}
