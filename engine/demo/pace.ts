import { z } from 'zod';
import { clockAnswerSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { RunningShop } from '../shop/start.ts';
import type { ApiClient } from './client.ts';
import { DEMO_CAMPAIGN } from './seed.ts';

const LOOK_EVERY_MS = 50;
/** Of the steps of its life that are due, a shop that keeps up has at most the one that it is at. */
const BEHIND_STEPS = 3;
/** Over how long it is measured how fast the shop goes. */
const MEASURE_MS = 500;
/** A shop that keeps up for so long is given more speed. */
const EASY_AFTER_MS = 600;
/** A shop that is behind goes on at this part of its own speed, until it has caught up. */
const CATCH_UP = 0.6;
const MORE = 1.6;
/** A change lies so far ahead that both clocks are told before it takes effect. */
const AHEAD_MS = 150;
const SLOWEST = 1 / 100;

/** The part of a pino logger that is used here. */
export interface DemoLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface Paced {
  readonly programs: ApiClient;
  readonly shop: RunningShop;
  readonly log: DemoLog;
  /** A campaign that has ended needs no pace. */
  readonly campaign: () => Promise<Campaign>;
  /** The rate that the demo's time is meant to have at an instant of it (epoch ms); it never goes faster. */
  readonly plannedRate: (campaignMs: number) => number;
}

/**
 * The clock with another rate from `atMs` (real time) on, until the next leg begins; the legs after it keep their rates
 * and campaign instants, and come later or earlier. What lies before `atMs` stays as it was.
 */
export function withRate({ segments }: CampaignClock, atMs: number, rate: number): CampaignClock {
  const begun = segments.filter((each) => each.realMs < atMs);
  const changed = [...begun, { realMs: atMs, campaignMs: toCampaignMs({ segments }, atMs), rate }];
  for (const leg of segments.filter((each) => each.realMs > atMs)) {
    const last = changed.at(-1)!;
    const realMs = Math.max(last.realMs + 1, Math.ceil(last.realMs + (leg.campaignMs - last.campaignMs) / last.rate));
    changed.push({ ...leg, realMs });
  }
  return { segments: changed };
}

const healthSchema = z.object({ stepsDue: z.number(), playedThrough: z.string() });

/**
 * Keeps the demo's time from running away from its shop: where the machine cannot play and take in the shop's days as
 * fast as asked, time goes slower, so that decisions and the review see what they are about.
 */
export async function keepPace(
  { programs, shop, log, campaign, plannedRate }: Paced,
  stopping: AbortSignal,
): Promise<void> {
  let since = { realMs: performance.now(), playedMs: NaN };
  let busyMs = since.realMs;
  while (!stopping.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    try {
      const health = healthSchema.parse(await (await fetch(`${shop.url}/healthz`)).json());
      const now = { realMs: performance.now(), playedMs: Date.parse(health.playedThrough) };
      if (health.stepsDue > 1) busyMs = now.realMs;
      // Only a shop that has work all the time shows how fast it can go.
      if (health.stepsDue === 0 || Number.isNaN(since.playedMs)) since = now;
      const measuredMs = now.realMs - since.realMs;
      if (health.stepsDue >= BEHIND_STEPS && measuredMs >= MEASURE_MS) {
        const capacity = (now.playedMs - since.playedMs) / measuredMs;
        await changeRate((rate) => Math.min(rate, CATCH_UP * capacity));
      } else if (now.realMs - busyMs > EASY_AFTER_MS) await changeRate((rate) => rate * MORE);
      else continue;
      since = { realMs: performance.now(), playedMs: NaN };
      busyMs = since.realMs;
    } catch (error) {
      if (!stopping.aborted) log.warn({ err: error }, 'The demo’s clock could not be paced');
    }
  }

  async function changeRate(to: (rate: number) => number): Promise<void> {
    const { status, clock } = await campaign();
    const atMs = Date.now() + AHEAD_MS;
    const leg = clock.segments.findLast((each) => each.realMs <= atMs);
    // A clock that somebody stopped stays so.
    if (ENDED.has(status) || !leg || leg.rate === 0) return;
    const planned = plannedRate(toCampaignMs(clock, atMs));
    const rate = Math.min(planned, Math.max(SLOWEST * planned, to(leg.rate)));
    if (rate === leg.rate) return;
    const next = withRate(clock, atMs, rate);
    await programs.put(`/campaigns/${DEMO_CAMPAIGN}/clock`, { clock: next }, clockAnswerSchema);
    await putClock(shop, next);
    log.debug({ rate: rate / planned }, 'The demo’s clock goes at the shop’s pace');
  }
}

const ENDED: ReadonlySet<Campaign['status']> = new Set(['completed', 'stopped', 'failed']);

/** Sets the shop's clock. @throws Error if it is refused */
export async function putClock(shop: RunningShop, clock: CampaignClock): Promise<void> {
  const response = await fetch(`${shop.url}/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clock }),
  });
  if (!response.ok) throw new Error(`The simulated shop refused its clock: ${await response.text()}`);
}
