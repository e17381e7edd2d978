import mongoose from 'mongoose';
import { looseModel, rejection, useStore, type OpenStore } from './store-under-test.ts';

export function describeBulkWrites(open: OpenStore): void {
  describe('bulk writes', () => {
    const connection = useStore(open);

    it('insertMany takes many at once and gives documents back', async () => {
      const Model = looseModel(connection());
      const inserted = await Model.insertMany(Array.from({ length: 1300 }, (_, i) => ({ _id: i })));
      expect(inserted).toHaveLength(1300);
      expect(inserted[5]!.isNew).toBe(false);
      expect(await Model.countDocuments()).toBe(1300);
    });

    it('an ordered insertMany ends at the first that fails, and keeps those before', async () => {
      const Model = looseModel(connection());
      const error = await rejection(Model.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }]));
      expect(error).toBeInstanceOf(mongoose.mongo.MongoBulkWriteError);
      expect(error).toMatchObject({
        code: 11000,
        insertedDocs: [{ _id: 1 }, { _id: 2 }],
        writeErrors: [{ index: 2, code: 11000 }],
      });
      expect(await Model.distinct('_id')).toEqual([1, 2]);
    });

    it('an unordered insertMany takes all that can be taken, and lists the others', async () => {
      const Model = looseModel(connection());
      const error = await rejection(
        Model.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }], { ordered: false }),
      );
      expect((error['writeErrors'] as { index: number }[]).map(({ index }) => index)).toEqual([1, 3]);
      expect((error['result'] as { insertedCount: number }).insertedCount).toBe(3);
      expect(new Set(await Model.distinct('_id'))).toEqual(new Set([1, 2, 3]));
    });

    it('bulkWrite carries out each kind and adds up', async () => {
      const Model = looseModel(connection());
      const result = await Model.bulkWrite([
        { insertOne: { document: { _id: 1, n: 1 } } },
        { insertOne: { document: { _id: 2, n: 1 } } },
        { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 4 } } } },
        { updateMany: { filter: {}, update: { $set: { seen: true } } } },
        { replaceOne: { filter: { _id: 2 }, replacement: { n: 7 } } },
        { updateOne: { filter: { _id: 9 }, update: { $set: { n: 9 } }, upsert: true } },
        { deleteOne: { filter: { _id: 1 } } },
        { deleteMany: { filter: { n: { $gt: 100 } } } },
      ]);
      expect(result).toMatchObject({
        insertedCount: 2,
        matchedCount: 4,
        modifiedCount: 4,
        upsertedCount: 1,
        upsertedIds: { 5: 9 },
        deletedCount: 1,
      });
      expect(await Model.find().sort({ _id: 1 }).lean()).toEqual([
        { _id: 2, n: 7 },
        { _id: 9, n: 9 },
      ]);
    });

    it('an ordered bulkWrite ends at its first error, an unordered one goes on', async () => {
      const Model = looseModel(connection());
      const operations = [
        { insertOne: { document: { _id: 1 } } },
        { insertOne: { document: { _id: 1 } } },
        { updateMany: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
      ];
      expect(await rejection(Model.bulkWrite(operations))).toMatchObject({
        code: 11000,
        result: { insertedCount: 1, modifiedCount: 0 },
      });
      expect(await rejection(Model.bulkWrite(operations, { ordered: false }))).toMatchObject({
        result: { insertedCount: 0, modifiedCount: 1 },
      });
      expect(await Model.findOne().lean()).toEqual({ _id: 1, n: 1 });
    });

    it('bulkSave writes changed documents together', async () => {
      const Item = connection().model('BulkSaved', new mongoose.Schema({ n: Number }));
      const [a, b] = await Item.create([{ n: 1 }, { n: 2 }]);
      a!.n = 10;
      b!.n = 20;
      await Item.bulkSave([a!, b!]);
      expect((await Item.find().sort({ n: 1 }).lean()).map(({ n }) => n)).toEqual([10, 20]);
    });
  });
}
