import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { EmbeddedDatabase } from './embedded/database.ts';
import { embeddedDriver, embeddedUri } from './embedded/driver.ts';

/** The part of a pino logger that the store writes to. */
export interface StoreLog {
  readonly info: (fields: object, message: string) => void;
}

export interface StoreOptions {
  /** A MongoDB server; without it the store is embedded. */
  readonly mongodbUri?: string | undefined;
  /** The data folder; the embedded store keeps its files in `store` below it. */
  readonly dataDir: string;
  readonly log?: StoreLog | undefined;
}

export interface StoreConnection {
  /** Where models are defined: `connection.model(name, schema)`. */
  readonly connection: Connection;
  readonly kind: 'mongodb' | 'embedded';
  /** Finishes what is under way and lets go of the data folder or the server. */
  close(): Promise<void>;
}

/** How long a server may take to answer the first time. */
const SERVER_SELECTION_TIMEOUT_MS = 10_000;

/**
 * Connects to the document store: the MongoDB server that is named, else the embedded store in the data folder. Each call makes a mongoose
 * instance of its own, so that several stores can be open in one process.
 *
 * @throws StoreInUseError when another process owns the data folder; mongoose's own error when the server does not answer
 */
export async function connectStore({ mongodbUri, dataDir, log }: StoreOptions): Promise<StoreConnection> {
  const instance = new mongoose.Mongoose();
  const kind = mongodbUri ? 'mongodb' : 'embedded';
  if (!mongodbUri) instance.setDriver(embeddedDriver);
  const folder = join(dataDir, 'store');
  const connection = instance.createConnection();
  await connection.openUri(mongodbUri ?? embeddedUri(folder), {
    ...(mongodbUri && { serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS }),
  });
  if (connection.db instanceof EmbeddedDatabase) {
    const { recoveredWrites } = connection.db;
    log?.info({ kind, folder, recoveredWrites }, 'Document store open');
  } else log?.info({ kind, host: connection.host }, 'Document store open');
  return { connection, kind, close: () => connection.close() };
}
