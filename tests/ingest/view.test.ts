import { readMetric } from '../../rules/metrics/read.ts';
import { createPorts } from '../../engine/ports/ports.ts';
import { Hub } from '../../engine/data/hub.ts';
import type { DataView } from '../../rules/watch/view.ts';
import { HOUR_MS, metricIs, MINUTE_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from '../api/launched.ts';
import { startApi } from '../api/running-api.ts';
import type { RunningApi } from '../api/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api, { type: 'simulated', baseUrl: 'http://127.0.0.1:1' });
  await approve(api, 'watching', {
    nodes: [
      START,
      node('low', 'monitor', {
        window: { from: 'T0', to: 'T0 + P1D' },
        forEach: 'skus',
        rules: [{ id: 'low', title: '', conditions: metricIs('uv', 'lessThan', 5) }],
      }),
      node('done', 'end'),
    ],
    edges: ['start.started > low', 'low.closed > done'],
  });
  await launch(api, 'watching', { id: 'real' });
});
afterAll(() => api.stop());

let batches = 0;
const points = (at: number, metrics: Record<string, number>, more: object = {}) =>
  api.program.send('POST', `/shops/${SHOP}/metrics`, {
    batch: `b${++batches}`,
    points: Object.entries(metrics).map(([metric, value]) => ({ metric, value, at: new Date(at).toISOString() })),
    ...more,
  });
const rows = (dataset: string, given: object[], more: object = {}) =>
  api.program.send('POST', `/shops/${SHOP}/datasets/${dataset}`, { batch: `b${++batches}`, rows: given, ...more });
const gmvOf = (view: DataView, at: number) => {
  const reading = readMetric({ id: 'gmv', window: 'PT1H' }, at, view.points, {}, 'Asia/Shanghai');
  return reading.present ? reading.value : undefined;
};

describe('the data of a campaign', () => {
  it('show points as soon as they were taken, and corrections', async () => {
    const before = await api.ports.data.view('real');
    expect(gmvOf(before, T0_MS)).toBeUndefined();
    await points(T0_MS - MINUTE_MS, { gmv: 100 });
    await points(T0_MS, { gmv: 50 });
    expect(gmvOf(await api.ports.data.view('real'), T0_MS)).toBe(150);
    await points(T0_MS, { gmv: 70 });
    expect(gmvOf(await api.ports.data.view('real'), T0_MS)).toBe(170);
  });

  it('show rows of the data sets that the playbook names, as they change', async () => {
    expect((await api.ports.data.view('real')).rows('skus')).toBeUndefined();
    await rows('skus', [
      { id: 'B', stock: 1 },
      { id: 'A', stock: 2 },
    ]);
    await rows('unheardOf', [{ id: 'X' }]);
    const view = await api.ports.data.view('real');
    expect(view.rows('skus')).toEqual([
      { id: 'A', stock: 2 },
      { id: 'B', stock: 1 },
    ]);
    await rows('skus', [{ id: 'A', price: 9 }, { id: 'C' }]);
    const fresh = await api.ports.data.view('real');
    expect([fresh.row('skus', 'A'), fresh.rows('skus')?.length, fresh.rows('unheardOf')]).toEqual([
      { id: 'A', stock: 2, price: 9 },
      3,
      undefined,
    ]);
  });

  it('are the same for a process that begins later, and follow what another one takes in', async () => {
    const other = createPorts({
      models: api.models,
      hub: new Hub(),
      client: api.campaigns,
      now: () => api.nowMs,
      env: {},
      shared: true,
    });
    const view = await other.data.view('real');
    expect([gmvOf(view, T0_MS), view.rows('skus')?.length]).toEqual([170, 3]);
    const here = await api.ports.data.view('real');
    expect(view.arrivalsAfter(-1)).toEqual(here.arrivalsAfter(-1));
    const seq = view.arrivalsAfter(-1).at(-1)!.seq;
    const woken = other.data.waitForArrival('real', seq, 10_000);
    await points(T0_MS + MINUTE_MS, { gmv: 5 });
    await woken;
    expect(gmvOf(await other.data.view('real'), T0_MS + MINUTE_MS)).toBe(175);
    expect((await other.data.view('real')).arrivalsAfter(seq).map((each) => each.metrics)).toEqual([['gmv']]);
  });

  it('have every set that was stored, once and for good', async () => {
    await api.ports.data.storeSet('real', 'real/pick/1', { dataset: 'skus', ids: ['A'] });
    await api.ports.data.storeSet('real', 'real/pick/1', { dataset: 'skus', ids: ['B'] });
    expect((await api.ports.data.view('real')).storedSet('real/pick/1')).toEqual({ dataset: 'skus', ids: ['A'] });
  });
});

