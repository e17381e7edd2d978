import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectStore, type StoreConnection } from '../../engine/store/connect.ts';
import type { OpenedStore } from './contract/store-under-test.ts';

/** A data folder of its own, and the way to remove it. */
export async function temporaryDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dacu-store-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

export async function openEmbeddedStore(): Promise<OpenedStore & { store: StoreConnection; dataDir: string }> {
  const { dataDir, remove } = await temporaryDataDir();
  const store = await connectStore({ dataDir });
  const discard = async (): Promise<void> => {
    await store.close();
    await remove();
  };
  return { connection: store.connection, store, dataDir, discard };
}
