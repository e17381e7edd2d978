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
  /**
   * Set while the connection is open; mongoose's automatic index creation waits for it. Only declared: the base constructor opens the
   * collection on an open connection, and a field's initial value would undo that.
   */
  declare collection: DocumentCollection | null | undefined;

  override onOpen(): void {
    this.collection = (this.conn.db as EmbeddedDatabase).collection(this.name);
    super.onOpen();
  }

  /** Runs a method of the store's collection, now or when the connection is open. */
  call(method: Method, args: readonly unknown[]): unknown {
    if (this.conn.$wasForceClosed) throw new Error('The connection was closed by force.');
    if (this.buffer && this._shouldBufferCommands()) return this.#whenOpen(method).then(() => this.call(method, args));
    if (!this.collection) {
      throw new Error(
        `Cannot call ${this.name}.${method}() before the connection is open when bufferCommands is false.`,
      );
    }
    const run = this.collection[method] as (...given: unknown[]) => unknown;
    return run.apply(this.collection, [...args]);
  }

  #whenOpen(method: Method): Promise<void> {
    const timeoutMs = this._getBufferTimeoutMS();
    return new Promise((resolve, reject) => {
      const open = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        if (this.removeQueue(open))
          reject(new Error(`${this.name}.${method}() waited ${timeoutMs} ms for the connection to open.`));
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
