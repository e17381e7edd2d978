import mongoose, { type Model } from 'mongoose';
import { looseModel, rejection, useStore, type Fields, type OpenStore } from './store-under-test.ts';

const { ObjectId } = mongoose.mongo;
const KNOWN_ID = new ObjectId();

/** Each document has its case's name as `_id`. */
const DOCUMENTS: Fields[] = [
  { _id: 'five', n: 5, s: 'hello', flag: true },
  { _id: 'ten', n: 10, s: 'World', flag: false },
  { _id: 'text', n: '5' },
  { _id: 'null', n: null },
  { _id: 'missing', other: 1 },
  { _id: 'numbers', n: [1, 20] },
  { _id: 'empty', n: [] },
  { _id: 'nested', a: { b: { c: 7 } } },
  {
    _id: 'lines',
    lines: [
      { sku: 'x', qty: 1 },
      { sku: 'y', qty: 9 },
    ],
  },
  { _id: 'partial', lines: [{ sku: 'z' }, { qty: 4 }] },
  { _id: 'deep', lines: [{ parts: [{ id: 1 }, { id: 2 }] }] },
  { _id: 'at', at: new Date('2026-11-11T00:00:00Z') },
  { _id: 'id', ref: KNOWN_ID },
  { _id: 'object', o: { x: 1, y: 2 } },
  { _id: 'matrix', m: [[1, 2], [3]] },
];

const CASES: readonly (readonly [title: string, filter: Fields, found: readonly string[]])[] = [
  ['equality finds scalars and elements of arrays', { n: 5 }, ['five']],
  ['equality distinguishes text from numbers', { n: '5' }, ['text']],
  ['equality finds an element of an array', { n: 20 }, ['numbers']],
  ['equality finds a whole array', { n: [1, 20] }, ['numbers']],
  ['equality of an array does not depend on its elements being elsewhere', { m: 3 }, []],
  ['equality finds an array within an array', { m: [3] }, ['matrix']],
  [
    'equality with null finds null and missing',
    { n: null, _id: { $in: ['five', 'null', 'missing', 'empty'] } },
    ['missing', 'null'],
  ],
  ['equality with an embedded document goes by its fields in order', { o: { x: 1, y: 2 } }, ['object']],
  ['an embedded document with other field order is another value', { o: { y: 2, x: 1 } }, []],
  ['ids are found by value', { ref: new ObjectId(KNOWN_ID.toHexString()) }, ['id']],
  ['an id is not its text', { ref: KNOWN_ID.toHexString() }, []],
  ['dates are found by value', { at: new Date('2026-11-11T00:00:00Z') }, ['at']],
  ['$gt compares within the type', { n: { $gt: 5 } }, ['numbers', 'ten']],
  ['$gte includes the bound', { n: { $gte: 5 } }, ['five', 'numbers', 'ten']],
  ['$lt of text leaves numbers out', { n: { $lt: '6' } }, ['text']],
  [
    '$gte null finds null and missing',
    { n: { $gte: null }, _id: { $in: ['null', 'missing', 'five'] } },
    ['missing', 'null'],
  ],
  ['date ranges', { at: { $gte: new Date('2026-11-10'), $lt: new Date('2026-11-12') } }, ['at']],
  ['different elements may meet two bounds', { n: { $gt: 10, $lt: 5 } }, ['numbers']],
  [
    '$ne excludes documents with such an element',
    { n: { $ne: 20 }, _id: { $in: ['five', 'numbers', 'missing'] } },
    ['five', 'missing'],
  ],
  ['$in', { n: { $in: [5, '5', 20] } }, ['five', 'numbers', 'text']],
  [
    '$in with null finds missing',
    { n: { $in: [null] }, _id: { $in: ['null', 'missing', 'ten'] } },
    ['missing', 'null'],
  ],
  ['$in with a regex', { s: { $in: [/^wor/i] } }, ['ten']],
  ['$in with an array finds that array', { n: { $in: [[1, 20]] } }, ['numbers']],
  ['a document is found once, however many of its elements match', { n: { $in: [1, 20] } }, ['numbers']],
  ['a document is found once in a range of elements', { n: { $gt: 0, $type: 'array' } }, ['numbers']],
  ['a range finds an array once', { n: { $gte: 1 } }, ['five', 'numbers', 'ten']],
  ['an empty $in finds nothing', { n: { $in: [] } }, []],
  ['$nin finds missing', { n: { $nin: [5, null] }, _id: { $in: ['five', 'ten', 'missing', 'null'] } }, ['ten']],
  ['$exists true', { flag: { $exists: true } }, ['five', 'ten']],
  ['$exists counts null as there', { n: { $exists: true }, _id: { $in: ['null', 'missing'] } }, ['null']],
  ['$exists false below arrays', { 'lines.qty': { $exists: false }, lines: { $exists: true } }, ['deep']],
  ['$type', { n: { $type: 'string' } }, ['text']],
  ['$type of an element', { n: { $type: 'number' }, _id: 'numbers' }, ['numbers']],
  ['$regex', { s: /^hel/ }, ['five']],
  ['$regex with options', { s: { $regex: 'WORLD', $options: 'i' } }, ['ten']],
  ['$not with a regex', { s: { $not: /^hel/, $exists: true } }, ['ten']],
  ['$not finds missing', { n: { $not: { $gt: 5 } }, _id: { $in: ['five', 'ten', 'missing'] } }, ['five', 'missing']],
  ['$mod', { n: { $mod: [4, 2] } }, ['ten']],
  ['$size', { n: { $size: 2 } }, ['numbers']],
  ['$all', { n: { $all: [20, 1] } }, ['numbers']],
  ['$all of one value finds the scalar', { n: { $all: [5] } }, ['five']],
  ['nested paths', { 'a.b.c': 7 }, ['nested']],
  ['paths into the objects of arrays', { 'lines.sku': 'y' }, ['lines']],
  ['paths by position', { 'lines.0.sku': 'x' }, ['lines']],
  ['paths through two arrays', { 'lines.parts.id': 2 }, ['deep']],
  [
    'null below an array finds an object without the field',
    { 'lines.sku': null, lines: { $exists: true } },
    ['deep', 'partial'],
  ],
  ['conditions on a path may be met by different elements', { 'lines.sku': 'x', 'lines.qty': 9 }, ['lines']],
  ['$elemMatch wants one element that meets all', { lines: { $elemMatch: { sku: 'x', qty: 9 } } }, []],
  ['$elemMatch finds it', { lines: { $elemMatch: { sku: 'y', qty: { $gt: 5 } } } }, ['lines']],
  ['$elemMatch on scalars', { n: { $elemMatch: { $gt: 10, $lt: 30 } } }, ['numbers']],
  ['$elemMatch with $or', { lines: { $elemMatch: { $or: [{ sku: 'z' }, { qty: 9 }] } } }, ['lines', 'partial']],
  ['$and', { $and: [{ n: { $gt: 1 } }, { n: { $lt: 7 } }, { flag: true }] }, ['five']],
  ['$or', { $or: [{ n: 10 }, { 'a.b.c': 7 }] }, ['nested', 'ten']],
  ['$nor', { $nor: [{ n: 5 }, { flag: false }], flag: { $exists: true } }, []],
  ['$expr compares fields', { $expr: { $gt: ['$o.y', '$o.x'] }, o: { $exists: true } }, ['object']],
];

