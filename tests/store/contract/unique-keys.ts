import mongoose from 'mongoose';
import { looseModel, rejection, useStore, type OpenStore } from './store-under-test.ts';

export function describeUniqueKeys(open: OpenStore): void {
  describe('unique keys', () => {
    const connection = useStore(open);

    it('refuse a second document, and say which key and value', async () => {
      const User = connection().model('UniqueUser', new mongoose.Schema({ email: { type: String, unique: true } }));
      await User.init();
      await User.create({ email: 'a@x' });
      const error = await rejection(User.create({ email: 'a@x' }));
      expect(error).toBeInstanceOf(mongoose.mongo.MongoServerError);
      expect(error).toMatchObject({ code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a@x' } });
      expect(error.message).toMatch(/E11000 duplicate key error collection: .*uniqueusers index: email_1/);
      expect(await User.countDocuments()).toBe(1);
    });

    it('refuse a second _id', async () => {
      const Model = looseModel(connection());
      await Model.create({ _id: 'k' });
      expect(await rejection(Model.create({ _id: 'k' }))).toMatchObject({
        code: 11000,
        keyPattern: { _id: 1 },
        keyValue: { _id: 'k' },
      });
    });

    it('of several fields refuse the same combination only', async () => {
      const { collection } = looseModel(connection());
      await collection.createIndex({ shop: 1, batch: -1 }, { unique: true });
      await collection.insertMany([
        { shop: 'a', batch: 1 },
        { shop: 'a', batch: 2 },
        { shop: 'b', batch: 1 },
      ]);
      const error = await rejection(collection.insertOne({ shop: 'a', batch: 2 }));
      expect(error).toMatchObject({
        code: 11000,
        keyPattern: { shop: 1, batch: -1 },
        keyValue: { shop: 'a', batch: 2 },
      });
    });

    it('hold in updates, upserts and replacements, which then change nothing', async () => {
      const Model = looseModel(connection());
      await Model.collection.createIndex({ name: 1 }, { unique: true });
      await Model.insertMany([
        { _id: 1, name: 'a' },
        { _id: 2, name: 'b' },
      ]);
      expect((await rejection(Model.updateOne({ _id: 2 }, { $set: { name: 'a', other: 1 } }).exec())).code).toBe(11000);
      expect(
        (await rejection(Model.updateOne({ _id: 3 }, { $set: { name: 'a' } }, { upsert: true }).exec())).code,
      ).toBe(11000);
      expect((await rejection(Model.replaceOne({ _id: 2 }, { name: 'a' }).exec())).code).toBe(11000);
      expect((await rejection(Model.findOneAndUpdate({ _id: 2 }, { name: 'a' }).exec())).code).toBe(11000);
      await Model.updateOne({ _id: 2 }, { $set: { name: 'b', fine: true } });
      expect(await Model.find().sort({ _id: 1 }).lean()).toEqual([
        { _id: 1, name: 'a' },
        { _id: 2, name: 'b', fine: true },
      ]);
    });

    it('are free again when their document is deleted or changed', async () => {
      const Model = looseModel(connection());
      await Model.collection.createIndex({ name: 1 }, { unique: true });
      await Model.insertMany([
        { _id: 1, name: 'a' },
        { _id: 2, name: 'b' },
      ]);
      await Model.deleteOne({ _id: 1 });
      await Model.updateOne({ _id: 2 }, { $set: { name: 'c' } });
      await Model.insertMany([
        { _id: 3, name: 'a' },
        { _id: 4, name: 'b' },
      ]);
      expect(await Model.distinct('name')).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    });

    it('count missing as null, unless sparse', async () => {
      const dense = looseModel(connection()).collection;
      await dense.createIndex({ name: 1 }, { unique: true });
      await dense.insertOne({ other: 1 });
      expect((await rejection(dense.insertOne({ other: 2 }))).code).toBe(11000);
      const sparse = looseModel(connection()).collection;
      await sparse.createIndex({ name: 1 }, { unique: true, sparse: true });
      await sparse.insertMany([{ other: 1 }, { other: 2 }, { name: 'a' }]);
      expect((await rejection(sparse.insertOne({ name: 'a' }))).code).toBe(11000);
      expect(await sparse.countDocuments({ name: null })).toBe(2);
      expect(await sparse.countDocuments({ name: { $exists: false } })).toBe(2);
    });

    it('of a partial index hold among the documents that it covers', async () => {
      const { collection } = looseModel(connection());
      await collection.createIndex({ owner: 1 }, { unique: true, partialFilterExpression: { open: true } });
      await collection.insertMany([
        { owner: 'a', open: false },
        { owner: 'a', open: false },
        { owner: 'a', open: true },
      ]);
      expect((await rejection(collection.insertOne({ owner: 'a', open: true }))).code).toBe(11000);
      expect((await rejection(collection.updateOne({ open: false }, { $set: { open: true } }))).code).toBe(11000);
      expect(await collection.countDocuments({ owner: 'a' })).toBe(3);
      expect(await collection.countDocuments({ owner: 'a', open: true })).toBe(1);
    });

    it('hold for each element of an array, but not within one document', async () => {
      const { collection } = looseModel(connection());
      await collection.createIndex({ codes: 1 }, { unique: true });
      await collection.insertOne({ _id: 1 as never, codes: ['a', 'b', 'a'] });
      expect((await rejection(collection.insertOne({ _id: 2 as never, codes: ['c', 'b'] }))).code).toBe(11000);
      await collection.updateOne({ _id: 1 as never }, { $pull: { codes: 'b' } as never });
      await collection.insertOne({ _id: 2 as never, codes: ['c', 'b'] });
    });
  });
}
