import type { DemandConfig } from '../config.ts';
import { salesShape, trafficShape } from '../demand/curves.ts';
import type { Model } from '../model.ts';
import { randomOf, type Random } from '../../../rules/random/random.ts';
import type { Sku } from '../state.ts';
import { BANNED_CLAIMS, CATEGORIES, PLAIN_CLAIMS, STYLES } from './goods.ts';

export interface SkuSeed {
  readonly sku: Sku;
  readonly listPriceCents: number;
  readonly text: string;
}

const BANNED_SHARE = 0.08;
/** Popularity falls with the rank to this power. */
const POPULARITY_POWER = 0.6;
/** Hot SKUs come from these ranks: known, but not what the shop lives on. */
const FIRST_HOT_RANK = 4;
const HOT_RANK_STEP = 3;
/** The watch over safety stock compares stock with so many times the last seven days' sales. */
const SAFETY_FACTOR = 1.5;
const HOT_RUNS_LOW_AT_HOUR = 13;
/** An ordinary visit on an ordinary page converts so much better than the bare base. */
const PAGE_FACTOR = 1.2;

/** The catalogue, without stock and sales yet. */
export function makeSkus(config: DemandConfig, seed: number): SkuSeed[] {
  const hotRanks = new Set(Array.from({ length: config.hotSkus }, (_, n) => FIRST_HOT_RANK + HOT_RANK_STEP * n));
  return Array.from({ length: config.skus }, (_, index) => {
    const random = randomOf(seed, 'sku', index);
    return makeSku(index, hotRanks.has(index + 1), random, randomOf(seed, 'competitor', index), config);
  });
}

function makeSku(index: number, hot: boolean, random: Random, rival: Random, config: DemandConfig): SkuSeed {
  const category = CATEGORIES[index % CATEGORIES.length]!;
  const goods = category.goods[Math.floor(index / CATEGORIES.length) % category.goods.length]!;
  const style = STYLES[Math.floor(index / CATEGORIES.length / category.goods.length) % STYLES.length]!;
  const listPriceCents = Math.max(990, Math.round((category.priceCents * random.lognormal(0.45)) / 1000) * 1000 - 10);
  const conversion = hot ? 2.1 : random.lognormal(0.45);
  const claims = random.chance(BANNED_SHARE) ? BANNED_CLAIMS : PLAIN_CLAIMS;
  const eventMs = Date.parse(config.eventAt);
  const licenceDays = random.chance(0.02) ? random.between(-10, 5) : random.between(60, 900);
  const sku: Sku = {
    id: `SKU${String(index + 1).padStart(3, '0')}`,
    title: { 'zh-CN': `${style['zh-CN']}${goods['zh-CN']}`, en: `${style.en} ${goods.en}` },
    category: category.id,
    costCents: Math.round(listPriceCents * random.between(0.35, 0.6)),
    licenceValidUntil: new Date(eventMs + Math.round(licenceDays) * 86_400_000).toISOString(),
    growth30d: round(hot ? random.between(0.3, 0.6) : random.normal() * 0.15 + 0.03),
    badReviewShare: round(Math.min(0.25, 0.02 * random.lognormal(0.7))),
    marketHeat: round(hot ? random.between(0.8, 1) : random.next()),
    popularity: (index + 1) ** -POPULARITY_POWER,
    conversion,
    leadTimeHours: hot ? 5 : 24 * (2 + random.index(5)),
    competitorPriceCents: Math.max(1, Math.round(listPriceCents * rival.between(0.8, 1.15))),
    competitorSales30d: 20 + rival.index(400),
    hot,
    stock: 0,
    incoming: [],
    soldByDay: [],
    looks30d: 0,
    orders30d: 0,
  };
  return { sku, listPriceCents, text: claims[random.index(claims.length)]! };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Gives every SKU its past sales and a stock: enough to stay above safety stock to the end of the event day, but for
 * the hot ones, whose surge takes them below it in the afternoon.
 * `eventUnits`: pieces the event day is expected to sell; `visits`: of an ordinary day.
 */
export function fillStock(model: Model, skus: ReadonlyMap<string, Sku>, eventUnits: number, visits: number): void {
  const { config, calendar, seed } = model;
  const list = [...skus.values()];
  const share = list.map((sku) => sku.popularity * sku.conversion);
  const shareSum = share.reduce((sum, each) => sum + each, 0);
  const lookSum = list.reduce((sum, sku) => sum + sku.popularity, 0);
  const prepDays = days(calendar.startMs, calendar.eventMs).map((day) => -day - 1);
  const prep = prepDays.reduce((sum, day) => sum + salesShape(config, day), 0);
  const weekBefore = prepDays.filter((day) => day >= -6).reduce((sum, day) => sum + salesShape(config, day), 0);
  const { conversion } = config;
  for (const [place, sku] of list.entries()) {
    const random = randomOf(seed, 'stock', sku.id);
    const units = (eventUnits * share[place]!) / shareSum;
    const ordinary = units * salesShape(config, -config.leadDays - 1);
    sku.soldByDay = Array.from({ length: 7 }, () => random.poisson(ordinary));
    sku.looks30d = (30 * visits * sku.popularity) / lookSum;
    sku.orders30d =
      sku.looks30d * conversion.cart * conversion.order * PAGE_FACTOR * sku.conversion * random.lognormal(0.05);
    const soldByHour = sku.hot ? soldUntil(model, HOT_RUNS_LOW_AT_HOUR) : 1.3;
    const needed = units * (prep + soldByHour + SAFETY_FACTOR * (soldByHour + weekBefore));
    sku.stock = sku.hot ? Math.round(needed) : Math.ceil(needed * random.between(1.3, 2.2) + 30);
  }
}

const days = (fromMs: number, toMs: number): number[] =>
  Array.from({ length: Math.round((toMs - fromMs) / 86_400_000) }, (_, index) => index);

/** Share of a hot SKU's expected event day that is sold by the hour, its surge included. */
function soldUntil({ config, calendar }: Model, hour: number): number {
  const { surge, eventTrafficFactor } = config.surprises;
  const slices = calendar.steps.flatMap((step) => step.slices).filter((slice) => slice.day === 0);
  const all = slices.reduce((sum, slice) => sum + trafficShape(config, slice), 0);
  const sold = slices
    .filter((slice) => slice.hour < hour)
    .reduce((sum, slice) => {
      const factor = surge && slice.hour >= surge.fromHour ? surge.factor : 1;
      return sum + factor * trafficShape(config, slice);
    }, 0);
  return (eventTrafficFactor * sold) / all;
}
