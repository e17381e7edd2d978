import { parseDemand, type DemandConfig, type DemandInput } from '../../engine/shop/config.ts';
import { playStep } from '../../engine/shop/demand/play.ts';
import { makeShop, type NewShop } from '../../engine/shop/initial/shop.ts';
import type { Point } from '../../engine/shop/measure/points.ts';
import type { Json } from '../../rules/json.ts';
import { findShopAction } from '../../engine/shop/actions/registry.ts';

/** Nothing that the plan does not know of. */
export const NO_SURPRISES = { eventTrafficFactor: 1, evening: null, surge: null, paymentOutage: null } as const;

/** A shop a fifth of the demo's size that lives three days around its event day. */
export const smallDemand: DemandInput = {
  gmvTargetCents: 20_000_000,
  customers: 800,
  skus: 40,
  leadDays: 1,
  tailDays: 1,
};

export const smallConfig = (changes: DemandInput = {}): DemandConfig => parseDemand({ ...smallDemand, ...changes });

/** Does the action as a call would; throws if the shop refuses. */
export function act(
  { model, state }: NewShop,
  name: string,
  input: Record<string, Json>,
  atMs = state.market.nowMs,
): void {
  const attempt = findShopAction(name)!.attempt(model, state, input, `test/${name}/${atMs}`, atMs);
  if (!attempt.ok) throw new Error(attempt.error);
}

/** Plays the days from the one it stands at through `lastDay`; gives the metric points of `fromDay` on. */
export function playThrough(shop: NewShop, lastDay: number, fromDay = -Infinity): Point[] {
  const points: Point[] = [];
  for (const step of shop.model.calendar.steps) {
    const [first] = step.slices;
    if (step.endMs <= shop.state.market.nowMs || first!.day > lastDay) continue;
    const played = playStep(shop.model, shop.state, step);
    if (first!.day >= fromDay) points.push(...played);
  }
  return points;
}

/** Sum of an additive metric, in all or of one channel. */
export const sumOf = (points: readonly Point[], metric: string, channel?: string): number =>
  points
    .filter((point) => point.metric === metric && point.where?.channel === channel)
    .reduce((sum, point) => sum + point.value, 0);

/** The newest value of a metric of this window. */
export const lastOf = (points: readonly Point[], metric: string, window?: string, channel?: string): number =>
  points.findLast((point) => point.metric === metric && point.window === window && point.where?.channel === channel)!
    .value;

export const smallShop = (changes: DemandInput = {}, seed = 1): NewShop => makeShop(smallConfig(changes), seed);
