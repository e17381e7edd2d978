import mongoose from 'mongoose';
import { looseModel, rejection, useStore, type OpenStore } from './store-under-test.ts';

export function describeSingleWrites(open: OpenStore): void {
  describe('writes', () => {
    const connection = useStore(open);

    it('updateOne reports what it matched and changed', async () => {
      const Model = looseModel(connection());
      await Model.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 1 },
      ]);
      expect(await Model.updateOne({ n: 1 }, { $set: { n: 2 } })).toMatchObject({
        acknowledged: true,
        matchedCount: 1,
        modifiedCount: 1,
        upsertedCount: 0,
        upsertedId: null,
      });
      expect(await Model.updateOne({ n: 2 }, { $set: { n: 2 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
      expect(await Model.updateOne({ n: 9 }, { $set: { n: 2 } })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
    });

    it('updateMany changes every match once, also when the change moves it within the index', async () => {
      const Model = looseModel(connection());
      await Model.collection.createIndex({ n: 1 });
      await Model.collection.insertMany(Array.from({ length: 1200 }, (_, i) => ({ _id: i, n: i })) as never);
      expect(await Model.updateMany({ n: { $gte: 0 } }, { $inc: { n: 5000 } })).toMatchObject({
        matchedCount: 1200,
        modifiedCount: 1200,
      });
      expect(await Model.countDocuments({ n: { $gte: 5000, $lt: 6200 } })).toBe(1200);
    });

    it('an upsert begins with what the filter fixes, then applies the update', async () => {
      const Model = looseModel(connection());
      const result = await Model.updateOne(
        { _id: 'k', kind: 'x', 'box.n': 1, other: { $gt: 3 }, $and: [{ more: { $eq: 2 } }] },
        { $inc: { count: 5 }, $setOnInsert: { first: true }, $push: { list: 'a' } },
        { upsert: true },
      );
      expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 'k' });
      expect(await Model.findOne({ _id: 'k' }).lean()).toEqual({
        _id: 'k',
        kind: 'x',
        box: { n: 1 },
        more: 2,
        count: 5,
        first: true,
        list: ['a'],
      });
      await Model.updateOne({ _id: 'k' }, { $inc: { count: 1 }, $setOnInsert: { first: false } }, { upsert: true });
      expect(await Model.findOne({ _id: 'k' }).lean()).toMatchObject({ count: 6, first: true });
    });

    it('an upsert without _id in the filter makes one', async () => {
      const { collection } = looseModel(connection());
      const { upsertedId } = await collection.updateOne({ name: 'n' }, { $set: { v: 1 } }, { upsert: true });
      expect(upsertedId).toBeInstanceOf(mongoose.mongo.ObjectId);
      expect(await collection.findOne({ name: 'n' })).toEqual({ _id: upsertedId, name: 'n', v: 1 });
    });

    it('replaceOne keeps _id and drops the other fields', async () => {
      const Model = looseModel(connection());
      await Model.create({ _id: 1, a: 1, b: 2 });
      expect(await Model.replaceOne({ a: 1 }, { c: 3 })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
      expect(await Model.findOne({ _id: 1 }).lean()).toEqual({ _id: 1, c: 3 });
      await Model.collection.replaceOne({ _id: 2 as never }, { d: 4 }, { upsert: true });
      expect(await Model.findOne({ _id: 2 }).lean()).toEqual({ _id: 2, d: 4 });
    });

    it('_id cannot be changed', async () => {
      const { collection } = looseModel(connection());
      await collection.insertOne({ _id: 1 as never });
      expect((await rejection(collection.updateOne({ _id: 1 as never }, { $set: { _id: 2 } }))).code).toBe(66);
      expect((await rejection(collection.replaceOne({ _id: 1 as never }, { _id: 2 as never, a: 1 }))).code).toBe(66);
    });

    it('deleteOne and deleteMany report how many went', async () => {
      const Model = looseModel(connection());
      await Model.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 1 },
        { _id: 3, n: 1 },
        { _id: 4, n: 2 },
      ]);
      expect(await Model.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 });
      expect(await Model.deleteMany({ n: 1 })).toMatchObject({ deletedCount: 2 });
      expect(await Model.deleteMany({ n: 1 })).toMatchObject({ deletedCount: 0 });
      expect(await Model.find().lean()).toEqual([{ _id: 4, n: 2 }]);
      expect(await Model.estimatedDocumentCount()).toBe(1);
    });

    it('findOneAndUpdate gives the document before or after, by sort and projection', async () => {
      const Model = looseModel(connection());
      await Model.insertMany([
        { _id: 1, n: 1, x: 1 },
        { _id: 2, n: 2, x: 1 },
      ]);
      expect(
        await Model.findOneAndUpdate(
          {},
          { $inc: { n: 10 } },
          { sort: { n: -1 }, returnDocument: 'before', lean: true },
        ),
      ).toEqual({ _id: 2, n: 2, x: 1 });
      expect(
        await Model.findOneAndUpdate(
          { _id: 2 },
          { $inc: { n: 10 } },
          { returnDocument: 'after', projection: { n: 1 }, lean: true },
        ),
      ).toEqual({ _id: 2, n: 22 });
      expect(await Model.findOneAndUpdate({ _id: 9 }, { $set: { n: 1 } }, { lean: true })).toBeNull();
      expect(
        await Model.findOneAndUpdate(
          { _id: 9 },
          { $set: { n: 1 } },
          { upsert: true, returnDocument: 'after', lean: true },
        ),
      ).toEqual({ _id: 9, n: 1 });
    });

    it('findOneAndUpdate with metadata says whether it inserted', async () => {
      const { collection } = looseModel(connection());
      const options = { upsert: true, includeResultMetadata: true } as const;
      const inserted = await collection.findOneAndUpdate({ _id: 'm' as never }, { $set: { a: 1 } }, options);
      expect(inserted).toMatchObject({
        value: null,
        lastErrorObject: { n: 1, updatedExisting: false, upserted: 'm' },
        ok: 1,
      });
      const updated = await collection.findOneAndUpdate({ _id: 'm' as never }, { $set: { a: 2 } }, options);
      expect(updated).toMatchObject({
        value: { _id: 'm', a: 1 },
        lastErrorObject: { n: 1, updatedExisting: true },
        ok: 1,
      });
    });

    it('findOneAndReplace and findOneAndDelete give what was there', async () => {
      const Model = looseModel(connection());
      await Model.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
      ]);
      expect(await Model.findOneAndReplace({ _id: 1 }, { m: 1 }, { lean: true })).toEqual({ _id: 1, n: 1 });
      expect(await Model.findOneAndReplace({ _id: 1 }, { m: 2 }, { returnDocument: 'after', lean: true })).toEqual({
        _id: 1,
        m: 2,
      });
      expect(await Model.findOneAndDelete({}, { sort: { _id: -1 }, lean: true })).toEqual({ _id: 2, n: 2 });
      expect(await Model.findOneAndDelete({ _id: 2 }, { lean: true })).toBeNull();
    });

    it('updating the newest match first takes a sort', async () => {
      const { collection } = looseModel(connection());
      await collection.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 5 },
        { _id: 3, n: 3 },
      ] as never);
      await collection.findOneAndUpdate({ n: { $gt: 0 } }, { $set: { picked: true } }, { sort: { n: -1 } });
      expect((await collection.findOne({ picked: true }))?._id).toBe(2);
    });
  });
}