export function describeFilters(open: OpenStore): void {
  describe('filters', () => {
    const connection = useStore(open);
    let plain: Model<Fields>;
    let indexed: Model<Fields>;

    beforeAll(async () => {
      plain = looseModel(connection());
      indexed = looseModel(connection());
      await plain.collection.insertMany(DOCUMENTS);
      for (const path of ['n', 's', 'at', 'ref', 'lines.sku', 'a.b.c', 'o', 'flag'])
        await indexed.collection.createIndex({ [path]: 1 });
      await indexed.collection.createIndex({ n: -1, s: 1 });
      await indexed.collection.insertMany(DOCUMENTS);
    });

    for (const [title, filter, expected] of CASES) {
      it(`${title}, with and without an index`, async () => {
        for (const { collection } of [plain, indexed]) {
          const found = await collection.find(filter).toArray();
          expect(found.map(({ _id }) => String(_id)).sort()).toEqual(expected);
          expect(await collection.countDocuments(filter)).toBe(expected.length);
        }
      });
    }

    it('an unknown operator is an error that names it', async () => {
      expect((await rejection((async () => plain.collection.findOne({ n: { $nonsense: 1 } }))())).message).toContain(
        '$nonsense',
      );
    });

    it('a long $in takes time in proportion', async () => {
      const many = Array.from({ length: 20_000 }, (_, i) => i + 100);
      const started = performance.now();
      expect(await plain.collection.countDocuments({ n: { $in: [...many, 10] } })).toBe(1);
      expect(performance.now() - started).toBeLessThan(2000);
    });
  });
}
