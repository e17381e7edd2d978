import { looseModel, rejection, useStore, type Fields, type OpenStore } from './store-under-test.ts';

type Case = readonly [title: string, before: Fields, update: Fields, after: Fields];

const CASES: readonly Case[] = [
  ['$set makes missing objects on the way', { a: 1 }, { $set: { 'b.c.d': 2 } }, { a: 1, b: { c: { d: 2 } } }],
  ['$set of an element by position', { l: [1, 2, 3] }, { $set: { 'l.1': 9 } }, { l: [1, 9, 3] }],
  ['$set beyond the end fills with null', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
  ['$set in an object of an array by position', { l: [{ a: 1 }] }, { $set: { 'l.0.b': 2 } }, { l: [{ a: 1, b: 2 }] }],
  [
    '$unset removes fields, and leaves null in arrays',
    { a: 1, b: { c: 1, d: 2 }, l: [1, 2] },
    { $unset: { a: '', 'b.c': '', 'l.0': '', 'x.y': '' } },
    { b: { d: 2 }, l: [null, 2] },
  ],
  ['$inc adds, from 0 where missing', { n: 1 }, { $inc: { n: 2.5, m: -3, 'o.p': 1 } }, { n: 3.5, m: -3, o: { p: 1 } }],
  ['$mul multiplies, 0 where missing', { n: 3 }, { $mul: { n: 4, m: 5 } }, { n: 12, m: 0 }],
  [
    '$min and $max keep the smaller and larger',
    { a: 5, b: 5, c: 5, d: 5 },
    { $min: { a: 3, b: 7, e: 1 }, $max: { c: 3, d: 7, f: 1 } },
    { a: 3, b: 5, c: 5, d: 7, e: 1, f: 1 },
  ],
  ['$max compares dates', { at: new Date(5) }, { $max: { at: new Date(9) } }, { at: new Date(9) }],
  ['$rename moves a field', { a: 1, b: 2 }, { $rename: { a: 'c.d', x: 'y' } }, { b: 2, c: { d: 1 } }],
  ['$setOnInsert does nothing to what exists', { a: 1 }, { $set: { b: 2 }, $setOnInsert: { c: 3 } }, { a: 1, b: 2 }],
  ['$push appends, and makes the array', { l: [1] }, { $push: { l: 2, m: { x: 1 } } }, { l: [1, 2], m: [{ x: 1 }] }],
  ['$push of an array appends one element', { l: [1] }, { $push: { l: [2, 3] } }, { l: [1, [2, 3]] }],
  ['$push $each appends many', { l: [1] }, { $push: { l: { $each: [2, 3] } } }, { l: [1, 2, 3] }],
  ['$push $position inserts', { l: [1, 4] }, { $push: { l: { $each: [2, 3], $position: 1 } } }, { l: [1, 2, 3, 4] }],
  ['$push $slice keeps the last', { l: [1, 2, 3] }, { $push: { l: { $each: [4], $slice: -2 } } }, { l: [3, 4] }],
  ['$push $slice keeps the first', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: 3 } } }, { l: [1, 2, 3] }],
  ['$push $slice 0 empties', { l: [1, 2] }, { $push: { l: { $each: [3], $slice: 0 } } }, { l: [] }],
  ['$push $sort orders scalars', { l: [3, 1] }, { $push: { l: { $each: [2], $sort: -1 } } }, { l: [3, 2, 1] }],
  [
    '$push $sort and $slice on a missing field',
    {},
    { $push: { l: { $each: [{ n: 3 }, { n: 1 }, { n: 2 }], $sort: { n: 1 }, $slice: 2 } } },
    { l: [{ n: 1 }, { n: 2 }] },
  ],
  ['$addToSet adds what is not there', { l: [1, { a: 1 }] }, { $addToSet: { l: { a: 1 } } }, { l: [1, { a: 1 }] }],
  [
    '$addToSet $each adds each once, also to a missing field',
    { l: [1] },
    { $addToSet: { l: { $each: [1, 2, 2] }, m: { $each: ['x', 'x'] } } },
    { l: [1, 2], m: ['x'] },
  ],
  ['$pull removes equal elements', { l: [1, 2, 1] }, { $pull: { l: 1, missing: 1 } }, { l: [2] }],
  ['$pull removes by condition', { l: [1, 5, 9] }, { $pull: { l: { $gt: 3 } } }, { l: [1] }],
  [
    '$pull removes objects by their fields',
    {
      l: [
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ],
    },
    { $pull: { l: { a: 2 } } },
    { l: [{ a: 1, b: 1 }] },
  ],
  ['$pull with $in', { l: ['a', 'b', 'c'] }, { $pull: { l: { $in: ['a', 'c'] } } }, { l: ['b'] }],
  ['$pullAll removes all named', { l: [1, 2, 3, 2] }, { $pullAll: { l: [2, 3] } }, { l: [1] }],
  ['$pop takes the last or first', { l: [1, 2, 3], m: [1, 2] }, { $pop: { l: 1, m: -1 } }, { l: [1, 2], m: [2] }],
  ['$[] changes every element', { l: [1, 2] }, { $inc: { 'l.$[]': 10 } }, { l: [11, 12] }],
  ['$[] reaches into objects', { l: [{ n: 1 }, { n: 2 }] }, { $set: { 'l.$[].n': 0 } }, { l: [{ n: 0 }, { n: 0 }] }],
];

