import BaseConnection from 'mongoose/lib/connection.js';
import type mongoose from 'mongoose';
import BulkWriteResult from 'mongoose/lib/drivers/node-mongodb-native/bulkWriteResult.js';
import { EmbeddedCollection } from './embedded-collection.ts';
import { EmbeddedDatabase } from './database.ts';
import { NotInEmbeddedStoreError } from './store-errors.ts';

const CONNECTING = 2;
const DISCONNECTED = 0;
const SCHEME = 'embedded:';

/** The address of the store in a folder, for mongoose's `openUri`. */
export const embeddedUri = (folder: string): string => `${SCHEME}${folder}`;

/** The driver's client, as far as mongoose asks for one: what needs a server is refused by name. */
class EmbeddedClient {
  constructor(readonly database: EmbeddedDatabase) {}

  async close(): Promise<void> {
    await this.database.close();
  }

  startSession(): never {
    throw new NotInEmbeddedStoreError('sessions and transactions', 'startSession');
  }

  withSession(): never {
    throw new NotInEmbeddedStoreError('sessions and transactions', 'withSession');
  }

  bulkWrite(): never {
    throw new NotInEmbeddedStoreError('writes to several collections at once', 'Connection.bulkWrite');
  }
}

/** A mongoose connection to the store in one folder of this machine. */
export class EmbeddedConnection extends BaseConnection {
  #client: EmbeddedClient | undefined;

  /** Called by mongoose's `openUri`. @throws StoreInUseError when another process owns the folder */
  async createClient(uri: string, options: Readonly<Record<string, unknown>> = {}): Promise<this> {
    if (!uri.startsWith(SCHEME))
      throw new Error(`The embedded store opens addresses like ${embeddedUri('FOLDER')}, not ${uri}.`);
    for (const option of ['autoIndex', 'autoCreate', 'bufferCommands', 'bufferTimeoutMS', 'sanitizeFilter']) {
      if (options[option] !== undefined) this.config[option] = options[option];
    }
    this.readyState = CONNECTING;
    this._connectionString = uri;
    try {
      const database = new EmbeddedDatabase(uri.slice(SCHEME.length));
      this.#client = new EmbeddedClient(database);
      this.client = this.#client;
      this.db = database;
      this.name = database.databaseName;
      this.host = 'embedded';
    } catch (error) {
      this.readyState = DISCONNECTED;
      throw error;
    }
    this.onOpen();
    return this;
  }

  /** Called by mongoose's `close`. */
  async doClose(): Promise<this> {
    await this.#client?.close();
    this.#client = undefined;
    return this;
  }

  watch(): never {
    throw new NotInEmbeddedStoreError('change streams', 'watch');
  }

  useDb(): never {
    throw new NotInEmbeddedStoreError('several databases', 'useDb');
  }
}

/** The driver for `mongoose.setDriver`. */
export const embeddedDriver = {
  Connection: EmbeddedConnection,
  Collection: EmbeddedCollection,
  BulkWriteResult,
} as unknown as Parameters<typeof mongoose.setDriver>[0];
