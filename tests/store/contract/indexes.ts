import mongoose from 'mongoose';
import { looseModel, rejection, useStore, type OpenStore } from './store-under-test.ts';

export function describeIndexes(open: OpenStore): void {
  describe('indexes', () => {
    const connection = useStore(open);

    it('are made at model init, with the options of the schema', async () => {
      const schema = new mongoose.Schema({
        email: { type: String, unique: true },
        at: { type: Date, index: true },
        kind: String,
        code: { type: String, sparse: true },
      });
      schema.index({ kind: 1, at: -1 }, { name: 'by_kind' });
      const Indexed = connection().model('Indexed', schema);
      await Indexed.init();
      const byName = new Map((await Indexed.listIndexes()).map((index) => [index['name'], index]));
      expect(new Set(byName.keys())).toEqual(new Set(['_id_', 'at_1', 'by_kind', 'code_1', 'email_1']));
      expect(byName.get('email_1')).toMatchObject({ key: { email: 1 }, unique: true });
      expect(byName.get('code_1')).toMatchObject({ sparse: true });
      expect(Object.entries(byName.get('by_kind')!['key'])).toEqual([
        ['kind', 1],
        ['at', -1],
      ]);
    });

    it('made on existing data find it', async () => {
      const { collection } = looseModel(connection());
      await collection.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: i, g: i % 5, l: [i, -i] })) as never);
      expect(await collection.createIndex({ g: 1 })).toBe('g_1');
      await collection.createIndex({ l: 1 });
      expect(await collection.countDocuments({ g: 3 })).toBe(10);
      expect((await collection.find({ l: -7 }).toArray()).map(({ _id }) => _id)).toEqual([7]);
    });

    it('that are unique refuse existing duplicates, and are not made', async () => {
      const { collection } = looseModel(connection());
      await collection.insertMany([{ v: 1 }, { v: 1 }]);
      expect((await rejection(collection.createIndex({ v: 1 }, { unique: true }))).code).toBe(11000);
      await collection.insertOne({ v: 1 });
      expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    });

    it('asked for again are no change; contradicting ones are an error', async () => {
      const { collection } = looseModel(connection());
      await collection.createIndex({ a: 1 });
      expect(await collection.createIndex({ a: 1 })).toBe('a_1');
      expect((await rejection(collection.createIndex({ a: 1 }, { unique: true }))).code).toBe(86);
      expect((await rejection(collection.createIndex({ a: 1 }, { name: 'other' }))).code).toBe(85);
      expect(await collection.indexes()).toHaveLength(2);
    });

    it('can be dropped, one or all; then their uniqueness ends', async () => {
      const { collection } = looseModel(connection());
      await collection.createIndex({ a: 1 }, { unique: true });
      await collection.createIndex({ b: 1 });
      await collection.insertOne({ a: 1 });
      await collection.dropIndex('a_1');
      await collection.insertOne({ a: 1 });
      expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'b_1']);
      expect((await rejection(collection.dropIndex('a_1'))).code).toBe(27);
      await collection.dropIndexes();
      expect(await collection.indexes()).toHaveLength(1);
    });

    it('are brought in line with a changed schema by syncIndexes', async () => {
      const name = 'resynced';
      await connection().collection(name).createIndex({ old: 1 });
      const Resynced = connection().model(
        'Resynced',
        new mongoose.Schema({ fresh: { type: Number, index: true } }),
        name,
      );
      expect(await Resynced.syncIndexes()).toEqual(['old_1']);
      expect((await Resynced.listIndexes()).map((index) => index['name'])).toEqual(['_id_', 'fresh_1']);
    });

    it('give the same results as no index, for every filter, sort and direction', async () => {
      const plain = looseModel(connection()).collection;
      const indexed = looseModel(connection()).collection;
      await indexed.createIndex({ a: 1, b: -1 });
      await indexed.createIndex({ b: 1, c: 1 });
      await indexed.createIndex({ c: -1 }, { sparse: true });
      const values = [null, 0, 1, 2, 'x', 'y', true];
      const documents = Array.from({ length: 120 }, (_, i) => ({
        _id: i,
        a: values[i % 7],
        ...(i % 3 && { b: values[(i * 5) % 7] }),
        ...(i % 4 && { c: (i * 11) % 17 }),
      }));
      for (const collection of [plain, indexed]) await collection.insertMany(documents as never);
      const filters = [
        {},
        { a: 1 },
        { a: null },
        { a: { $gt: 0 } },
        { a: { $in: [1, 'x', null] } },
        { a: 1, b: { $gte: 0 } },
        { b: { $lt: 'z' } },
        { a: 2, b: 1 },
        { c: { $gte: 3, $lt: 9 } },
        { c: null },
        { a: { $lte: 1 }, c: { $gt: 4 } },
        { b: { $ne: 1 } },
      ];
      const sorts = [
        { _id: 1 },
        { _id: -1 },
        { a: 1, b: -1, _id: 1 },
        { a: -1, b: 1, _id: 1 },
        { a: 1, b: 1, _id: 1 },
        { b: 1, c: 1, _id: 1 },
        { c: -1, _id: 1 },
        { b: -1, _id: -1 },
      ] as const;
      for (const filter of filters) {
        for (const sort of sorts) {
          const read = async (collection: typeof plain) =>
            (await collection.find(filter as never, { sort: { ...sort }, skip: 2, limit: 9 }).toArray()).map(
              ({ _id }) => _id,
            );
          expect({ filter, sort, found: await read(indexed) }).toEqual({ filter, sort, found: await read(plain) });
        }
      }
    });
  });
}