describe('arrivals', () => {
  it('are numbered without gaps however many come at once, each with its data already there', async () => {
    const view = await api.ports.data.view('real');
    const last = view.arrivalsAfter(-1).at(-1)!.seq;
    await Promise.all(Array.from({ length: 20 }, (_, index) => points(T0_MS + (index + 2) * MINUTE_MS, { orders: 1 })));
    const arrivals = (await api.ports.data.view('real')).arrivalsAfter(last);
    expect(arrivals.map((each) => each.seq)).toEqual(Array.from({ length: 20 }, (_, index) => last + 1 + index));
    const sum = readMetric({ id: 'orders', window: 'PT1H' }, T0_MS + HOUR_MS, view.points, {}, 'Asia/Shanghai');
    expect(sum).toMatchObject({ value: 20 });
  });

  it('are stamped with campaign time: when they came, or their newest point if that is later, never going back', async () => {
    const clock = (campaignMs: number) => ({ segments: [{ realMs: 0, campaignMs, rate: 0 }] });
    await launch(api, 'watching', { id: 'still', clock: clock(T0_MS + HOUR_MS) });
    const stamps = async (after: number) =>
      (await api.ports.data.view('still')).arrivalsAfter(after).map((each) => each.atMs - T0_MS);
    const last = (await api.ports.data.view('still')).arrivalsAfter(-1).at(-1)!.seq;
    await points(T0_MS + 2 * HOUR_MS, { uv: 1 });
    await points(T0_MS + 1.5 * HOUR_MS, { uv: 1 });
    expect(await stamps(last)).toEqual([2 * HOUR_MS, 2 * HOUR_MS]);
    await api.program.send('PUT', '/campaigns/still/clock', { clock: clock(T0_MS + 3 * HOUR_MS) });
    await points(T0_MS + 2 * HOUR_MS, { uv: 2 });
    expect(await stamps(last)).toEqual([2 * HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS]);
  });

  it('wake whoever waits for one of the shop, and nobody else', async () => {
    await api.program.send('PUT', '/shops/other', {
      title: 'O',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      connector: { type: 'none' },
    });
    const seq = (await api.ports.data.view('real')).arrivalsAfter(-1).at(-1)!.seq;
    let isAwake = false;
    const waiting = api.ports.data.waitForArrival('real', seq, 10_000).then(() => {
      isAwake = true;
    });
    await api.program.send('POST', '/shops/other/metrics', { batch: 'o', points: [] });
    expect(isAwake).toBe(false);
    await points(T0_MS, { pv: 1 });
    await waiting;
    // One that came before the waiting began counts as well.
    await api.ports.data.waitForArrival('real', seq, 10_000);
  });
});

describe('completeness', () => {
  const through = async (...metrics: string[]) =>
    (await api.ports.data.view('real')).completeThroughMs(metrics) - T0_MS;
  const mark = (hours: number) => new Date(T0_MS + hours * HOUR_MS).toISOString();

  it('is unknown for metrics that nobody marks, or that nobody ever sent', async () => {
    await points(T0_MS, { refunds: 1 }, { source: 'silent' });
    expect(await through('refunds')).toBe(-Infinity);
    expect(await through('enquiries')).toBe(-Infinity);
  });

  it('is the source’s mark for all metrics it ever sent, never goes back, and of several the earliest', async () => {
    await points(T0_MS, { clicks: 1 }, { source: 'ads', completeThrough: mark(1) });
    await points(T0_MS, { adSpend: 1 }, { source: 'ads', completeThrough: mark(3) });
    await points(T0_MS, {}, { source: 'ads', completeThrough: mark(2) });
    expect(await through('clicks')).toBe(3 * HOUR_MS);
    await points(T0_MS, { deposits: 1, clicks: 2 }, { source: 'shop', completeThrough: mark(1) });
    expect([await through('clicks'), await through('adSpend'), await through('adSpend', 'deposits')]).toEqual([
      HOUR_MS,
      3 * HOUR_MS,
      HOUR_MS,
    ]);
    const other = createPorts({
      models: api.models,
      hub: new Hub(),
      client: api.campaigns,
      now: () => api.nowMs,
      env: {},
    });
    expect((await other.data.view('real')).completeThroughMs(['adSpend', 'deposits'])).toBe(T0_MS + HOUR_MS);
  });
});
