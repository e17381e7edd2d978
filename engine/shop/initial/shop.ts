import { CHANNEL_PROFILES, CHANNELS, perChannel, type ChannelId } from '../channels.ts';
import type { DemandConfig } from '../config.ts';
import { dayTraffic } from '../demand/curves.ts';
import { expectEventDay, type ExpectedDay } from '../demand/expectation.ts';
import { BOT_SHARE, ENQUIRIES_PER_AGENT_HOUR, ENQUIRIES_PER_VISIT } from '../demand/service.ts';
import { MEAN_PIECES, SECOND_LINE } from '../demand/conversion.ts';
import { DISCOUNT_MODULE, type Levers } from '../levers.ts';
import { emptyDistinct } from '../measure/tally.ts';
import { makeModel, NO_SCALE, type Model, type Scale } from '../model.ts';
import type { Customer, Market, ShopState } from '../state.ts';
import { makeCustomers } from './customers.ts';
import { fillStock, makeSkus, type SkuSeed } from './skus.ts';

export interface NewShop {
  readonly model: Model;
  readonly state: ShopState;
  readonly expected: ExpectedDay;
}

const ROUNDS = 8;
/** Agents on duty cope with so much of the event's busiest hour. */
const AGENTS_SHARE = 0.55;
/** Shipping works off the event day within so many days. */
const SHIPPING_DAYS = 3;
const SHIPPING_HOURS_PER_DAY = 14;

/** The shop before its first day: the same config and seed always make the same one. */
export function makeShop(config: DemandConfig, seed: number): NewShop {
  const skus = makeSkus(config, seed);
  const base = makeModel(config, seed, NO_SCALE);
  const customers = makeCustomers(config, seed, base.calendar.startMs);
  const budgetCents = openingBudgets(base);
  let organicVisits = (4000 * config.gmvTargetCents) / 100_000_000;
  let model = base;
  let state = makeState(model, skus, customers);
  let expected = expectEventDay(model, state);
  for (let round = 0; round < ROUNDS; round++) {
    model = { ...base, scale: { ...NO_SCALE, organicVisits, budgetCents, agents: agentsFor(config, organicVisits) } };
    state = makeState(model, skus, customers);
    expected = expectEventDay(model, state);
    const { gmv, attributedGmv } = expected.day;
    const missing = Math.max(config.gmvTargetCents * 0.05, config.gmvTargetCents - attributedGmv);
    organicVisits *= missing / (gmv - attributedGmv);
  }
  const scale: Scale = {
    ...model.scale,
    shippingPerHour: expected.day.orders / SHIPPING_DAYS / SHIPPING_HOURS_PER_DAY,
  };
  model = { ...model, scale };
  state = makeState(model, skus, customers);
  const units = expected.day.orders * (MEAN_PIECES + SECOND_LINE);
  const visitsPerDay = expected.day.uv / dayTraffic(config, 0);
  fillStock(model, state.market.skus, units, visitsPerDay);
  return { model, state, expected };
}

/** Each channel's budget, of which the pacing gives the event day `adShare` of its target. */
function openingBudgets(model: Model): Record<ChannelId, number> {
  const { calendar, config, adWeightFrom } = model;
  const eventSlices = calendar.steps.flatMap((step) => step.slices).filter((slice) => slice.day === 0);
  const after = adWeightFrom[eventSlices.at(-1)!.index + 1] ?? 0;
  const eventShare = (adWeightFrom[eventSlices[0]!.index]! - after) / adWeightFrom[0]!;
  const total = (config.adShare * config.gmvTargetCents) / eventShare;
  return perChannel((channel) => Math.round((total * CHANNEL_PROFILES[channel].adShare) / 100) * 100);
}

function agentsFor(config: DemandConfig, organicVisits: number): number {
  const busiestHour = organicVisits * dayTraffic(config, 0) * 0.085 * 1.6;
  const needed = (busiestHour * ENQUIRIES_PER_VISIT * (1 - BOT_SHARE)) / ENQUIRIES_PER_AGENT_HOUR;
  return Math.max(1, Math.ceil(needed * AGENTS_SHARE));
}

function makeState(model: Model, skus: readonly SkuSeed[], customers: readonly Customer[]): ShopState {
  return { levers: makeLevers(model, skus), market: makeMarket(model, skus, customers) };
}

function makeLevers({ seed, scale }: Model, skus: readonly SkuSeed[]): Levers {
  return {
    seed,
    channels: perChannel((channel) => ({ budgetCents: scale.budgetCents[channel], bidFactor: 1, active: true })),
    skus: Object.fromEntries(
      skus.map(({ sku, listPriceCents, text }) => [
        sku.id,
        { listPriceCents, priceCents: listPriceCents, discount: 0, listed: true, text, presale: null, bundle: null },
      ]),
    ),
    replenishments: [],
    coupons: [],
    messages: [],
    prioritisedOrders: [],
    heldOrders: [],
    priceRefunds: [],
    risks: {},
    cases: {},
    sharedSales: [],
    service: { from: '09:00', to: '23:00', agents: scale.agents },
    modules: {
      [DISCOUNT_MODULE]: {
        position: 4,
        channels: Object.fromEntries(CHANNELS.map((channel) => [channel, CHANNEL_PROFILES[channel].modulePosition])),
      },
      bestSellers: { position: 2, channels: {} },
      newArrivals: { position: 3, channels: {} },
      brandStory: { position: 6, channels: {} },
    },
    pages: [],
    placements: [],
  };
}

function makeMarket(model: Model, skus: readonly SkuSeed[], customers: readonly Customer[]): Market {
  const { surprises } = model.config;
  const { eventMs, startMs } = model.calendar;
  const outage = surprises.paymentOutage;
  const outageFromMs = eventMs + (outage?.fromMinute ?? 0) * 60_000;
  return {
    day: -Infinity,
    ordersInSlice: 0,
    nowMs: startMs,
    skus: new Map(skus.map(({ sku }) => [sku.id, structuredClone(sku)])),
    customers: new Map(customers.map((customer) => [customer.id, { ...customer }])),
    customerOf: new Map(customers.map((customer) => [customer.visitor, customer.id])),
    nextVisitor: customers.length + 1,
    channels: perChannel(() => ({ spendCents: 0, byHour: new Map() })),
    orders: new Map(),
    unpaid: [],
    unshipped: [],
    presaleDue: [],
    refundsDue: [],
    differencesDue: [],
    guestsToday: [],
    today: emptyDistinct(),
    recent: [],
    boughtToday: new Set(),
    couponsOf: new Map(),
    couponExpiresAtMs: [],
    couponsUsed: new Set(),
    touches: [],
    remindedAtMs: new Map(),
    outage: outage && {
      fromMs: outageFromMs,
      toMs: outageFromMs + outage.minutes * 60_000,
      cvrFactor: outage.cvrFactor,
    },
    shippingPerHour: model.scale.shippingPerHour,
    shippingCredit: 0,
    service: { share30: 0.9, firstReplySeconds: 20 },
    dirty: { skus: new Set(), customers: new Set(), orders: new Set() },
  };
}
