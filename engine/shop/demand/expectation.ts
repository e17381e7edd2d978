import { HOUR_MS, type Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, CHANNELS, perChannel, type ChannelId } from '../channels.ts';
import type { Levers } from '../levers.ts';
import type { Model } from '../model.ts';
import type { ShopState } from '../state.ts';
import {
  AD_VISIT,
  cartChance,
  channelConversion,
  GUEST_VISITOR,
  KNOWN_VISITOR,
  MEAN_PIECES,
  orderChance,
  SECOND_LINE,
} from './conversion.ts';
import { hoursOf } from './curves.ts';
import { LATE_PAYMENT, within } from './later.ts';
import { looksOf, meansOf, type LookMeans } from './looks.ts';
import { serviceLevel } from './service.ts';
import { expectedTraffic } from './traffic.ts';
import { ACTIVE_CUSTOMER, RETURNING_GUEST } from './visits.ts';

/** What the model expects of an hour (or day): no luck, no surprises, no actions. Money in cents. */
export interface Expected {
  uv: number;
  pv: number;
  carters: number;
  buyers: number;
  orders: number;
  gmv: number;
  clicks: number;
  adSpend: number;
  attributedGmv: number;
}

export interface ExpectedDay {
  /** By hour from T0. */
  readonly hours: readonly Expected[];
  readonly day: Expected;
}

/** Sums that distinct counts are estimated from, apart for customers and guests. */
interface Flow {
  visits: { known: number; guest: number };
  carts: { known: number; guest: number };
  paid: { known: number; guest: number };
  pv: number;
  gmv: number;
  attributedGmv: number;
  clicks: number;
  adSpend: number;
}

const PAGES_PER_VISIT = 6;

const emptyFlow = (): Flow => ({
  visits: { known: 0, guest: 0 },
  carts: { known: 0, guest: 0 },
  paid: { known: 0, guest: 0 },
  pv: 0,
  gmv: 0,
  attributedGmv: 0,
  clicks: 0,
  adSpend: 0,
});

/** The event day as the opening state leads to expect it. */
export function expectEventDay(model: Model, state: ShopState): ExpectedDay {
  const slices = model.calendar.steps.flatMap((step) => step.slices);
  const hours: Flow[] = [];
  const day = emptyFlow();
  const eve = slices.find((slice) => slice.day >= -1)!;
  // Pacing spends exactly by weight, so the days before need not be played.
  const paced = 1 - model.adWeightFrom[eve.index]! / model.adWeightFrom[0]!;
  const spent = perChannel((channel) => model.scale.budgetCents[channel] * paced);
  const means = perChannel((channel) =>
    meansOf(looksOf(model, state.levers, state.market.skus.values(), eve, channel, false), state.levers),
  );
  let unpaid: Unpaid[] = [];
  for (const slice of slices.slice(eve.index)) {
    if (slice.day > 0) break;
    const flow = expectSlice(model, state.levers, means, spent, slice);
    unpaid = collect(slice, flow, unpaid, model.config.conversion.pay);
    if (slice.day < 0) continue;
    const hour = Math.floor((slice.startMs - model.calendar.eventMs) / HOUR_MS);
    addFlow((hours[hour] ??= emptyFlow()), flow);
    addFlow(day, flow);
  }
  const active = [...state.market.customers.values()].filter((customer) => !customer.dormant).length;
  let guestsBefore = 0;
  const counted = hours.map((flow) => {
    const fresh = flow.visits.guest * (1 - RETURNING_GUEST);
    guestsBefore += fresh;
    return count(flow, active, fresh + seenAgain(guestsBefore - fresh / 2, flow.visits.guest * RETURNING_GUEST, fresh));
  });
  return { hours: counted, day: count(day, active, guestsBefore) };
}

interface Unpaid {
  readonly atMs: number;
  readonly known: number;
  readonly guest: number;
  readonly gmv: number;
  readonly attributedGmv: number;
}

