import mongoose from 'mongoose';
import { looseModel, useStore, type OpenStore } from './store-under-test.ts';

const { ObjectId, Binary } = mongoose.mongo;

export function describeValues(open: OpenStore): void {
  describe('values', () => {
    const connection = useStore(open);

    it('come back as they were stored, with their types', async () => {
      const stored = {
        _id: new ObjectId(),
        text: '大促 \u0000 €',
        integer: -3,
        fraction: 0.1,
        large: Number.MAX_SAFE_INTEGER,
        yes: true,
        nothing: null,
        at: new Date('2026-11-11T12:00:00.123Z'),
        reference: new ObjectId(),
        pattern: /^a.c$/i,
        list: [1, 'two', [3, { four: 4 }], null],
        nested: { a: { b: { c: [] } }, empty: {} },
      };
      const { collection } = looseModel(connection());
      await collection.insertOne(stored);
      expect(await collection.findOne({ _id: stored._id })).toEqual(stored);
    });

    it('keep bytes, and find by them', async () => {
      const model = connection().model('Bytes', new mongoose.Schema({ bytes: Buffer }));
      await model.create([{ bytes: Buffer.from([255, 1]) }, { bytes: Buffer.from([254, 1]) }]);
      const [found, ...others] = await model.find({ bytes: Buffer.from([254, 1]) });
      expect(others).toEqual([]);
      expect(Buffer.compare(found!.bytes!, Buffer.from([254, 1]))).toBe(0);
      const raw = await model.collection.findOne({ _id: found!._id });
      expect(raw!['bytes']).toBeInstanceOf(Binary);
    });

    it('handed out can be changed without changing what is stored', async () => {
      const { collection } = looseModel(connection());
      const given = { _id: new ObjectId(), list: [{ n: 1 }] };
      await collection.insertOne(given);
      given.list[0]!.n = 2;
      const first = await collection.findOne({ _id: given._id });
      first!['list'][0].n = 3;
      expect(await collection.findOne({ _id: given._id })).toEqual({ _id: given._id, list: [{ n: 1 }] });
    });

    it('of an update are not shared between the documents that it changes', async () => {
      const Model = looseModel(connection());
      await Model.insertMany([{ _id: 1 }, { _id: 2 }]);
      await Model.updateMany({}, { $set: { box: { n: 1 } } });
      await Model.updateOne({ _id: 1 }, { $set: { 'box.n': 5 } });
      expect(await Model.find().sort({ _id: 1 }).lean()).toEqual([
        { _id: 1, box: { n: 5 } },
        { _id: 2, box: { n: 1 } },
      ]);
    });

    it('that are undefined are kept as null, and looked for as null', async () => {
      const { collection } = looseModel(connection());
      await collection.insertOne({ _id: 1 as never, gone: undefined });
      expect(await collection.findOne({ gone: undefined })).toEqual({ _id: 1, gone: null });
    });

    it('put _id first, whatever the order they were written in', async () => {
      const { collection } = looseModel(connection());
      await collection.insertOne({ name: 'x', _id: new ObjectId() });
      expect(Object.keys((await collection.findOne({}))!)).toEqual(['_id', 'name']);
    });
  });
}
