import type { Model } from 'mongoose';
import { looseModel, rejection, useStore, type Fields, type OpenStore } from './store-under-test.ts';

export function describeReads(open: OpenStore): void {
  describe('reads', () => {
    const connection = useStore(open);
    let Model: Model<Fields>;
    const ids = async (query: PromiseLike<{ _id?: unknown }[]>): Promise<unknown[]> =>
      (await query).map(({ _id }) => _id);

    beforeAll(async () => {
      Model = looseModel(connection());
      await Model.insertMany([
        {
          _id: 1,
          group: 'b',
          rank: 3,
          tags: ['x', 'z'],
          box: { in: 1, out: 2 },
          lines: [
            { sku: 'p', qty: 1 },
            { sku: 'q', qty: 2 },
          ],
        },
        { _id: 2, group: 'a', rank: 3, tags: ['y'], box: { in: 3, out: 4 } },
        { _id: 3, group: 'a', rank: 1, tags: [] },
        { _id: 4, group: 'b', rank: null },
        { _id: 5, group: 'c' },
      ]);
    });

    it('sort by several fields in their directions', async () => {
      expect(await ids(Model.find().sort({ group: 1, rank: -1, _id: 1 }).lean())).toEqual([2, 3, 1, 4, 5]);
    });

    it('sort missing with null before numbers, and arrays by their smallest or largest element', async () => {
      expect(await ids(Model.find().sort({ rank: 1, _id: 1 }).lean())).toEqual([4, 5, 3, 1, 2]);
      expect(await ids(Model.find().sort({ tags: 1, _id: 1 }).lean())).toEqual([3, 4, 5, 1, 2]);
      expect(await ids(Model.find().sort({ tags: -1, _id: 1 }).lean())).toEqual([1, 2, 4, 5, 3]);
    });

    it('sort values of different types in one order', async () => {
      const Mixed = looseModel(connection());
      const values = [true, new Date(0), 'text', 7, { a: 1 }, null, /x/];
      await Mixed.collection.insertMany(values.map((v, i) => ({ _id: i, v })) as never);
      expect(await ids(Mixed.find().sort({ v: 1 }).lean())).toEqual([5, 3, 2, 4, 0, 1, 6]);
    });

    it('skip and limit after sorting', async () => {
      expect(await ids(Model.find().sort({ _id: -1 }).skip(1).limit(2).lean())).toEqual([4, 3]);
      expect(await ids(Model.find().sort({ rank: -1, _id: 1 }).skip(3).limit(10).lean())).toEqual([4, 5]);
      expect(await ids(Model.find().sort({ _id: 1 }).limit(0).lean())).toEqual([1, 2, 3, 4, 5]);
    });

    it('project the fields named, and _id unless it is left out', async () => {
      expect(await Model.findOne({ _id: 1 }, { group: 1, 'box.in': 1 }).lean()).toEqual({
        _id: 1,
        group: 'b',
        box: { in: 1 },
      });
      expect(await Model.findOne({ _id: 1 }, { _id: 0, 'lines.qty': 1 }).lean()).toEqual({
        lines: [{ qty: 1 }, { qty: 2 }],
      });
    });

    it('project without the fields left out', async () => {
      expect(await Model.findOne({ _id: 2 }, { tags: 0, 'box.out': 0 }).lean()).toEqual({
        _id: 2,
        group: 'a',
        rank: 3,
        box: { in: 3 },
      });
      expect(await Model.findOne({ _id: 4 }, { _id: 0 }).lean()).toEqual({ group: 'b', rank: null });
    });

    it('project parts of arrays', async () => {
      expect(await Model.findOne({ _id: 1 }, { tags: { $slice: -1 }, _id: 1, group: 1 }).lean()).toEqual({
        _id: 1,
        group: 'b',
        tags: ['z'],
      });
      expect(await Model.findOne({ _id: 1 }, { lines: { $elemMatch: { qty: { $gt: 1 } } } }).lean()).toEqual({
        _id: 1,
        lines: [{ sku: 'q', qty: 2 }],
      });
    });

    it('refuse a projection that both names and leaves out', async () => {
      await rejection((async () => Model.collection.findOne({}, { projection: { group: 1, rank: 0 } }))());
    });

    it('count, with a filter, a skip and a limit', async () => {
      expect(await Model.countDocuments()).toBe(5);
      expect(await Model.countDocuments({ group: 'a' })).toBe(2);
      expect(await Model.countDocuments({}, { skip: 1, limit: 2 })).toBe(2);
      expect(await Model.estimatedDocumentCount()).toBe(5);
    });

    it('list distinct values, elements of arrays apart', async () => {
      expect(new Set(await Model.distinct('group'))).toEqual(new Set(['a', 'b', 'c']));
      expect(new Set(await Model.distinct('tags', { group: 'b' }))).toEqual(new Set(['x', 'z']));
      expect(new Set(await Model.distinct('lines.sku'))).toEqual(new Set(['p', 'q']));
    });

    it('stream by cursor, many more documents than one piece', async () => {
      const Many = looseModel(connection());
      await Many.collection.insertMany(Array.from({ length: 3500 }, (_, i) => ({ _id: i, half: i % 2 })) as never);
      let count = 0;
      let previous = -1;
      for await (const { _id } of Many.find({ half: 1 }).sort({ _id: 1 }).lean().cursor({ batchSize: 10 })) {
        expect(Number(_id)).toBeGreaterThan(previous);
        previous = Number(_id);
        count++;
      }
      expect(count).toBe(1750);
    });

    it('end a cursor early', async () => {
      const cursor = Model.find().sort({ _id: 1 }).lean().cursor();
      expect((await cursor.next())?.['_id']).toBe(1);
      await cursor.close();
    });

    it('of a collection that does not exist find nothing', async () => {
      const collection = connection().collection('never_written');
      expect(await collection.findOne({})).toBeNull();
      expect(await collection.find({}).toArray()).toEqual([]);
      expect(await collection.countDocuments({})).toBe(0);
      expect(await collection.distinct('x')).toEqual([]);
    });
  });
}
