import type { Slice } from '../calendar.ts';
import { CHANNEL_PROFILES, CHANNELS, type ChannelId } from '../channels.ts';
import { countDistinct, type Tally } from '../measure/tally.ts';
import type { Model } from '../model.ts';
import { randomOf, type Random } from '../../../rules/random/random.ts';
import type { ShopState, VisitorId } from '../state.ts';
import { buySomething } from './basket.ts';
import { channelConversion } from './conversion.ts';
import { hoursOf } from './curves.ts';
import { drawLook, looksOf, type Looks } from './looks.ts';
import { hourOf } from './orders.ts';
import type { Traffic } from './traffic.ts';

/** Share of the guests' visits made by someone who was here earlier today. */
export const RETURNING_GUEST = 0.15;
/** Share of the customers' visits made by one who is not dormant. */
export const ACTIVE_CUSTOMER = 0.95;
const MORE_PAGES = 4;
const TOUCH_HOURS = 24;

/** What a channel's visits in a slice have in common. */
export interface Visiting {
  readonly model: Model;
  readonly state: ShopState;
  readonly slice: Slice;
  readonly tally: Tally;
  readonly channel: ChannelId;
  readonly looks: Looks;
  readonly conversion: number;
  readonly random: Random;
}

interface Pools {
  readonly active: readonly VisitorId[];
  readonly all: readonly VisitorId[];
}

/** Plays the visits of the slice on every channel: who comes, what they look at, put in the cart, order and pay. */
export function playVisits(model: Model, state: ShopState, slice: Slice, traffic: Traffic, tally: Tally): void {
  const pools = poolsOf(state);
  for (const channel of CHANNELS) {
    const noise = randomOf(model.seed, 'noise', slice.day, slice.hour, channel);
    const [trafficNoise, conversionNoise] = [
      noise.lognormal(model.config.noise.traffic),
      noise.lognormal(model.config.noise.conversion),
    ];
    const visiting: Visiting = {
      model,
      state,
      slice,
      tally,
      channel,
      looks: looksOf(model, state.levers, state.market.skus.values(), slice, channel, true),
      conversion:
        channelConversion(model, state.levers, slice, channel, state.market.service.share30, true) * conversionNoise,
      random: randomOf(model.seed, slice.startMs, 'visits', channel),
    };
    const clicks = buyClicks(visiting, traffic, trafficNoise);
    const organic = visiting.random.poisson(traffic.organic[channel] * trafficNoise);
    const { knownShare } = CHANNEL_PROFILES[channel];
    for (let n = 0; n < organic + clicks; n++) {
      const known = pools.all.length > 0 && visiting.random.chance(knownShare);
      visit(visiting, known ? drawCustomer(pools, visiting.random) : drawGuest(state, visiting.random), n < clicks);
    }
    if (channel === 'direct') playTouches(visiting);
  }
}

function poolsOf({ market }: ShopState): Pools {
  const active: VisitorId[] = [];
  const all: VisitorId[] = [];
  for (const customer of market.customers.values()) {
    all.push(customer.visitor);
    if (!customer.dormant) active.push(customer.visitor);
  }
  return { active: active.length > 0 ? active : all, all };
}

function buyClicks({ model, state, slice, tally, channel, random }: Visiting, traffic: Traffic, noise: number): number {
  const buy = traffic.ads[channel];
  if (buy.spendCents <= 0) return 0;
  const left = state.levers.channels[channel].budgetCents - state.market.channels[channel].spendCents;
  const spendCents = Math.min(
    left,
    Math.round(buy.spendCents * randomOf(model.seed, slice.startMs, 'spend', channel).lognormal(0.03)),
  );
  const clicks = random.poisson(buy.clicks * noise * (spendCents / buy.spendCents));
  state.market.channels[channel].spendCents += spendCents;
  const books = hourOf(state, channel, slice.endMs - 1);
  books.spendCents += spendCents;
  books.clicks += clicks;
  tally.sums[channel].adSpend += spendCents;
  tally.sums[channel].clicks += clicks;
  return clicks;
}

const drawCustomer = (pools: Pools, random: Random): VisitorId => {
  const pool = random.chance(ACTIVE_CUSTOMER) ? pools.active : pools.all;
  return pool[random.index(pool.length)]!;
};

function drawGuest({ market }: ShopState, random: Random): VisitorId {
  if (market.guestsToday.length > 0 && random.chance(RETURNING_GUEST)) {
    return market.guestsToday[random.index(market.guestsToday.length)]!;
  }
  const visitor = market.nextVisitor++;
  market.guestsToday.push(visitor);
  return visitor;
}

function visit(visiting: Visiting, visitor: VisitorId, byAd: boolean): void {
  const { tally, channel, random, state } = visiting;
  countDistinct(tally, 'uv', channel, visitor);
  tally.sums[channel].pv += 2 + random.poisson(MORE_PAGES);
  if (visiting.looks.skus.length === 0) return;
  const place = drawLook(visiting.looks, random);
  state.market.skus.get(visiting.looks.skus[place]!.id)!.looks30d += 1;
  buySomething(visiting, visitor, place, byAd);
}

/** Customers reached by a message or a coupon come back of themselves, most of them soon. */
function playTouches(visiting: Visiting): void {
  const { model, state, slice, random } = visiting;
  const { market } = state;
  market.touches = market.touches.filter((touch) => slice.startMs < touch.fromMs + TOUCH_HOURS * 3_600_000);
  for (const touch of market.touches) {
    const ageHours = Math.max(0, (slice.startMs - touch.fromMs) / 3_600_000);
    const freshness = (2 * (TOUCH_HOURS - ageHours)) / TOUCH_HOURS ** 2;
    const visits = random.poisson(touch.customers.length * model.config.elasticity.touch * freshness * hoursOf(slice));
    for (let n = 0; n < visits; n++) {
      const customer = market.customers.get(touch.customers[random.index(touch.customers.length)]!);
      if (customer) visit(visiting, customer.visitor, false);
    }
  }
}
