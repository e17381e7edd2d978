import { randomUUID } from 'node:crypto';
import { connectStore } from '../../engine/store/connect.ts';
import { describeStoreContract } from './contract.ts';
import { openEmbeddedStore, temporaryDataDir } from './open-embedded-store.ts';

describeStoreContract('the embedded store', openEmbeddedStore);

const mongodbUri = process.env['MONGODB_URI'];

// The same suite on a server is run where there is one: MONGODB_URI names it, and each part uses a database of its own.
if (mongodbUri) {
  describeStoreContract('a MongoDB server', async () => {
    const { dataDir, remove } = await temporaryDataDir();
    const uri = new URL(mongodbUri);
    uri.pathname = `/dacu_contract_${randomUUID().replaceAll('-', '')}`;
    const store = await connectStore({ mongodbUri: uri.href, dataDir });
    const discard = async (): Promise<void> => {
      await store.connection.dropDatabase();
      await store.close();
      await remove();
    };
    return { connection: store.connection, discard };
  });
}
