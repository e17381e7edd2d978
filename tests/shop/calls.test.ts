import { z } from 'zod';
import { replayActions } from '../../engine/shop/actions/replay.ts';
import { ACTION_NAMES } from '../../engine/shop/actions/registry.ts';
import type { Levers } from '../../engine/shop/levers.ts';
import type { RunningShop } from '../../engine/shop/start.ts';
import { actions } from '../../rules/actions/catalogue.ts';
import {
  callAction,
  callSchema,
  get,
  makeFolder,
  put,
  removeFolder,
  setClock,
  smallCalendar,
  startSmallShop,
  untilQuiet,
} from './running-shop.ts';

const leversSchema = z.looseObject({ levers: z.custom<Levers>((value) => typeof value === 'object') });
const levers = async (url: string, path: string): Promise<Levers> => (await get(url, path, leversSchema)).levers;

const GOOD: Record<keyof typeof actions, unknown> = {
  'ads.raiseBudget': { channel: 'search', amount: 50_000 },
  'ads.setBudget': { channel: 'search', budget: 900_000_000 },
  'ads.resumeChannel': { channels: ['social'] },
  'ads.setBids': { bids: { search: { bidFactor: 0.8 } } },
  'price.setPrices': { prices: { SKU004: { price: 1234, discount: 0.2 } } },
  'price.setBundle': { skus: ['SKU008'], pieces: 2, discount: 0.1 },
  'price.setBundles': { bundles: { SKU008: null, SKU009: { pieces: 3, discount: 0.2 } } },
  'sku.list': { skus: ['SKU040'] },
  'page.placeModule': { module: 'bestSellers', position: 2, positions: { live: 1 } },
  'page.setPublished': { page: 'encore', published: true },
  'ads.moveBudget': { from: 'live', to: 'search', amount: 1000 },
  'ads.pauseChannel': { channels: ['social'], reason: 'ROI below 1' },
  'ads.lowerBid': { channels: ['search'], by: 0.1 },
  'stock.requestReplenishment': { skus: ['SKU001', 'SKU002'] },
  'stock.shareSales': { skus: ['SKU001'] },
  'price.matchCompetitor': { skus: ['SKU007'], margin: 0.2 },
  'order.hold': { orders: [], reason: 'fraud' },
  'order.release': { orders: [] },
  'order.refundDifference': { orders: [], most: 5000 },
  'customer.setRisk': { customers: ['C000004'], risk: 'high' },
  'service.assign': { cases: ['CASE1'], to: 'bot' },
  'coupon.issue': {
    customers: ['C000001', 'C000002'],
    amount: 3000,
    threshold: 20_000,
    validFor: 'P3D',
    kind: 'encore',
  },
  'price.setDiscount': { skus: ['SKU003'], discount: 0.15 },
  'sku.delist': { skus: ['SKU040'], reason: null },
  'sku.fixText': { skus: ['SKU005'] },
  'sku.openPresale': { skus: ['SKU006'], deposit: 1000, multiplier: 2 },
  'message.send': { customers: ['C000003'], template: 'warmUp' },
  'shipping.prioritize': { orders: [] },
  'service.setHours': { from: '08:00', to: '24:00' },
  'service.addAgents': { agents: 3 },
  'page.moveModule': { module: 'limitedTimeDiscount', channels: ['content'], position: 1 },
  'page.publish': { page: 'doubleEleven' },
  'platform.applyPlacement': { placement: 'homeFocus', commission: 0.06 },
};

