import mongoose from 'mongoose';
import { join } from 'node:path';
import { embeddedDriver, embeddedUri } from '../../engine/store/embedded/driver.ts';
import { connectStore } from '../../engine/store/connect.ts';
import { rejection } from './contract/store-under-test.ts';
import { temporaryDataDir } from './open-embedded-store.ts';

const schema = () => new mongoose.Schema({ name: { type: String, unique: true } });

describe('the embedded driver', () => {
  let dataDir: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ dataDir, remove } = await temporaryDataDir());
  });
  afterEach(() => remove());

  function unopened() {
    const instance = new mongoose.Mongoose();
    instance.setDriver(embeddedDriver);
    const connection = instance.createConnection();
    return { connection, open: () => connection.openUri(embeddedUri(join(dataDir, 'store'))) };
  }

  it('keeps operations waiting until the connection is open, in their order', async () => {
    const { connection, open } = unopened();
    const Thing = connection.model('Thing', schema());
    const early = [
      Thing.create({ name: 'a' }),
      Thing.updateOne({ name: 'b' }, { $set: { name: 'b' } }, { upsert: true }).exec(),
      Thing.collection.insertOne({ name: 'raw' }),
    ];
    const indexed = Thing.init();
    await open();
    await Promise.all(early);
    await indexed;
    expect((await Thing.find().sort({ name: 1 })).map(({ name }) => name)).toEqual(['a', 'b', 'raw']);
    expect(await Thing.listIndexes()).toHaveLength(2);
    await connection.close();
  });

  it('lets a cursor begun before the connection is open read once it is', async () => {
    const { connection, open } = unopened();
    const Thing = connection.model('Thing', schema());
    const names = (async () => {
      const found: (string | null | undefined)[] = [];
      for await (const { name } of Thing.find().cursor()) found.push(name);
      return found;
    })();
    await open();
    expect(await names).toEqual([]);
    await connection.close();
  });

  it('gives up waiting after the buffer timeout, and says for what', async () => {
    const { connection } = unopened();
    const Thing = connection.model(
      'Thing',
      new mongoose.Schema({ name: String }, { bufferTimeoutMS: 10, autoIndex: false, autoCreate: false }),
    );
    expect((await rejection(Thing.collection.findOne({}))).message).toBe(
      'things.findOne() waited 10 ms for the connection to open.',
    );
  });

  it('makes no indexes when autoIndex is off', async () => {
    const { connection, open } = unopened();
    await open();
    const Thing = connection.model(
      'Thing',
      new mongoose.Schema({ name: { type: String, index: true } }, { autoIndex: false }),
    );
    await Thing.init();
    expect((await Thing.listIndexes()).map(({ name }) => name)).toEqual(['_id_']);
    await connection.close();
  });

  it('reports an index that cannot be made through init', async () => {
    const { connection, open } = unopened();
    await open();
    await connection.collection('things').insertMany([{ name: 'a' }, { name: 'a' }]);
    const Thing = connection.model('Thing', schema());
    expect((await rejection(Thing.init())).message).toContain('E11000');
    await connection.close();
  });

  it('refuses operations at once after it was closed', async () => {
    const { connection, open } = unopened();
    await open();
    const Thing = connection.model('Thing', schema());
    await Thing.init();
    await connection.close();
    expect((await rejection(Thing.collection.findOne({}))).message).toBe('The store is closed.');
  });

  it('finds everything again when the folder is opened again', async () => {
    for (const name of ['a', 'b', 'c']) {
      const store = await connectStore({ dataDir });
      const Thing = store.connection.model('Thing', schema());
      await Thing.init();
      await Thing.create({ name });
      expect((await rejection(Thing.create({ name }))).code).toBe(11000);
      await store.close();
    }
    const store = await connectStore({ dataDir });
    expect(await store.connection.collection('things').distinct('name')).toEqual(['a', 'b', 'c']);
    await store.close();
  });

  it('says where the store is in the log', async () => {
    const messages: object[] = [];
    const log = { info: (fields: object) => void messages.push(fields) };
    const store = await connectStore({ dataDir, log });
    expect(messages).toEqual([{ kind: 'embedded', folder: join(dataDir, 'store'), recoveredWrites: 0 }]);
    expect(store.kind).toBe('embedded');
    await store.close();
  });
});
