import BaseCollection from 'mongoose/lib/collection.js';
import type { DocumentCollection } from './document-collection.ts';
import type { EmbeddedDatabase } from './database.ts';

type Method = Exclude<keyof DocumentCollection, 'collectionName' | 'namespace'>;

const METHODS: readonly Method[] = [
  'aggregate',
  'bulkWrite',
  'countDocuments',
  'createIndex',
  'createIndexes',
  'deleteMany',
  'deleteOne',
  'distinct',
  'drop',
  'dropIndex',
  'dropIndexes',
  'estimatedDocumentCount',
  'find',
  'findOne',
  'findOneAndDelete',
  'findOneAndReplace',
  'findOneAndUpdate',
  'indexes',
  'insertMany',
  'insertOne',
  'listIndexes',
  'replaceOne',
  'updateMany',
  'updateOne',
  'watch',
];

/** A collection as mongoose's models see it: operations asked for before the connection is open wait until it is. */
export class EmbeddedCollection extends BaseCollection {
  /** Set once the connection is open; mongoose's automatic index creation waits for it. */
  collection: DocumentCollection | null = null;

  constructor(name: string, connection: ConstructorParameters<typeof BaseCollection>[1], options?: object) {
    super(name, connection, options);
    // The base constructor opens at once on an open connection, before this class's own fields are set.
    if (!this.buffer) this.#open();
  }

  override onOpen(): void {
    this.#open();
    super.onOpen();
  }

  override onClose(force?: boolean): void {
    this.collection = null;
    this.buffer = true;
    super.onClose(force);
  }

  #open(): DocumentCollection | null {
    const database = this.conn.db as EmbeddedDatabase | undefined;
    return (this.collection = database ? database.collection(this.name) : null);
  }

  /** Runs a method of the store's collection, now or when the connection is open. */
  call(method: Method, args: readonly unknown[]): unknown {
    if (this.conn.$wasForceClosed) throw new Error('The connection was closed by force.');
    if (this.buffer && this._shouldBufferCommands()) return this.#whenOpen(method).then(() => this.call(method, args));
    if (!this.collection) {
      throw new Error(`Cannot call ${this.name}.${method}() before the connection is open when bufferCommands is false.`);
    }
    const run = this.collection[method] as (...given: readonly unknown[]) => unknown;
    return run.apply(this.collection, args);
  }

  #whenOpen(method: Method): Promise<void> {
    const timeoutMs = this._getBufferTimeoutMS();
    return new Promise((resolve, reject) => {
      const open = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        if (this.removeQueue(open)) reject(new Error(`${this.name}.${method}() waited ${timeoutMs} ms for the connection to open.`));
      }, timeoutMs);
      this.addQueue(open);
    });
  }
}

for (const method of METHODS) {
  Object.defineProperty(EmbeddedCollection.prototype, method, {
    configurable: true,
    writable: true,
    value(this: EmbeddedCollection, ...args: readonly unknown[]) {
      return this.call(method, args);
    },
  });
}