describe('Calls of the shop’s actions', () => {
  let folder: string;
  let shop: RunningShop;
  beforeEach(async () => {
    folder = await makeFolder();
    shop = await startSmallShop(folder);
  });
  afterEach(async () => {
    await shop.stop();
    await removeFolder(folder);
  });

  it('cover the whole catalogue, each with its state before and after', async () => {
    expect(ACTION_NAMES.toSorted()).toEqual(Object.keys(actions).toSorted());
    for (const [name, input] of Object.entries(GOOD)) {
      const answer = await callAction(shop.url, name, `c/${name}/1`, input);
      expect(answer).toMatchObject({ status: 200, applied: true, before: expect.anything(), after: expect.anything() });
      expect(answer.duplicate).toBeUndefined();
    }
    const calls = await get(shop.url, '/calls', callSchema);
    expect(calls.map((call) => call.n)).toEqual(Object.keys(GOOD).map((_, index) => index + 1));
    expect(await levers(shop.url, '/state')).toEqual(replayActions(await levers(shop.url, '/initial'), calls));
    expect(await levers(shop.url, '/state')).not.toEqual(await levers(shop.url, '/initial'));
  });

  it('with a key that was applied get the first answer again and change nothing', async () => {
    const first = await callAction(shop.url, 'ads.raiseBudget', 'c/n/1', { channel: 'search', amount: 700 });
    const again = await callAction(shop.url, 'ads.raiseBudget', 'c/n/1', { amount: 700, channel: 'search' });
    expect(again).toEqual({ ...first, duplicate: true });
    const [one, two] = await get(shop.url, '/calls', callSchema);
    expect([one!.duplicate, two!.duplicate]).toEqual([false, true]);
    const before = await levers(shop.url, '/initial');
    const after = await levers(shop.url, '/state');
    expect(after.channels.search.budgetCents).toBe(before.channels.search.budgetCents + 700);
  });

  it('with a key that was applied to something else are refused as a conflict', async () => {
    await callAction(shop.url, 'ads.raiseBudget', 'c/n/1', { channel: 'search', amount: 700 });
    const other = await callAction(shop.url, 'ads.raiseBudget', 'c/n/1', { channel: 'search', amount: 800 });
    expect(other.status).toBe(409);
    expect((await callAction(shop.url, 'page.publish', 'c/n/1', { page: 'x' })).status).toBe(409);
  });

  it.each([
    ['ads.raiseBudget', { channel: 'serach', amount: 1 }, 422, /serach/],
    ['ads.raiseBudget', { channel: 'search', amount: -99_999_999 }, 422, /left/],
    ['price.setDiscount', { skus: ['SKU001', 'SKU999', 'NOPE'], discount: 0.1 }, 422, /SKU999, NOPE/],
    ['price.setBundle', { skus: ['SKU001'], pieces: 1, discount: 0.1 }, 400, /pieces/],
    ['message.send', { customers: ['C999999'], template: 'x' }, 422, /C999999/],
    ['shipping.prioritize', { orders: ['O1'] }, 422, /O1/],
    ['order.hold', { orders: ['O1'] }, 422, /O1/],
    ['order.refundDifference', { orders: ['O1'], most: 100 }, 422, /O1/],
    ['customer.setRisk', { customers: ['C000001'], risk: 'odd' }, 400, /risk/],
    ['stock.requestReplenishment', { skus: ['SKU001'], basis: 'luck' }, 400, /basis/],
    ['page.moveModule', { module: 'banner', position: 1 }, 422, /banner/],
    ['price.setDiscount', { skus: ['SKU001'], discount: 1.5 }, 400, /discount/],
    ['ads.raiseBudget', { channel: 'search', amount: 1, extra: true }, 400, /extra/],
    ['ads.raiseBudgets', {}, 404, /ads\.raiseBudget\?/],
    ['ads.raiseBudget', '{"channel":', 400, /JSON/],
  ])('of %s with %j are refused with %i and say why, and change nothing', async (name, input, status, why) => {
    const answer = await callAction(shop.url, name, 'c/n/1', input);
    expect(answer.status).toBe(status);
    expect(answer.error).toMatch(why);
    expect(await levers(shop.url, '/state')).toEqual(await levers(shop.url, '/initial'));
  });

  it('without a key are refused', async () => {
    const response = await fetch(`${shop.url}/actions/page.publish`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(400);
  });

  it('that failed on demand can be tried again under the same key', async () => {
    await put(shop.url, '/faults', { failNext: { do: 'page.publish', times: 2 } });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      statuses.push((await callAction(shop.url, 'page.publish', 'c/p/1', { page: 'x' })).status);
    }
    expect(statuses).toEqual([500, 500, 200]);
    expect((await callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 1 })).status).toBe(200);
    const calls = await get(shop.url, '/calls', callSchema);
    expect(calls.map((call) => call.applied)).toEqual([false, false, true, true]);
  });

  it('whose connection is dropped after applying have taken effect, once', async () => {
    await put(shop.url, '/faults', { dropConnectionAfterApply: { times: 1 } });
    await expect(callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 2 })).rejects.toThrow('fetch failed');
    const again = await callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 2 });
    expect(again).toMatchObject({ status: 200, applied: true, duplicate: true });
    const initial = await levers(shop.url, '/initial');
    const calls = await get(shop.url, '/calls', callSchema);
    expect(calls.map((call) => call.status)).toEqual([0, 200]);
    expect((await levers(shop.url, '/state')).service.agents).toBe(initial.service.agents + 2);
    expect(await levers(shop.url, '/state')).toEqual(replayActions(initial, calls));
  });

  it('fail at the error rate asked for', async () => {
    await put(shop.url, '/faults', { errorRate: 1 });
    expect((await callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 2 })).status).toBe(500);
    await put(shop.url, '/faults', { errorRate: 0 });
    expect((await callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 2 })).status).toBe(200);
  });

  it('take as long as the latency asked for', async () => {
    await put(shop.url, '/faults', { latencyMs: 120 });
    const from = performance.now();
    await callAction(shop.url, 'service.addAgents', 'c/s/1', { agents: 2 });
    expect(performance.now() - from).toBeGreaterThanOrEqual(115);
  });

  it('say with an unknown fault what is wrong with it', async () => {
    expect(await put(shop.url, '/faults', { latency: 5 })).toBe(400);
    expect(await put(shop.url, '/clock', { segments: [] })).toBe(400);
  });

  it('are remembered with their answers when the shop starts again, and so is every lever', async () => {
    for (const [name, input] of Object.entries(GOOD)) await callAction(shop.url, name, `c/${name}/1`, input);
    await setClock(shop.url, smallCalendar.eventMs + 5 * 3_600_000);
    await untilQuiet(shop.url);
    const before = await levers(shop.url, '/state');
    const calls = await get(shop.url, '/calls', callSchema);
    await shop.stop();
    shop = await startSmallShop(folder, { clock: undefined });
    expect(await levers(shop.url, '/state')).toEqual(before);
    expect(await get(shop.url, '/calls', callSchema)).toEqual(calls);
    const again = await callAction(shop.url, 'page.publish', 'c/page.publish/1', GOOD['page.publish']);
    expect(again.duplicate).toBe(true);
  });

  it('change nothing in a payment outage, but buyers are missing while it lasts', async () => {
    const { eventMs } = smallCalendar;
    const iso = (hour: number): string => new Date(eventMs + hour * 3_600_000).toISOString();
    await put(shop.url, '/faults', { paymentOutage: { from: iso(10), to: iso(12), cvrFactor: 0 } });
    await setClock(shop.url, eventMs + 12 * 3_600_000);
    await untilQuiet(shop.url);
    const orders = await get(
      shop.url,
      '/orders',
      z.array(z.looseObject({ at: z.string(), paidAt: z.string().nullable() })),
    );
    const within = (at: string | null): boolean => at !== null && at > iso(10) && at <= iso(12);
    expect(orders.filter((order) => within(order.paidAt))).toHaveLength(0);
    expect(orders.filter((order) => within(order.at)).length).toBeGreaterThan(10);
  });

  it('in a folder of another shop are not taken: starting says so', async () => {
    await shop.stop();
    await expect(startSmallShop(folder, { seed: 99 })).rejects.toThrow(/another configuration or seed/);
    shop = await startSmallShop(folder);
  });
});