/** Adds the slice's ad spend to `spent`. */
function expectSlice(
  model: Model,
  levers: Levers,
  meansOfChannel: Readonly<Record<ChannelId, LookMeans>>,
  spent: Record<ChannelId, number>,
  slice: Slice,
): Flow {
  const flow = emptyFlow();
  const traffic = expectedTraffic(model, levers, spent, slice, false);
  const { share30 } = serviceLevel(model.config, levers, slice, traffic.total);
  for (const channel of CHANNELS) {
    const means = meansOfChannel[channel];
    const conversion = channelConversion(model, levers, slice, channel, share30, false);
    const basketCents = MEAN_PIECES * means.boughtPriceCents + SECOND_LINE * means.seenPriceCents;
    const { knownShare } = CHANNEL_PROFILES[channel];
    for (const who of ['known', 'guest'] as const) {
      for (const byAd of [false, true]) {
        const all = byAd ? traffic.ads[channel].clicks : traffic.organic[channel];
        const visits = all * (who === 'known' ? knownShare : 1 - knownShare);
        const factor = conversion * (byAd ? AD_VISIT : 1) * (who === 'known' ? KNOWN_VISITOR : GUEST_VISITOR);
        const carts = visits * cartChance(model, factor) * means.rootConversion;
        const orders = visits * cartChance(model, factor) * orderChance(model, factor) * means.conversion;
        flow.visits[who] += visits;
        flow.carts[who] += carts;
        flow.paid[who] += orders;
        flow.pv += visits * PAGES_PER_VISIT;
        flow.gmv += orders * basketCents;
        if (byAd) flow.attributedGmv += orders * basketCents;
      }
    }
    flow.clicks += traffic.ads[channel].clicks;
    flow.adSpend += traffic.ads[channel].spendCents;
    spent[channel] += traffic.ads[channel].spendCents;
  }
  return flow;
}

/** Turns what was ordered in the slice into what is paid in it, late payments of earlier orders included. */
function collect(slice: Slice, flow: Flow, unpaid: readonly Unpaid[], payShare: number): Unpaid[] {
  const ordered: Unpaid = {
    atMs: (slice.startMs + slice.endMs) / 2,
    known: flow.paid.known,
    guest: flow.paid.guest,
    gmv: flow.gmv,
    attributedGmv: flow.attributedGmv,
  };
  flow.paid.known *= payShare;
  flow.paid.guest *= payShare;
  flow.gmv *= payShare;
  flow.attributedGmv *= payShare;
  const still = [part(ordered, 1 - payShare)];
  for (const each of unpaid) {
    const ageMs = slice.startMs - each.atMs;
    if (ageMs >= 24 * HOUR_MS) continue;
    const perHour = ageMs < LATE_PAYMENT.soonHours * HOUR_MS ? LATE_PAYMENT.soon : LATE_PAYMENT.later;
    const chance = within(perHour, hoursOf(slice));
    flow.paid.known += each.known * chance;
    flow.paid.guest += each.guest * chance;
    flow.gmv += each.gmv * chance;
    flow.attributedGmv += each.attributedGmv * chance;
    still.push(part(each, 1 - chance));
  }
  return still;
}

const part = (all: Unpaid, share: number): Unpaid => ({
  atMs: all.atMs,
  known: all.known * share,
  guest: all.guest * share,
  gmv: all.gmv * share,
  attributedGmv: all.attributedGmv * share,
});

function addFlow(into: Flow, from: Flow): void {
  for (const what of ['visits', 'carts', 'paid'] as const) {
    into[what].known += from[what].known;
    into[what].guest += from[what].guest;
  }
  for (const what of ['pv', 'gmv', 'attributedGmv', 'clicks', 'adSpend'] as const) into[what] += from[what];
}

/** How many different of `pool` are hit by so many draws. */
const differentOf = (pool: number, draws: number): number => (pool > 0 ? pool * (1 - Math.exp(-draws / pool)) : 0);

/** Guests seen again in the hour who did not come first in it. */
const seenAgain = (pool: number, draws: number, fresh: number): number =>
  pool > 0 ? differentOf(pool, draws) * Math.max(0, 1 - fresh / 2 / pool) : 0;

function count(flow: Flow, active: number, guests: number): Expected {
  const known = (draws: number): number => differentOf(active, draws * ACTIVE_CUSTOMER) + draws * (1 - ACTIVE_CUSTOMER);
  return {
    uv: guests + known(flow.visits.known),
    pv: flow.pv,
    carters: flow.carts.guest + known(flow.carts.known),
    buyers: flow.paid.guest + known(flow.paid.known),
    orders: flow.paid.guest + flow.paid.known,
    gmv: flow.gmv,
    clicks: flow.clicks,
    adSpend: flow.adSpend,
    attributedGmv: flow.attributedGmv,
  };
}
