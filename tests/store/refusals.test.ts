import type { Connection } from 'mongoose';
import { NotInEmbeddedStoreError } from '../../engine/store/embedded/store-errors.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';

const collected = (connection: Connection, pipeline: object[]) =>
  connection.collection('c').aggregate(pipeline).toArray();

const REFUSED: readonly (readonly [feature: string, use: (connection: Connection) => unknown])[] = [
  ['sessions and transactions', (connection) => connection.startSession()],
  ['sessions and transactions', (connection) => connection.transaction(async () => undefined)],
  ['change streams', (connection) => connection.collection('c').watch()],
  ['several databases', (connection) => connection.useDb('other')],
  [
    '$lookup',
    (connection) => collected(connection, [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } }]),
  ],
  ['$out', (connection) => collected(connection, [{ $out: 'x' }])],
  ['$merge', (connection) => collected(connection, [{ $merge: 'x' }])],
  ['$unionWith', (connection) => collected(connection, [{ $unionWith: 'x' }])],
  [
    '$dateTrunc',
    (connection) => collected(connection, [{ $group: { _id: { $dateTrunc: { date: '$at', unit: 'day' } } } }]),
  ],
  [
    '$function',
    (connection) =>
      collected(connection, [{ $addFields: { x: { $function: { body: 'function(){}', args: [], lang: 'js' } } } }]),
  ],
  ['$where', (connection) => connection.collection('c').findOne({ $where: () => true })],
  ['$where', (connection) => connection.collection('c').countDocuments({ $or: [{ $where: 'true' }] })],
  ['$text', (connection) => connection.collection('c').findOne({ $text: { $search: 'x' } })],
  ['$near', (connection) => connection.collection('c').findOne({ at: { $near: [0, 0] } })],
  ['$jsonSchema', (connection) => connection.collection('c').findOne({ $jsonSchema: {} })],
  ['$bit', (connection) => connection.collection('c').updateOne({}, { $bit: { n: { and: 1 } } })],
  ['update pipelines', (connection) => connection.collection('c').updateOne({}, [{ $set: { a: 1 } }])],
  [
    'the option collation',
    (connection) =>
      connection
        .collection('c')
        .find({}, { collation: { locale: 'en' } })
        .toArray(),
  ],
  ['the option hint', (connection) => connection.collection('c').findOne({}, { hint: 'a_1' })],
  ['the positional $', (connection) => connection.collection('c').findOne({ l: 1 }, { projection: { 'l.$': 1 } })],
  [
    'the index option expireAfterSeconds',
    (connection) => connection.collection('c').createIndex({ at: 1 }, { expireAfterSeconds: 60 }),
  ],
  ['text indexes', (connection) => connection.collection('c').createIndex({ name: 'text' })],
  ['the collection option capped', (connection) => connection.createCollection('capped', { capped: true, size: 1000 })],
];

describe('the embedded store', () => {
  let store: Awaited<ReturnType<typeof openEmbeddedStore>>;
  beforeAll(async () => {
    store = await openEmbeddedStore();
    await store.connection.collection('c').insertOne({ l: [1], at: new Date(), n: 1 });
  });
  afterAll(() => store.discard());

  for (const [feature, use] of REFUSED) {
    it(`refuses ${feature} by name and says the way out`, async () => {
      const error = await Promise.resolve()
        .then(() => use(store.connection))
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(error).toBeInstanceOf(NotInEmbeddedStoreError);
      expect(String(error)).toContain(feature);
      expect(String(error)).toContain('MONGODB_URI');
    });
  }

  it('refuses sessions passed to an operation', async () => {
    const session = { id: 1 };
    const write = store.connection.collection('c').insertOne({ a: 1 }, { session: session as never });
    await expect(write).rejects.toThrow('sessions and transactions');
  });

  it('refuses to index a value that makes too long a key, and stores it where it is not indexed', async () => {
    const collection = store.connection.collection('long');
    await collection.createIndex({ name: 1 });
    await expect(collection.insertOne({ name: 'x'.repeat(5000) })).rejects.toMatchObject({ code: 17280 });
    await collection.insertOne({ note: 'x'.repeat(5000) });
    expect(await collection.countDocuments({ name: 'x'.repeat(5000) })).toBe(0);
    expect(await collection.countDocuments({ note: 'x'.repeat(5000) })).toBe(1);
  });

  it('refuses a document of more than 16 MiB', async () => {
    const write = store.connection.collection('c').insertOne({ bytes: Buffer.alloc(16 * 1024 * 1024) });
    await expect(write).rejects.toMatchObject({ code: 10334 });
  });
});
