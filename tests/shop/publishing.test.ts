import { openShop } from '../../engine/shop/shop.ts';
import type { RunningShop } from '../../engine/shop/start.ts';
import { startIngestDouble, type IngestDouble } from './ingest-double.ts';
import { makeFolder, removeFolder, setClock, smallCalendar, startSmallShop, untilQuiet } from './running-shop.ts';
import { smallConfig } from './small-shop.ts';

const HOURS = 3_600_000;

describe('The shop’s publishing', () => {
  let folder: string;
  let ingest: IngestDouble;
  let shop: RunningShop | undefined;
  beforeEach(async () => {
    folder = await makeFolder();
    ingest = await startIngestDouble();
  });
  afterEach(async () => {
    await shop?.stop();
    await ingest.stop();
    await removeFolder(folder);
  });
  const start = async (changes = {}): Promise<RunningShop> => {
    shop = await startSmallShop(folder, { ingestUrl: ingest.url, token: 'secret', ...changes });
    return shop;
  };
  const metricBatches = () => [...ingest.taken.values()].filter((batch) => batch.path.endsWith('/metrics'));

  it('begins with whole data sets, and sends every step’s rows before its metrics and their completeness', async () => {
    const { url } = await start();
    await setClock(url, smallCalendar.startMs + 3 * HOURS);
    await untilQuiet(url);
    const paths = [...ingest.taken.values()].map((batch) => batch.path.replace('/api/v1/shops/demo/', ''));
    expect(paths.slice(0, 4)).toEqual([
      'datasets/skus',
      'datasets/customers',
      'datasets/customers',
      'datasets/channels',
    ]);
    expect(paths.filter((path) => path === 'metrics')).toHaveLength(3);
    expect(paths.at(-1)).toBe('metrics');
    expect(metricBatches().map((batch) => batch.body['completeThrough'])).toEqual(
      [1, 2, 3].map((hour) => new Date(smallCalendar.startMs + hour * HOURS).toISOString()),
    );
    expect(new Set(ingest.posts.map((post) => post.token))).toEqual(new Set(['Bearer secret']));
  });

  it('tries a step until it is taken, and plays on only then', async () => {
    const { url } = await start();
    await untilQuiet(url);
    let refused = 0;
    ingest.before = () => (refused++ < 4 ? [503, 500, 401, 422][refused - 1] : undefined);
    await setClock(url, smallCalendar.startMs + 2 * HOURS);
    await ingest.until(() => metricBatches().length === 2);
    await untilQuiet(url);
    const order = metricBatches().map((batch) => Date.parse(String(batch.body['completeThrough'])));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(refused).toBeGreaterThan(4);
  });

  it('catches up after being down, step by step, without a gap', async () => {
    const first = await start();
    await setClock(first.url, smallCalendar.startMs + 5 * HOURS);
    await untilQuiet(first.url);
    await first.stop();
    const second = await start({ clock: { segments: [{ realMs: 0, campaignMs: smallCalendar.eventMs, rate: 0 }] } });
    await untilQuiet(second.url);
    expect(metricBatches().map((batch) => batch.body['completeThrough'])).toEqual(
      Array.from({ length: 24 }, (_, hour) => new Date(smallCalendar.startMs + (hour + 1) * HOURS).toISOString()),
    );
    expect(ingest.posts.filter((post) => post.duplicate)).toHaveLength(0);
  });

  it('stops at once while the ingest is down, and sends the waiting step under the same id later', async () => {
    ingest.before = () => 503;
    const first = await start();
    await ingest.until(() => ingest.posts.length >= 2);
    await first.stop();
    expect(ingest.taken.size).toBe(0);
    ingest.before = () => undefined;
    const second = await start();
    await untilQuiet(second.url);
    expect([...ingest.taken.keys()][0]).toBe(ingest.posts[0]!.batch);
  });

  it('repeats a step whose acknowledgement was lost with the same id and the same content', async () => {
    const config = smallConfig();
    const shopOf = () => openShop(folder, config, 1);
    const one = shopOf();
    one.published();
    one.play();
    one.published();
    one.play();
    const waiting = structuredClone(one.unpublished);
    await one.journal.close();
    const two = shopOf();
    expect(two.unpublished).toEqual(waiting);
    expect(two.state).toEqual(one.state);
    expect(() => two.play()).toThrow(/not been published/);
    await two.journal.close();
  });

  it('runs by the clock it is given: when campaign time reaches a step’s end, and not before', async () => {
    let realMs = 0;
    const clock = { segments: [{ realMs: 0, campaignMs: smallCalendar.startMs, rate: 3600 }] };
    const { url } = await start({ clock, now: () => realMs });
    await untilQuiet(url);
    expect(metricBatches()).toHaveLength(0);
    realMs = 2500;
    await ingest.until(() => metricBatches().length === 2);
    await untilQuiet(url);
    expect(metricBatches()).toHaveLength(2);
  });
});
