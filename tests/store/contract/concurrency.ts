import mongoose from 'mongoose';
import { looseModel, rejection, useStore, type OpenStore } from './store-under-test.ts';

export function describeConcurrency(open: OpenStore): void {
  describe('concurrent changes', () => {
    const connection = useStore(open);

    it('of one document are never lost', async () => {
      const Model = looseModel(connection());
      await Model.create({ _id: 1, n: 0, list: [] });
      await Promise.all(
        Array.from({ length: 200 }, (_, i) => Model.updateOne({ _id: 1 }, { $inc: { n: 1 }, $push: { list: i } })),
      );
      const document = await Model.findOne().lean();
      expect(document?.['n']).toBe(200);
      expect(new Set(document?.['list'] as number[]).size).toBe(200);
    });

    it('by compare-and-set let exactly one win', async () => {
      const Model = looseModel(connection());
      await Model.create({ _id: 1, version: 1 });
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          Model.findOneAndUpdate(
            { _id: 1, version: 1 },
            { $set: { winner: i }, $inc: { version: 1 } },
            { returnDocument: 'after', lean: true },
          ),
        ),
      );
      const won = results.filter((result) => result !== null);
      expect(won).toHaveLength(1);
      expect(await Model.findOne().lean()).toEqual(won[0]);
    });

    it('by upsert on one key make one document', async () => {
      const Model = looseModel(connection());
      await Promise.all(
        Array.from({ length: 20 }, () => Model.updateOne({ _id: 'k' }, { $inc: { n: 1 } }, { upsert: true })),
      );
      expect(await Model.find().lean()).toEqual([{ _id: 'k', n: 20 }]);
    });

    it('by save are refused for the one that read before the other wrote', async () => {
      const schema = new mongoose.Schema({ n: Number }, { optimisticConcurrency: true });
      const Versioned = connection().model('Versioned', schema);
      const { _id } = await Versioned.create({ n: 1 });
      const [mine, theirs] = [(await Versioned.findById(_id))!, (await Versioned.findById(_id))!];
      mine.n = 2;
      await mine.save();
      theirs.n = 3;
      const error = await rejection(theirs.save());
      expect(error.name).toBe('VersionError');
      expect(await Versioned.findById(_id).lean()).toMatchObject({ n: 2, __v: 1 });
    });

    it('of arrays by position are refused when the array changed meanwhile', async () => {
      const List = connection().model('VersionedList', new mongoose.Schema({ items: [{ n: Number }] }));
      const { _id } = await List.create({ items: [{ n: 1 }, { n: 2 }] });
      const [mine, theirs] = [(await List.findById(_id))!, (await List.findById(_id))!];
      mine.items = mine.items.filter(({ n }) => n === 2) as typeof mine.items;
      await mine.save();
      theirs.items[1]!.n = 9;
      expect((await rejection(theirs.save())).name).toBe('VersionError');
    });

    it('between two updateMany add up', async () => {
      const Model = looseModel(connection());
      await Model.collection.insertMany(Array.from({ length: 1100 }, (_, i) => ({ _id: i, n: 0 })) as never);
      await Promise.all([
        Model.updateMany({}, { $inc: { n: 1 } }),
        Model.updateMany({}, { $inc: { n: 1 } }),
        Model.updateOne({ _id: 1050 }, { $inc: { n: 1 } }),
      ]);
      expect(await Model.countDocuments({ n: 2 })).toBe(1099);
      expect(await Model.countDocuments({ n: 3 })).toBe(1);
    });

    it('between two updateMany of which each ends what the other looks for change a document once', async () => {
      const Model = looseModel(connection());
      await Model.collection.insertMany(
        Array.from({ length: 1100 }, (_, i) => ({ _id: i, state: 'open', n: 0 })) as never,
      );
      const claim = (by: string) => Model.updateMany({ state: 'open' }, { $set: { state: by }, $inc: { n: 1 } });
      const [mine, theirs] = await Promise.all([claim('mine'), claim('theirs')]);
      expect(mine.modifiedCount + theirs.modifiedCount).toBe(1100);
      expect(await Model.countDocuments({ n: 1 })).toBe(1100);
    });
  });
}
