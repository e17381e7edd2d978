import { z } from 'zod';
import { HOUR_MS } from '../calendar.ts';
import { withoutBannedWording } from '../initial/goods.ts';
import type { Levers } from '../levers.ts';
import { priceDrop } from '../price-drop.ts';
import { sales7d, type ShopState, type Sku } from '../state.ts';
import type { Json } from '../../../rules/json.ts';
import { byId, defineAction, type Figures } from './action.ts';
import { cents, ids, ratio, reason, unknownSkus } from './fields.ts';

const DEFAULT_REPLENISHMENT_FACTOR = 1.5;

const soil = ({ market }: ShopState, skus: readonly string[]): void => {
  for (const sku of skus) market.dirty.skus.add(sku);
};

/** The goods have another price: what was paid for them may now be more than they cost. */
function soilPrices(state: ShopState, skus: readonly string[]): void {
  soil(state, skus);
  const { levers, market } = state;
  const changed = new Set(skus);
  for (const order of market.orders.values()) {
    if (order.lines.some((line) => changed.has(line.sku)) && priceDrop(levers, order) > 0)
      market.dirty.orders.add(order.id);
  }
}

const figures = (levers: Levers, skus: readonly string[], of: (sku: Levers['skus'][string]) => Json) =>
  byId(skus, (id) => of(levers.skus[id]!));

const orderSchema = z.record(z.string(), z.object({ quantity: z.number(), arrivesAt: z.iso.datetime() }));

/** Suppliers who see the sales deliver within three days. */
const SHARED_LEAD_TIME_HOURS = 72;

/** The columns of sales that a replenishment can be a multiple of. */
const SALES = {
  sales7d,
  competitorSales30d: (sku: Sku) => sku.competitorSales30d,
} as const satisfies Record<string, (sku: Sku) => number>;
const basis = z.enum(Object.keys(SALES) as (keyof typeof SALES)[]);

/**
 * Orders `factor` × the sales of each SKU (of the last seven days, if nothing else is said; at least 10 pieces); it
 * arrives after the SKU's lead time.
 */
export const requestReplenishment = defineAction({
  schema: z.strictObject({ skus: ids, factor: z.number().positive().max(100).nullish(), basis: basis.nullish() }),
  known: (state, { skus }) => unknownSkus(state, skus),
  resolve: (_model, { levers, market }, { skus, factor, basis: sales }, atMs) =>
    byId(skus, (id) => {
      const sku = market.skus.get(id)!;
      const sold = SALES[sales ?? 'sales7d'](sku);
      const leadHours = levers.sharedSales.includes(id)
        ? Math.min(sku.leadTimeHours, SHARED_LEAD_TIME_HOURS)
        : sku.leadTimeHours;
      return {
        quantity: Math.max(10, Math.ceil((factor ?? DEFAULT_REPLENISHMENT_FACTOR) * sold)),
        arrivesAt: new Date(atMs + leadHours * HOUR_MS).toISOString(),
      };
    }),
  turn(levers, { skus }, key, resolved) {
    const orders = orderSchema.parse(resolved);
    const before = byId(skus, () => ({ quantity: 0 }));
    for (const sku of skus) levers.replenishments.push({ key, sku, quantity: orders[sku]!.quantity });
    return { before, after: resolved };
  },
  follow(_model, state, { skus }, resolved) {
    const orders = orderSchema.parse(resolved);
    for (const sku of skus) {
      const { quantity, arrivesAt } = orders[sku]!;
      state.market.skus.get(sku)!.incoming.push({ quantity, arrivesAtMs: Date.parse(arrivesAt) });
    }
    soil(state, skus);
  },
});

const sharedOf = (levers: Levers, { skus }: { readonly skus: readonly string[] }): Figures =>
  byId(skus, (id) => ({ shared: levers.sharedSales.includes(id) }));

/** From now on the suppliers of these SKUs see what is sold. */
export const shareSales = defineAction({
  schema: z.strictObject({ skus: ids }),
  known: (state, { skus }) => unknownSkus(state, skus),
  read: sharedOf,
  turn(levers, input) {
    const before = sharedOf(levers, input);
    levers.sharedSales.push(...input.skus.filter((id) => !levers.sharedSales.includes(id)));
    return { before, after: sharedOf(levers, input) };
  },
});

const belowOne = ratio.refine((off) => off < 1, { error: 'must be below 1' });

const pricesOf = (levers: Levers, skus: readonly string[]): Figures =>
  figures(levers, skus, (sku) => ({ price: sku.priceCents, discount: sku.discount }));

export const setDiscount = defineAction({
  schema: z.strictObject({ skus: ids, discount: belowOne }),
  known: (state, { skus }) => unknownSkus(state, skus),
  read: (levers, { skus }) => pricesOf(levers, skus),
  turn(levers, { skus, discount }) {
    const before = pricesOf(levers, skus);
    for (const id of skus) {
      const sku = levers.skus[id]!;
      sku.discount = discount;
      sku.priceCents = Math.max(1, Math.round(sku.listPriceCents * (1 - discount)));
    }
    return { before, after: pricesOf(levers, skus) };
  },
  follow: (_model, state, { skus }) => soilPrices(state, skus),
});

const priceSchema = z.strictObject({ price: cents.positive(), discount: ratio });

