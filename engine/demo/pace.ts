import { z } from 'zod';
import { clockAnswerSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { RunningShop } from '../shop/start.ts';
import { ApiError } from './client.ts';
import type { ApiClient } from './client.ts';
import { goOn, leashAt, limitFor, rateOf } from './clock.ts';
import type { Leg } from './clock.ts';
import { DEMO_CAMPAIGN } from './seed.ts';

const LOOK_EVERY_MS = 50;
/** Of the steps of its life that are due, a shop that keeps up has at most the one that it is at. */
const BEHIND_STEPS = 3;
/** Over how long it is measured how fast the shop goes. */
const MEASURE_MS = 500;
/** A shop that keeps up for so long is given more speed. */
const EASY_AFTER_MS = 1_000;
/** A shop that is behind goes on at this part of its own speed, until it has caught up. */
const CATCH_UP = 0.8;
const MORE = 2;
/** A change of pace by less is not worth waking the campaign for. */
const WORTHWHILE = 0.25;
/** The leash is let out by at least this part of its length at once: each time wakes the campaign. */
const LONGER = 0.75;
/** A change lies so far ahead that both clocks are told before it takes effect: at least, and at most. */
const AHEAD_MS = { least: 150, most: 2_400 };
/** By how much more than the last change took; a busy machine is slow to take one. */
const AHEAD_MARGIN = 2;
/** However slow the shop is: at the end of its leash time waits for it anyway. */
const SLOWEST = 1 / 20;

/** The part of a pino logger that is used here. */
export interface DemoLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface Paced {
  readonly programs: Pick<ApiClient, 'put'>;
  readonly shop: Pick<RunningShop, 'url'>;
  readonly log: DemoLog;
  /** A campaign that has ended needs no pace. */
  readonly campaign: () => Promise<Pick<Campaign, 'status' | 'clock'>>;
  /** How fast it is meant to go. */
  readonly legs: readonly Leg[];
}

const healthSchema = z.object({ stepsDue: z.number(), playedThrough: z.string() });

/**
 * Keeps the demo's time from running away from its shop. Time goes on only as far as the shop allows, whatever happens
 * to this loop; and where the machine cannot play and take in the shop's days as fast as asked, it goes slower, so that
 * it need not stop at every turn. Ends with the campaign.
 */
export async function keepPace({ programs, shop, log, campaign, legs }: Paced, stopping: AbortSignal): Promise<void> {
  /** As it was set here last; unknown at first, and after it failed. */
  let clock: CampaignClock | undefined;
  let since = { realMs: performance.now(), playedMs: NaN };
  let busyMs = since.realMs;
  let aheadMs = AHEAD_MS.least;
  const lieAhead = (ms: number): void => void (aheadMs = Math.min(AHEAD_MS.most, Math.max(AHEAD_MS.least, ms)));
  while (!stopping.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    try {
      const { stepsDue, playedThrough } = healthSchema.parse(await (await fetch(`${shop.url}/healthz`)).json());
      const now = { realMs: performance.now(), playedMs: Date.parse(playedThrough) };
      if (stepsDue > 1) busyMs = now.realMs;
      // Only a shop that has work all the time shows how fast it can go.
      if (stepsDue === 0 || Number.isNaN(since.playedMs)) since = now;
      const measuredMs = now.realMs - since.realMs;
      const capacity =
        stepsDue >= BEHIND_STEPS && measuredMs >= MEASURE_MS ? (now.playedMs - since.playedMs) / measuredMs : undefined;
      const isEasy = now.realMs - busyMs > EASY_AFTER_MS;
      if (!(await change(stepsDue, now.playedMs, capacity, isEasy))) return;
      if (capacity === undefined && !isEasy) continue;
      since = { realMs: performance.now(), playedMs: NaN };
      busyMs = since.realMs;
    } catch (error) {
      clock = undefined;
      // Told too late, the change would set time back; the next one lies further ahead.
      const isLate = error instanceof ApiError && error.status === UNPROCESSABLE && aheadMs < AHEAD_MS.most;
      if (isLate) lieAhead(aheadMs * AHEAD_MARGIN);
      else if (!stopping.aborted) log.warn({ err: error }, 'The demo’s clock could not be paced');
    }
  }

  /** Lets time go on as far and as fast as the shop allows; whether the campaign still runs. */
  async function change(stepsDue: number, playedMs: number, capacity: number | undefined, isEasy: boolean) {
    const beganMs = Date.now();
    const atMs = beganMs + aheadMs;
    if (clock && capacity === undefined && !isEasy && !isShort(clock, stepsDue, playedMs)) return true;
    const { status, clock: found } = await campaign();
    if (ENDED.has(status)) return false;
    const leg = found.segments.findLast((each) => each.realMs <= atMs);
    // A clock that somebody stopped stays so.
    if (!leg || (clock && JSON.stringify(found) !== JSON.stringify(clock) && leg.rate === 0)) return true;
    const planned = rateOf(legs, toCampaignMs(found, atMs));
    // Where it stands at its limit, what it went at before says how fast.
    const before = (found.segments.findLast((each) => each.realMs <= atMs && each.rate > 0)?.rate ?? planned) / planned;
    const wanted =
      capacity !== undefined ? Math.min(before, (CATCH_UP * capacity) / planned) : isEasy ? before * MORE : before;
    const pace = Math.min(1, Math.max(SLOWEST, wanted));
    const isWorthwhile = Math.abs(pace / before - 1) > WORTHWHILE;
    if (clock && !isWorthwhile && !isShort(found, stepsDue, playedMs)) return true;
    const limitMs = limitFor(caughtUpMs(found, stepsDue, playedMs));
    const next = goOn(found, atMs, { legs, pace: isWorthwhile ? pace : Math.min(1, before), limitMs });
    await programs.put(`/campaigns/${DEMO_CAMPAIGN}/clock`, { clock: next }, clockAnswerSchema);
    await putClock(shop, next);
    clock = next;
    lieAhead((Date.now() - beganMs) * AHEAD_MARGIN);
    if (isWorthwhile) log.debug({ pace }, 'The demo’s clock goes at the shop’s pace');
    return true;
  }
}

const UNPROCESSABLE = 422;
const ENDED: ReadonlySet<Campaign['status']> = new Set(['completed', 'stopped', 'failed']);

/** The instant of campaign time through which the shop has played everything: the present, if nothing is due. */
const caughtUpMs = (clock: CampaignClock, stepsDue: number, playedMs: number): number =>
  stepsDue === 0 ? Math.max(playedMs, toCampaignMs(clock, Date.now())) : playedMs;

/** Whether the clock stands still, or soon will, before it has to. */
function isShort(clock: CampaignClock, stepsDue: number, playedMs: number): boolean {
  const last = clock.segments.at(-1);
  if (last?.rate !== 0) return true;
  const throughMs = caughtUpMs(clock, stepsDue, playedMs);
  return limitFor(throughMs) - last.campaignMs >= LONGER * leashAt(throughMs);
}

/** Sets the shop's clock. @throws Error if it is refused */
export async function putClock(shop: Pick<RunningShop, 'url'>, clock: CampaignClock): Promise<void> {
  const response = await fetch(`${shop.url}/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clock }),
  });
  if (!response.ok) throw new Error(`The simulated shop refused its clock: ${await response.text()}`);
}
