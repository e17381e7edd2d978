import mongoose from 'mongoose';
import { useStore, type OpenStore } from './store-under-test.ts';

export function describeModels(open: OpenStore): void {
  describe('mongoose models', () => {
    const connection = useStore(open);

    it('resolve init, with and without indexes, also twice', async () => {
      const Plain = connection().model('InitPlain', new mongoose.Schema({ n: Number }));
      const Indexed = connection().model('InitIndexed', new mongoose.Schema({ n: { type: Number, index: true } }));
      await Promise.all([Plain.init(), Indexed.init()]);
      await Indexed.init();
      await Indexed.ensureIndexes();
      expect(await Indexed.listIndexes()).toHaveLength(2);
    });

    it('save, find, change and delete documents, with timestamps and versions', async () => {
      const schema = new mongoose.Schema(
        { name: { type: String, required: true }, tags: [String], lines: [{ sku: String, qty: Number }] },
        { timestamps: true },
      );
      const Order = connection().model('Order', schema);
      const order = await Order.create({ name: 'one', tags: ['a'], lines: [{ sku: 'x', qty: 1 }] });
      order.tags.push('b');
      order.lines[0]!.qty = 5;
      await order.save();
      const found = (await Order.findById(order.id))!;
      expect(found.toObject()).toMatchObject({ name: 'one', tags: ['a', 'b'], lines: [{ sku: 'x', qty: 5 }], __v: 1 });
      expect(found['createdAt']).toBeInstanceOf(Date);
      expect(await Order.exists({ name: 'one' })).not.toBeNull();
      await found.deleteOne();
      expect(await Order.exists({ name: 'one' })).toBeNull();
    });

    it('cast text ids and dates in filters', async () => {
      const Event = connection().model('CastEvent', new mongoose.Schema({ at: Date }));
      const { id } = await Event.create({ at: new Date('2026-11-11T00:00:00Z') });
      expect(await Event.countDocuments({ _id: id, at: { $gte: '2026-11-10T00:00:00Z' as never } })).toBe(1);
    });

    it('populate references', async () => {
      const Author = connection().model('Author', new mongoose.Schema({ name: String }));
      const Book = connection().model(
        'Book',
        new mongoose.Schema({ title: String, author: { type: mongoose.Schema.Types.ObjectId, ref: 'Author' } }),
      );
      const author = await Author.create({ name: 'Li' });
      await Book.create([
        { title: 'A', author: author._id },
        { title: 'B', author: author._id },
      ]);
      const books = await Book.find().sort({ title: 1 }).populate<{ author: { name: string } }>('author');
      expect(books.map(({ title, author: { name } }) => `${title} by ${name}`)).toEqual(['A by Li', 'B by Li']);
    });

    it('keep maps and mixed values', async () => {
      const Bag = connection().model(
        'Bag',
        new mongoose.Schema({ map: { type: Map, of: Number }, any: mongoose.Schema.Types.Mixed }),
      );
      const { _id } = await Bag.create({
        map: new Map(
          [
            ['a.b', 1],
            ['c', 2],
          ].filter(([key]) => key === 'c') as [string, number][],
        ),
        any: { x: [1, { y: 2 }] },
      });
      await Bag.updateOne({ _id }, { $set: { 'map.d': 3 } });
      const found = (await Bag.findById(_id))!;
      expect([...found.map!.entries()]).toEqual([
        ['c', 2],
        ['d', 3],
      ]);
      expect(found.any).toEqual({ x: [1, { y: 2 }] });
    });

    it('share a collection by discriminators', async () => {
      const Shape = connection().model('Shape', new mongoose.Schema({ name: String }));
      const Circle = Shape.discriminator('Circle', new mongoose.Schema({ radius: Number }));
      await Shape.create({ name: 'plain' });
      await Circle.create({ name: 'round', radius: 2 });
      expect(await Shape.countDocuments()).toBe(2);
      expect((await Circle.findOne())?.radius).toBe(2);
    });

    it('list and drop collections', async () => {
      const Gone = connection().model('Gone', new mongoose.Schema({ n: { type: Number, unique: true } }));
      await Gone.init();
      await Gone.create({ n: 1 });
      expect((await connection().listCollections()).map(({ name }) => name)).toContain('gones');
      await connection().dropCollection('gones');
      expect(await Gone.countDocuments()).toBe(0);
      expect((await connection().listCollections()).map(({ name }) => name)).not.toContain('gones');
    });
  });
}