/** Sets prices as they were reported: `{ SKU: { price, discount } }`. */
export const setPrices = defineAction({
  schema: z.strictObject({ prices: z.record(z.string(), priceSchema) }),
  known: (state, { prices }) => unknownSkus(state, Object.keys(prices)),
  read: (levers, { prices }) => pricesOf(levers, Object.keys(prices)),
  turn(levers, { prices }) {
    const skus = Object.keys(prices);
    const before = pricesOf(levers, skus);
    for (const id of skus) {
      levers.skus[id]!.priceCents = prices[id]!.price;
      levers.skus[id]!.discount = prices[id]!.discount;
    }
    return { before, after: pricesOf(levers, skus) };
  },
  follow: (_model, state, { prices }) => soilPrices(state, Object.keys(prices)),
});

/** The competitor's price, but never below the cost with its margin, nor above the list price. */
export const matchCompetitor = defineAction({
  schema: z.strictObject({ skus: ids, margin: ratio }),
  known: (state, { skus }) => unknownSkus(state, skus),
  resolve: (_model, { levers, market }, { skus, margin }) =>
    byId(skus, (id) => {
      const { costCents, competitorPriceCents } = market.skus.get(id)!;
      const { listPriceCents } = levers.skus[id]!;
      const floorCents = Math.ceil(costCents * (1 + margin));
      const price = Math.min(listPriceCents, Math.max(competitorPriceCents, floorCents));
      return { price, discount: 1 - price / listPriceCents };
    }),
  read: (levers, { skus }) => pricesOf(levers, skus),
  turn(levers, { skus }, _key, resolved) {
    const before = pricesOf(levers, skus);
    const prices = z.record(z.string(), priceSchema).parse(resolved);
    for (const id of skus) {
      levers.skus[id]!.priceCents = prices[id]!.price;
      levers.skus[id]!.discount = prices[id]!.discount;
    }
    return { before, after: pricesOf(levers, skus) };
  },
  follow: (_model, state, { skus }) => soilPrices(state, skus),
});

const bundleSchema = z.strictObject({ pieces: z.number().int().min(2).max(100), discount: belowOne });

const bundlesOf = (levers: Levers, skus: readonly string[]): Figures =>
  figures(levers, skus, ({ bundle }) => (bundle ? { ...bundle } : null));

/** Who takes a whole bundle of one of these SKUs pays less for it. */
export const setBundle = defineAction({
  schema: bundleSchema.extend({ skus: ids }),
  known: (state, { skus }) => unknownSkus(state, skus),
  read: (levers, { skus }) => bundlesOf(levers, skus),
  turn(levers, { skus, pieces, discount }) {
    const before = bundlesOf(levers, skus);
    for (const id of skus) levers.skus[id]!.bundle = { pieces, discount };
    return { before, after: bundlesOf(levers, skus) };
  },
  follow: (_model, state, { skus }) => soil(state, skus),
});

/** Sets bundles as they were reported: `{ SKU: { pieces, discount } }`, null for none. */
export const setBundles = defineAction({
  schema: z.strictObject({ bundles: z.record(z.string(), bundleSchema.nullable()) }),
  known: (state, { bundles }) => unknownSkus(state, Object.keys(bundles)),
  read: (levers, { bundles }) => bundlesOf(levers, Object.keys(bundles)),
  turn(levers, { bundles }) {
    const skus = Object.keys(bundles);
    const before = bundlesOf(levers, skus);
    for (const id of skus) levers.skus[id]!.bundle = bundles[id]!;
    return { before, after: bundlesOf(levers, skus) };
  },
  follow: (_model, state, { bundles }) => soil(state, Object.keys(bundles)),
});

const listedOf = (levers: Levers, { skus }: { readonly skus: readonly string[] }): Figures =>
  figures(levers, skus, (sku) => ({ listed: sku.listed }));

const listing = (to: boolean, more: { reason?: typeof reason }) =>
  defineAction({
    schema: z.strictObject({ skus: ids, ...more }),
    known: (state, { skus }) => unknownSkus(state, skus),
    read: listedOf,
    turn(levers, input) {
      const before = listedOf(levers, input);
      for (const id of input.skus) levers.skus[id]!.listed = to;
      return { before, after: listedOf(levers, input) };
    },
    follow: (_model, state, { skus }) => soil(state, skus),
  });

export const delist = listing(false, { reason });
export const list = listing(true, {});

export const fixText = defineAction({
  schema: z.strictObject({ skus: ids }),
  known: (state, { skus }) => unknownSkus(state, skus),
  read: (levers, { skus }) => figures(levers, skus, (sku) => ({ text: sku.text })),
  turn(levers, { skus }) {
    const texts = () => figures(levers, skus, (sku) => ({ text: sku.text }));
    const before = texts();
    for (const id of skus) levers.skus[id]!.text = withoutBannedWording(levers.skus[id]!.text);
    return { before, after: texts() };
  },
  follow: (_model, state, { skus }) => soil(state, skus),
});

/** Until balances open, buyers of these SKUs pay a deposit, worth `multiplier` times as much off the price. */
export const openPresale = defineAction({
  schema: z.strictObject({ skus: ids, deposit: cents.positive(), multiplier: z.number().min(1).max(10) }),
  known: (state, { skus }) => unknownSkus(state, skus),
  read: (levers, { skus }) => figures(levers, skus, (sku) => (sku.presale ? { ...sku.presale } : null)),
  turn(levers, { skus, deposit, multiplier }) {
    const presales = () => figures(levers, skus, (sku) => (sku.presale ? { ...sku.presale } : null));
    const before = presales();
    for (const id of skus) levers.skus[id]!.presale = { depositCents: deposit, multiplier };
    return { before, after: presales() };
  },
  follow: (_model, state, { skus }) => soil(state, skus),
});