export function describeUpdateOperators(open: OpenStore): void {
  describe('update operators', () => {
    const connection = useStore(open);

    for (const [title, before, update, after] of CASES) {
      it(title, async () => {
        const { collection } = looseModel(connection());
        await collection.insertOne({ _id: 1 as never, ...before });
        await collection.updateOne({ _id: 1 as never }, update);
        expect(await collection.findOne({})).toEqual({ _id: 1, ...after });
      });
    }

    it('$currentDate sets the time of the change', async () => {
      const { collection } = looseModel(connection());
      await collection.insertOne({ _id: 1 as never });
      await collection.updateOne({}, { $currentDate: { at: true } });
      expect((await collection.findOne({}))?.['at']).toBeInstanceOf(Date);
    });

    it('$ is the element that the filter found', async () => {
      const { collection } = looseModel(connection());
      await collection.insertOne({
        _id: 1 as never,
        lines: [
          { sku: 'a', n: 1 },
          { sku: 'b', n: 1 },
        ],
        deep: { list: [1, 5, 9] },
      });
      await collection.updateOne({ 'lines.sku': 'b' }, { $inc: { 'lines.$.n': 5 } });
      await collection.updateOne({ lines: { $elemMatch: { sku: 'a', n: 1 } } }, { $set: { 'lines.$.done': true } });
      await collection.updateOne({ 'deep.list': { $gt: 4 } }, { $set: { 'deep.list.$': 0 } });
      expect(await collection.findOne({})).toEqual({
        _id: 1,
        lines: [
          { sku: 'a', n: 1, done: true },
          { sku: 'b', n: 6 },
        ],
        deep: { list: [1, 0, 9] },
      });
    });

    it('array filters choose the elements', async () => {
      const Model = looseModel(connection());
      await Model.create({
        _id: 1,
        lines: [
          { sku: 'a', n: 1, parts: [1, 2] },
          { sku: 'b', n: 5, parts: [2, 3] },
        ],
      });
      await Model.updateOne({}, { $set: { 'lines.$[line].high': true } }, { arrayFilters: [{ 'line.n': { $gt: 3 } }] });
      await Model.updateOne(
        {},
        { $inc: { 'lines.$[line].parts.$[part]': 10 } },
        { arrayFilters: [{ 'line.sku': 'a' }, { part: { $gte: 2 } }] },
      );
      expect((await Model.findOne().lean())?.['lines']).toEqual([
        { sku: 'a', n: 1, parts: [1, 12] },
        { sku: 'b', n: 5, parts: [2, 3], high: true },
      ]);
    });

    const refused: readonly (readonly [title: string, before: Fields, update: Fields, code: number])[] = [
      ['$inc of text', { s: 'x' }, { $inc: { s: 1 } }, 14],
      ['$inc of null', { s: null }, { $inc: { s: 1 } }, 14],
      ['$push to a number', { n: 1 }, { $push: { n: 1 } }, 2],
      ['$addToSet to text', { s: 'x' }, { $addToSet: { s: 1 } }, 2],
      ['$set below a number', { n: 1 }, { $set: { 'n.x': 1 } }, 28],
      ['two changes of one field', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
      ['a change of a field and of one below it', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
      ['an array filter that nothing names', { l: [] }, { $set: { 'l.$[x]': 1 } }, 2],
    ];
    for (const [title, before, update, code] of refused) {
      it(`${title} is refused, and nothing changes`, async () => {
        const { collection } = looseModel(connection());
        await collection.insertOne({ _id: 1 as never, keep: 1, ...before });
        const error = await rejection(collection.updateOne({}, { $max: { keep: 2 }, ...update }));
        expect(error.code).toBe(code);
        expect(await collection.findOne({})).toEqual({ _id: 1, keep: 1, ...before });
      });
    }
  });
}
