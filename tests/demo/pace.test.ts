import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CampaignClock } from '../../rules/time/clock.ts';
import { ApiError } from '../../engine/demo/client.ts';
import { clockAtLaunch, DEMO_LAUNCH_MS, plannedLegs } from '../../engine/demo/clock.ts';
import { keepPace } from '../../engine/demo/pace.ts';

/** A shop that has always played everything. */
function startShop(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ stepsDue: 0, playedThrough: new Date(DEMO_LAUNCH_MS).toISOString() }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('the pace of the demo', () => {
  it('is set further ahead, without a word, where a busy machine took the change too late', async () => {
    const shop = await startShop();
    const { port } = shop.address() as AddressInfo;
    const found = clockAtLaunch(Date.now());
    const aheadMs: number[] = [];
    const warnings: string[] = [];
    const enough = new AbortController();
    let askedMs = NaN;
    await keepPace(
      {
        shop: { url: `http://127.0.0.1:${port}` },
        log: { debug: () => {}, warn: (_, message) => warnings.push(message) },
        campaign() {
          askedMs = Date.now();
          return Promise.resolve({ status: 'running', clock: found });
        },
        legs: plannedLegs(1),
        programs: {
          put(path, body) {
            const { clock } = body as { clock: CampaignClock };
            aheadMs.push(clock.segments.find((each) => each.rate > 0)!.realMs - askedMs);
            if (aheadMs.length === 3) enough.abort();
            return Promise.reject(new ApiError('PUT', path, 422, 'clock-backwards'));
          },
        },
      },
      enough.signal,
    );
    shop.close();
    expect(warnings).toEqual([]);
    expect(aheadMs[1]).toBeGreaterThan(250);
    expect(aheadMs[2]).toBeGreaterThan(500);
  });
});
