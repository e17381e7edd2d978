import { aggregate, parsePipeline } from './aggregation.ts';
import { isPlainObject, type StoredDocument } from './bson.ts';
import { bulkWrite } from './bulk-write.ts';
import type { Catalogue } from './catalogue.ts';
import { CollectionIndexes } from './collection-indexes.ts';
import { CollectionOperations, type Changed, type UpdateCounts } from './collection-operations.ts';
import { DocumentCursor, type Pieces } from './cursor.ts';
import { someAtPath } from './document-path.ts';
import { compileFilter } from './filter.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { asFilter, parseReadOptions, refuseOptions, type DriverOptions } from './options.ts';
import { parseSort } from './sort.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';
import { ValueSet } from './value-set.ts';

/** A collection as the MongoDB driver offers it: same methods, arguments, results and errors, for what the embedded store supports. */
export class DocumentCollection {
  readonly collectionName: string;
  readonly #store: KeyValueStore;
  readonly #catalogue: Catalogue;
  readonly #database: string;

  constructor(store: KeyValueStore, catalogue: Catalogue, database: string, name: string) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#database = database;
    this.collectionName = name;
  }

  get namespace(): string {
    return `${this.#database}.${this.collectionName}`;
  }

  /** The operations, if the collection exists. */
  #existing(): CollectionOperations | undefined {
    const entry = this.#catalogue.find(this.collectionName);
    return entry && new CollectionOperations(this.#store, this.#catalogue, entry, this.namespace);
  }

  /** The operations; the first write makes the collection. */
  #operations(): CollectionOperations {
    const entry = this.#catalogue.find(this.collectionName) ?? this.#catalogue.create(this.collectionName);
    return new CollectionOperations(this.#store, this.#catalogue, entry, this.namespace);
  }

  #indexes(): CollectionIndexes {
    const operations = this.#operations();
    const entry = this.#catalogue.find(this.collectionName)!;
    return new CollectionIndexes(this.#store, this.#catalogue, entry, operations);
  }

  find(filter?: unknown, options?: DriverOptions): DocumentCursor {
    refuseOptions(options, 'find');
    const query = asFilter(filter);
    const read = parseReadOptions(options);
    compileFilter(query);
    return new DocumentCursor(() => this.#existing()?.reader.pieces(query, read) ?? nothing());
  }

  async findOne(filter?: unknown, options?: DriverOptions): Promise<unknown> {
    refuseOptions(options, 'findOne');
    const read = parseReadOptions(options);
    if (read.skip > 0) return this.find(filter, { ...options, limit: 1 }).next();
    const found = this.#existing()?.reader.first(asFilter(filter), read.sort);
    if (!found) return null;
    return read.projection ? read.projection(found.document) : found.document;
  }

  async countDocuments(filter?: unknown, options?: DriverOptions): Promise<number> {
    refuseOptions(options, 'countDocuments');
    const query = asFilter(filter);
    const { skip, limit } = parseReadOptions(options);
    const existing = this.#existing();
    if (!existing) return 0;
    if (Object.keys(query).length === 0) return Math.max(0, Math.min(existing.reader.count() - skip, limit));
    let count = 0;
    const read = { sort: [], skip, limit, projection: undefined };
    for await (const piece of existing.reader.pieces(query, read)) count += piece.length;
    return count;
  }

  async estimatedDocumentCount(): Promise<number> {
    return this.#existing()?.reader.count() ?? 0;
  }

  async distinct(path: string, filter?: unknown, options?: DriverOptions): Promise<unknown[]> {
    refuseOptions(options, 'distinct');
    const seen = new ValueSet();
    const values: unknown[] = [];
    const keep = (value: unknown): void => void (value !== undefined && seen.add(value) && values.push(value));
    const everything = { sort: [], skip: 0, limit: Infinity, projection: undefined };
    const query = asFilter(filter);
    for await (const piece of this.#existing()?.reader.pieces(query, everything) ?? nothing()) {
      for (const document of piece) {
        someAtPath(document, path.split('.'), (leaf) => {
          if (Array.isArray(leaf)) leaf.forEach(keep);
          else keep(leaf);
          return false;
        });
      }
    }
    return values;
  }

  aggregate(pipeline: unknown, options?: DriverOptions): DocumentCursor {
    refuseOptions(options, 'aggregate');
    parsePipeline(pipeline);
    return new DocumentCursor(() => aggregate(this.#existing()?.reader, pipeline));
  }

  async insertOne(document: StoredDocument, options?: DriverOptions) {
    refuseOptions(options, 'insertOne');
    const { id: insertedId } = this.#operations().writer.insert(document);
    return { acknowledged: true, insertedId };
  }

  async insertMany(documents: readonly StoredDocument[], options?: DriverOptions) {
    const operations = documents.map((document) => ({ insertOne: { document } }));
    const { insertedCount, insertedIds } = await this.bulkWrite(operations, options);
    return { acknowledged: true, insertedCount, insertedIds };
  }

  async bulkWrite(operations: readonly unknown[], options?: DriverOptions) {
    refuseOptions(options, 'bulkWrite');
    if (!Array.isArray(operations)) throw storeError('FailedToParse', 'bulkWrite needs an array of operations');
    const atomically = <T>(work: () => T): T => this.#store.batch(work);
    return bulkWrite(this.#operations(), atomically, operations, options?.['ordered'] !== false);
  }

  async updateOne(filter: unknown, change: unknown, options?: DriverOptions) {
    refuseOptions(options, 'updateOne');
    return updateResult(this.#operations().updateOne({ filter, change, ...updateOptions(options) }).counts);
  }

  async updateMany(filter: unknown, change: unknown, options?: DriverOptions) {
    refuseOptions(options, 'updateMany');
    return updateResult(await this.#operations().updateMany({ filter, change, ...updateOptions(options) }));
  }

  async replaceOne(filter: unknown, change: unknown, options?: DriverOptions) {
    refuseOptions(options, 'replaceOne');
    return updateResult(this.#operations().replaceOne({ filter, change, ...updateOptions(options) }).counts);
  }

  async deleteOne(filter: unknown, options?: DriverOptions) {
    refuseOptions(options, 'deleteOne');
    const deleted = this.#existing()?.deleteOne(filter, parseSort(options?.['sort']));
    return { acknowledged: true, deletedCount: deleted ? 1 : 0 };
  }

  async deleteMany(filter: unknown, options?: DriverOptions) {
    refuseOptions(options, 'deleteMany');
    return { acknowledged: true, deletedCount: (await this.#existing()?.deleteMany(filter)) ?? 0 };
  }

  async findOneAndUpdate(filter: unknown, change: unknown, options?: DriverOptions): Promise<unknown> {
    refuseOptions(options, 'findOneAndUpdate');
    return foundResult(this.#operations().updateOne({ filter, change, ...updateOptions(options) }), options);
  }

  async findOneAndReplace(filter: unknown, change: unknown, options?: DriverOptions): Promise<unknown> {
    refuseOptions(options, 'findOneAndReplace');
    return foundResult(this.#operations().replaceOne({ filter, change, ...updateOptions(options) }), options);
  }

  async findOneAndDelete(filter: unknown, options?: DriverOptions): Promise<unknown> {
    refuseOptions(options, 'findOneAndDelete');
    const { sort, projection } = parseReadOptions(options);
    const deleted = this.#existing()?.deleteOne(filter, sort);
    const value = deleted && projection ? projection(deleted) : (deleted ?? null);
    if (options?.['includeResultMetadata'] !== true) return value;
    return { value, lastErrorObject: { n: deleted ? 1 : 0 }, ok: 1 };
  }

  async createIndex(keys: StoredDocument, options?: StoredDocument): Promise<string> {
    return this.#indexes().create(keys, options);
  }

  async createIndexes(specifications: readonly StoredDocument[]): Promise<string[]> {
    return specifications.map(({ key, ...options }) => {
      if (!isPlainObject(key)) throw storeError('FailedToParse', 'An index specification needs a key');
      return this.#indexes().create(key, options);
    });
  }

  async dropIndex(which: unknown): Promise<{ ok: 1 }> {
    this.#indexes().drop(which);
    return { ok: 1 };
  }

  async dropIndexes(): Promise<boolean> {
    this.#indexes().drop('*');
    return true;
  }

  listIndexes(): DocumentCursor {
    return new DocumentCursor(
      async function* (this: DocumentCollection): Pieces {
        if (this.#existing()) yield this.#indexes().list();
      }.bind(this),
    );
  }

  async indexes(): Promise<unknown[]> {
    return this.#existing() ? this.#indexes().list() : [];
  }

  /** Whether the collection was there. */
  async drop(): Promise<boolean> {
    const existing = this.#existing();
    existing?.drop();
    return existing !== undefined;
  }

  watch(): never {
    throw new NotInEmbeddedStoreError('change streams', 'watch');
  }
}

async function* nothing(): Pieces {}

function updateOptions(options?: DriverOptions) {
  return {
    arrayFilters: options?.['arrayFilters'],
    upsert: options?.['upsert'] === true,
    sort: parseSort(options?.['sort']),
  };
}

function updateResult(counts: UpdateCounts) {
  return { acknowledged: true, ...counts };
}

function foundResult({ before, after, counts }: Changed, options?: DriverOptions): unknown {
  const { projection } = parseReadOptions(options);
  const document = options?.['returnDocument'] === 'after' ? after() : before();
  const value = document && projection ? projection(document) : (document ?? null);
  if (options?.['includeResultMetadata'] !== true) return value;
  const { matchedCount, upsertedCount, upsertedId } = counts;
  const lastErrorObject = {
    n: matchedCount + upsertedCount,
    updatedExisting: matchedCount > 0,
    ...(upsertedCount > 0 && { upserted: upsertedId }),
  };
  return { value, lastErrorObject, ok: 1 };
}
