import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { REAL_CLOCK, toCampaignMs, toRealMs, type CampaignClock } from '../../rules/time/clock.ts';
import { DEFAULT_SEED, parseDemand, type DemandInput } from './config.ts';
import { makeApp, type ShopClock } from './http/app.ts';
import { publish } from './publish/ingest.ts';
import { openShop, type Shop } from './shop.ts';

/** The part of a pino logger that the shop uses. */
export interface ShopLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ShopOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly host?: string | undefined;
  readonly dataDir: string;
  readonly shopId: string;
  /** Base of the ingest API (…/api/v1); without it the shop publishes nothing. */
  readonly ingestUrl?: string | undefined;
  readonly token?: string | undefined;
  readonly seed?: number | undefined;
  /** Without it: the clock that was set last, at first the real one. */
  readonly clock?: CampaignClock | undefined;
  readonly demand?: DemandInput | undefined;
  readonly log: ShopLog;
  /** Real time, epoch ms. */
  readonly now?: (() => number) | undefined;
}

export interface RunningShop {
  readonly url: string;
  stop(): Promise<void>;
}

/** A timer may come early, and a clock may be changed: look again at least this often. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Starts the simulated shop on its folder, where it goes on from what it had done before. It plays every step whose end
 * its clock has reached, and publishes each before it plays the next: what could not be published waits and nothing is
 * left out.
 * @throws ZodError for a bad configuration; Error if the folder holds another shop or the port is taken.
 */
export async function startShop(options: ShopOptions): Promise<RunningShop> {
  const config = parseDemand(options.demand);
  await mkdir(options.dataDir, { recursive: true });
  const shop = openShop(options.dataDir, config, options.seed ?? DEFAULT_SEED);
  const now = options.now ?? Date.now;
  if (options.clock) shop.journal.setClock(options.clock);
  const stopping = new AbortController();
  let wake = (): void => {};
  const clock: ShopClock = {
    get: () => shop.journal.clock ?? REAL_CLOCK,
    set: (next) => {
      shop.journal.setClock(next);
      wake();
    },
    nowMs: () => toCampaignMs(clock.get(), now()),
  };
  let failure: string | undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(), ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (shop.unpublished) {
        await publishPending(shop, options, stopping.signal);
        continue;
      }
      const next = shop.next;
      if (next && clock.nowMs() >= next.endMs) shop.play();
      else
        await pause(
          next ? Math.min(LONGEST_WAIT_MS, Math.max(1, toRealMs(clock.get(), next.endMs) - now())) : LONGEST_WAIT_MS,
        );
    }
  };

  const health = () => ({
    status: failure === undefined ? ('ok' as const) : ('failed' as const),
    problem: failure,
    now: new Date(clock.nowMs()).toISOString(),
    playedThrough: new Date(shop.state.market.nowMs).toISOString(),
    publishedStep: shop.journal.published,
    // Nothing that is due is left to play or to publish.
    quiet: !shop.unpublished && !(shop.next && clock.nowMs() >= shop.next.endMs),
    stepsDue: (shop.unpublished ? 1 : 0) + shop.dueSteps(clock.nowMs()),
  });
  const app = makeApp(shop, clock, { health, log: options.log });
  let server: Server;
  try {
    server = await listen(createServer(app), options.port, options.host ?? '127.0.0.1');
  } catch (error) {
    await shop.journal.close();
    throw error;
  }
  const running = run().catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    failure = error instanceof Error ? error.message : String(error);
    options.log.error({ err: error }, 'The simulated shop stopped playing');
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    async stop() {
      stopping.abort();
      wake();
      await running;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await shop.journal.close();
    },
  };
}

async function publishPending(shop: Shop, options: ShopOptions, signal: AbortSignal): Promise<void> {
  const { ingestUrl, shopId, log } = options;
  if (ingestUrl) {
    const { fingerprint } = shop;
    await publish({ ingestUrl, token: options.token ?? '', shopId, fingerprint, log, signal }, shop.unpublished!);
  } else {
    // Give requests their turn between the steps of a long catch-up.
    await new Promise((resolve) => setImmediate(resolve));
  }
  shop.published();
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
