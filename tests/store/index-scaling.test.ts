import mongoose, { type Connection } from 'mongoose';
import { openEmbeddedStore } from './open-embedded-store.ts';

/*
 * An index makes the time of a lookup grow with the depth of a tree, not with the collection: a collection fifty times as large may take a
 * few times as long, where a scan would take fifty times.
 */
const SMALL = 1_000;
const LARGE = 50_000;
const LOOKUPS = 10_000;
const MOST = 5;

type Collection = ReturnType<Connection['collection']>;

describe('with an index', () => {
  let store: Awaited<ReturnType<typeof openEmbeddedStore>>;
  let small: Collection;
  let large: Collection;

  beforeAll(async () => {
    store = await openEmbeddedStore();
    const fill = async (name: string, count: number): Promise<Collection> => {
      const Point = store.connection.model(
        name,
        new mongoose.Schema({}, { strict: false }).index({ key: 1 }, { unique: true }).index({ series: 1, at: 1 }),
      );
      await Point.init();
      for (let from = 0; from < count; from += 10_000) {
        const documents = Array.from({ length: Math.min(10_000, count - from) }, (_, i) => ({
          key: `k${from + i}`,
          series: (from + i) % 10,
          at: new Date((from + i) * 1000),
          value: i,
        }));
        await Point.collection.insertMany(documents);
      }
      return Point.collection;
    };
    small = await fill('Small', SMALL);
    large = await fill('Large', LARGE);
  }, 60_000);
  afterAll(() => store.discard());

  /** The best of three, in milliseconds: what other processes take must not count. */
  async function timed(work: () => Promise<unknown>): Promise<number> {
    let best = Infinity;
    for (let run = 0; run < 3; run++) {
      const started = performance.now();
      await work();
      best = Math.min(best, performance.now() - started);
    }
    return best;
  }

  async function expectToScale(
    count: number,
    query: (collection: Collection, size: number, i: number) => Promise<unknown>,
  ): Promise<void> {
    const run = (collection: Collection, size: number) => async () => {
      for (let i = 0; i < count; i++) await query(collection, size, i);
    };
    await run(small, SMALL)();
    const ratio = (await timed(run(large, LARGE))) / (await timed(run(small, SMALL)));
    expect(ratio).toBeLessThan(MOST);
  }

  it(`${LOOKUPS} lookups by a unique key among ${LARGE} documents take a small multiple of those among ${SMALL}`, async () => {
    await expectToScale(LOOKUPS, async (collection, size, i) => {
      const key = `k${(i * 7919) % size}`;
      expect((await collection.findOne({ key }))?.['key']).toBe(key);
    });
  }, 60_000);

  it('so do lookups by _id', async () => {
    const idsOf = async (collection: Collection) =>
      (await collection.find({}, { projection: { _id: 1 }, limit: SMALL }).toArray()).map(({ _id }) => _id);
    const ids = new Map([
      [small, await idsOf(small)],
      [large, await idsOf(large)],
    ]);
    await expectToScale(LOOKUPS, async (collection, _, i) =>
      expect(await collection.findOne({ _id: ids.get(collection)![i % SMALL] })).not.toBeNull(),
    );
  }, 60_000);

  it('so do ranges under an equal first field, in order and limited', async () => {
    await expectToScale(500, async (collection, size, i) => {
      const from = new Date(((i * 7919) % (size - 200)) * 1000);
      const found = await collection
        .find({ series: i % 10, at: { $gte: from } }, { sort: { at: 1 }, limit: 10 })
        .toArray();
      expect(found).toHaveLength(10);
    });
  }, 60_000);

  it('so do the newest of a series, read backwards', async () => {
    await expectToScale(500, async (collection, size, i) => {
      const [newest] = await collection.find({ series: i % 10 }, { sort: { at: -1 }, limit: 1 }).toArray();
      expect(Number(newest?.['at'])).toBe((size - 10 + (i % 10)) * 1000);
    });
  }, 60_000);

  it('so does a sort by the first fields of an index without any filter', async () => {
    await expectToScale(500, async (collection) => {
      expect(await collection.find({}, { sort: { series: -1, at: -1 }, limit: 5 }).toArray()).toHaveLength(5);
    });
  }, 60_000);
});
