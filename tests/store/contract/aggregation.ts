import mongoose, { type Model } from 'mongoose';
import { looseModel, useStore, type Fields, type OpenStore } from './store-under-test.ts';

const { ObjectId } = mongoose.mongo;
const [FIRST, SECOND] = [new ObjectId(), new ObjectId()];

export function describeAggregation(open: OpenStore): void {
  describe('aggregation', () => {
    const connection = useStore(open);
    let Model: Model<Fields>;

    beforeAll(async () => {
      Model = looseModel(connection());
      await Model.collection.insertMany([
        {
          _id: 1,
          shop: FIRST,
          channel: 'search',
          gmvCents: 100,
          at: new Date('2026-11-11T01:00:00Z'),
          lines: [
            { sku: 'a', qty: 1 },
            { sku: 'b', qty: 2 },
          ],
        },
        {
          _id: 2,
          shop: FIRST,
          channel: 'live',
          gmvCents: 250,
          at: new Date('2026-11-11T02:00:00Z'),
          lines: [{ sku: 'a', qty: 3 }],
        },
        { _id: 3, shop: SECOND, channel: 'live', gmvCents: 50, at: new Date('2026-11-12T01:00:00Z'), lines: [] },
      ] as never);
    });

    it('$match, $group, $sort and $limit', async () => {
      const totals = await Model.aggregate([
        { $match: { at: { $lt: new Date('2026-11-12') } } },
        { $group: { _id: '$channel', gmvCents: { $sum: '$gmvCents' }, orders: { $sum: 1 }, last: { $max: '$at' } } },
        { $sort: { gmvCents: -1 } },
        { $limit: 1 },
      ]);
      expect(totals).toEqual([{ _id: 'live', gmvCents: 250, orders: 1, last: new Date('2026-11-11T02:00:00Z') }]);
    });

    it('$group by an id, by several fields and over everything', async () => {
      const byShop = await Model.aggregate([{ $group: { _id: '$shop', n: { $sum: 1 } } }, { $sort: { n: -1 } }]);
      expect(byShop).toEqual([
        { _id: FIRST, n: 2 },
        { _id: SECOND, n: 1 },
      ]);
      const byBoth = await Model.aggregate([
        { $group: { _id: { shop: '$shop', channel: '$channel' }, n: { $sum: 1 } } },
      ]);
      expect(byBoth).toHaveLength(3);
      expect(
        await Model.aggregate([{ $group: { _id: null, total: { $sum: '$gmvCents' }, mean: { $avg: '$gmvCents' } } }]),
      ).toEqual([{ _id: null, total: 400, mean: 400 / 3 }]);
    });

    it('$unwind, $match after it, and $project', async () => {
      const rows = await Model.aggregate([
        { $sort: { _id: 1 } },
        { $unwind: '$lines' },
        { $match: { 'lines.sku': 'a' } },
        { $project: { _id: 0, order: '$_id', qty: '$lines.qty', double: { $multiply: ['$lines.qty', 2] } } },
      ]);
      expect(rows).toEqual([
        { order: 1, qty: 1, double: 2 },
        { order: 2, qty: 3, double: 6 },
      ]);
    });

    it('$count, which gives nothing for nothing', async () => {
      expect(await Model.aggregate([{ $match: { channel: 'live' } }, { $count: 'n' }])).toEqual([{ n: 2 }]);
      expect(await Model.aggregate([{ $match: { channel: 'none' } }, { $count: 'n' }])).toEqual([]);
    });

    it('$skip, $addFields and $unset', async () => {
      const rows = await Model.aggregate([
        { $sort: { _id: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $addFields: { half: { $divide: ['$gmvCents', 2] } } },
        { $unset: ['lines', 'shop', 'at'] },
      ]);
      expect(rows).toEqual([{ _id: 2, channel: 'live', gmvCents: 250, half: 125 }]);
    });

    it('$limit before $skip is carried out in that order', async () => {
      expect(
        (await Model.aggregate([{ $sort: { _id: 1 } }, { $limit: 2 }, { $skip: 1 }])).map(({ _id }) => _id),
      ).toEqual([2]);
    });

    it('streams by cursor', async () => {
      const seen: unknown[] = [];
      for await (const row of Model.aggregate([{ $sort: { _id: 1 } }]).cursor()) seen.push(row._id);
      expect(seen).toEqual([1, 2, 3]);
    });
  });
}
