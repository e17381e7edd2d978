import { z } from 'zod';
import { clockAnswerSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { RunningShop } from '../shop/start.ts';
import type { ApiClient } from './client.ts';
import { DEMO_CAMPAIGN } from './seed.ts';

const LOOK_EVERY_MS = 50;
/** A shop that always has something left to do for so long cannot keep up. */
const BEHIND_AFTER_MS = 400;
/** One that keeps up easily for so long is given its speed back. */
const EASY_AFTER_MS = 1_500;
/** A change lies so far ahead that both clocks are told before it takes effect. */
const AHEAD_MS = 150;
const SLOWEST = 1 / 64;

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface Paced {
  readonly programs: ApiClient;
  readonly shop: RunningShop;
  readonly log: Log;
  /** A campaign that has ended needs no pace. */
  readonly campaign: () => Promise<Campaign>;
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

const healthSchema = z.object({ quiet: z.boolean() });

/**
 * Keeps the demo's time from running away from its shop: where the machine cannot play and take in the shop's days as
 * fast as asked, time goes slower, so that decisions and the review see what they are about.
 */
export async function keepPace({ programs, shop, log, campaign }: Paced, stopping: AbortSignal): Promise<void> {
  // How much slower than planned the leg that ends at this campaign instant goes.
  let slowed = { factor: 1, untilMs: NaN };
  let quietMs = performance.now();
  let busyMs = quietMs;
  while (!stopping.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    try {
      const { quiet } = healthSchema.parse(await (await fetch(`${shop.url}/healthz`)).json());
      const nowMs = performance.now();
      if (quiet) quietMs = nowMs;
      else busyMs = nowMs;
      const isBehind = nowMs - quietMs > BEHIND_AFTER_MS;
      const isEasy = slowed.factor < 1 && nowMs - busyMs > EASY_AFTER_MS;
      if (isBehind || isEasy) {
        await changeRate(isBehind ? 0.5 : 2);
        quietMs = busyMs = performance.now();
      }
    } catch (error) {
      if (!stopping.aborted) log.warn({ err: error }, 'The demo’s clock could not be paced');
    }
  }

  async function changeRate(by: number): Promise<void> {
    const { status, clock } = await campaign();
    const atMs = Date.now() + AHEAD_MS;
    const leg = clock.segments.findLast((each) => each.realMs <= atMs);
    // A clock that somebody stopped stays so.
    if (ENDED.has(status) || !leg || leg.rate === 0) return;
    const untilMs = clock.segments.find((each) => each.realMs > atMs)?.campaignMs ?? Infinity;
    const before = untilMs === slowed.untilMs ? slowed.factor : 1;
    const factor = Math.min(1, Math.max(SLOWEST, before * by));
    slowed = { factor, untilMs };
    if (factor === before) return;
    const next = withRate(clock, atMs, (leg.rate * factor) / before);
    await programs.put(`/campaigns/${DEMO_CAMPAIGN}/clock`, { clock: next }, clockAnswerSchema);
    await putClock(shop, next);
    log.info({ factor }, 'The demo’s clock goes at the shop’s pace');
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
