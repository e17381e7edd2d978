import { HOUR_MS, type Slice, type Step } from '../calendar.ts';
import { CHANNELS, perChannel } from '../channels.ts';
import type { Point } from '../measure/points.ts';
import { pointsOf } from '../measure/points.ts';
import { addSets, emptyDistinct, emptyTally, type Tally } from '../measure/tally.ts';
import type { Model } from '../model.ts';
import { randomOf } from '../../../rules/random/random.ts';
import type { ShopState } from '../state.ts';
import { playBalances, playDeliveries, playLatePayments, playRefunds, playShipping } from './later.ts';
import { ENQUIRIES_PER_VISIT, serviceLevel } from './service.ts';
import { expectedTraffic } from './traffic.ts';
import { playVisits } from './visits.ts';

const SALES_DAYS = 7;
const DORMANT_AFTER_MS = 90 * 24 * HOUR_MS;
const BOOKS_KEPT_MS = 72 * HOUR_MS;

/** Plays the step on the state, which it changes, and gives the metric points of its slices. */
export const playStep = (model: Model, state: ShopState, step: Step): Point[] =>
  step.slices.flatMap((slice) => playSlice(model, state, slice));

function playSlice(model: Model, state: ShopState, slice: Slice): Point[] {
  const { market } = state;
  if (market.day !== slice.day) beginDay(state, slice);
  market.ordersInSlice = 0;
  const tally = emptyTally();
  const spent = perChannel((channel) => market.channels[channel].spendCents);
  const traffic = expectedTraffic(model, state.levers, spent, slice, true);
  market.service = serviceLevel(model.config, state.levers, slice, traffic.total);
  playDeliveries(state, slice);
  playLatePayments(model, state, slice, tally);
  playBalances(model, state, slice, tally);
  playVisits(model, state, slice, traffic, tally);
  playRefunds(state, slice, tally);
  playShipping(state, slice);
  countEnquiries(model, state, slice, traffic.total, tally);
  market.nowMs = slice.endMs;
  addSets(market.today, tally.sets);
  market.recent = market.recent.filter((each) => each.endMs > slice.endMs - HOUR_MS);
  market.recent.push({ endMs: slice.endMs, sets: tally.sets });
  return pointsOf(state, slice, tally);
}

function beginDay({ market }: ShopState, slice: Slice): void {
  market.day = slice.day;
  market.guestsToday = [];
  market.today = emptyDistinct();
  market.boughtToday = new Set();
  for (const sku of market.skus.values()) {
    sku.soldByDay = [0, ...sku.soldByDay].slice(0, SALES_DAYS);
    sku.looks30d *= 29 / 30;
    sku.orders30d *= 29 / 30;
    market.dirty.skus.add(sku.id);
  }
  for (const customer of market.customers.values()) {
    if (customer.dormant || customer.lastOrderAtMs === null) continue;
    if (slice.startMs - customer.lastOrderAtMs < DORMANT_AFTER_MS) continue;
    customer.dormant = true;
    market.dirty.customers.add(customer.id);
  }
  for (const channel of CHANNELS) {
    const { byHour } = market.channels[channel];
    for (const hourMs of byHour.keys()) if (hourMs < slice.startMs - BOOKS_KEPT_MS) byHour.delete(hourMs);
  }
}

function countEnquiries(model: Model, { market }: ShopState, slice: Slice, visits: number, tally: Tally): void {
  const random = randomOf(model.seed, slice.startMs, 'enquiries');
  const enquiries = random.poisson(visits * ENQUIRIES_PER_VISIT);
  tally.shop.enquiries = enquiries;
  tally.shop.repliesWithin30s = Math.round(enquiries * market.service.share30);
}
