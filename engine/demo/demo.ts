import { join } from 'node:path';
import { z } from 'zod';
import { campaignSchema } from '../../rules/api/campaigns.ts';
import type { Campaign } from '../../rules/api/campaigns.ts';
import { listedUserSchema } from '../../rules/api/session.ts';
import { startShop } from '../shop/start.ts';
import type { RunningShop, ShopLog } from '../shop/start.ts';
import { answerAsDemoPeople } from './people.ts';
import { ApiClient } from './client.ts';
import { clockAtLaunch, DEMO_LAUNCH_MS, goOn, limitFor, plannedLegs } from './clock.ts';
import { keepPace, putClock } from './pace.ts';
import type { DemoLog } from './pace.ts';
import { DEMO_CAMPAIGN, DEMO_DEMAND, DEMO_SHOP, findDemoCampaign, launchDemo, registerShop } from './seed.ts';

export interface DemoOptions {
  /** Of the engine. */
  readonly url: string;
  readonly token: string;
  readonly dataDir: string;
  readonly speed: number;
  readonly seed: number;
  readonly log: ShopLog & DemoLog;
  readonly onProgress: (line: string) => void;
}

export interface RunningDemo {
  readonly shop: RunningShop;
  /** The campaign as it now is. */
  campaign(): Promise<Campaign>;
  stop(): Promise<void>;
}

const QUIET_LIMIT_MS = 120_000;
const GET_READY_MS = 300;

/** Starts the simulated shop, and the demo campaign on it unless it runs (or ran) already; people answer by themselves. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { url, token, dataDir, speed, seed, log, onProgress } = options;
  const programs = ApiClient.withToken(url, token);
  const legs = plannedLegs(speed);
  const known = await findDemoCampaign(programs);
  onProgress('Starting the simulated shop…');
  if (!known) await registerShop(programs, undefined);
  const shop = await startShop({
    port: 0,
    dataDir: join(dataDir, 'shop'),
    shopId: DEMO_SHOP,
    ingestUrl: `${url}/api/v1`,
    token,
    seed,
    demand: DEMO_DEMAND,
    clock: known?.clock ?? clockAtLaunch(Date.now()),
    log,
  });
  await registerShop(programs, shop.url);
  const people = await programs.get('/users', z.array(listedUserSchema));
  if (!known) {
    onProgress('The shop plays the weeks before the campaign…');
    await untilQuiet(shop);
    const startMs = Date.now() + GET_READY_MS;
    const clock = goOn(clockAtLaunch(startMs), startMs, { legs, pace: 1, limitMs: limitFor(DEMO_LAUNCH_MS) });
    onProgress('Launching the demo campaign…');
    await launchDemo(url, people, clock, seed);
    await putClock(shop, clock);
  }
  const stopping = new AbortController();
  const campaign = () => programs.get(`/campaigns/${DEMO_CAMPAIGN}`, campaignSchema);
  const answering = answerAsDemoPeople(url, people, DEMO_CAMPAIGN, speed, log, stopping.signal);
  const pacing = keepPace({ programs, shop, log, campaign, legs }, stopping.signal);
  return {
    shop,
    campaign,
    async stop() {
      stopping.abort();
      await Promise.all([answering, pacing]);
      await shop.stop();
    },
  };
}

const healthSchema = z.object({ quiet: z.boolean() });

async function untilQuiet(shop: RunningShop): Promise<void> {
  const untilMs = Date.now() + QUIET_LIMIT_MS;
  while (Date.now() < untilMs) {
    const response = await fetch(`${shop.url}/healthz`);
    if (healthSchema.parse(await response.json()).quiet) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The simulated shop did not get its history published in time');
}
