import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeDocument, normalize, type StoredDocument } from './bson.ts';
import type { Catalogue, CollectionEntry } from './catalogue.ts';
import { DocumentReader } from './document-reader.ts';
import { DocumentWriter } from './document-writer.ts';
import { compileFilter } from './filter.ts';
import { documentRange } from './key-space.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { asFilter } from './options.ts';
import type { Found } from './scan.ts';
import type { SortField } from './sort.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';
import { compileUpdate, equalityFields } from './update/update.ts';

export interface UpdateCounts {
  matchedCount: number;
  modifiedCount: number;
  upsertedCount: number;
  upsertedId: unknown;
}

export interface UpdateRequest {
  readonly filter: unknown;
  /** Operators, or for `replace` the whole document. */
  readonly change: unknown;
  readonly arrayFilters?: unknown;
  readonly upsert?: boolean;
  readonly sort?: readonly SortField[];
}

/** What became of a single document. As it was and as it is are read only by those who ask: bulk writes never do. */
export interface Changed {
  readonly before: () => StoredDocument | undefined;
  readonly after: () => StoredDocument | undefined;
  readonly counts: UpdateCounts;
}

/** Documents changed in one step before other work gets its turn. */
const PIECE = 500;

const none = (): undefined => undefined;
const NOTHING: UpdateCounts = { matchedCount: 0, modifiedCount: 0, upsertedCount: 0, upsertedId: null };

/** The writes of one collection. Those of one document run in one step, so that no two ever see the same state of it. */
export class CollectionOperations {
  readonly reader: DocumentReader;
  readonly writer: DocumentWriter;
  readonly #store: KeyValueStore;
  readonly #catalogue: Catalogue;
  readonly #entry: CollectionEntry;

  constructor(store: KeyValueStore, catalogue: Catalogue, entry: CollectionEntry, namespace: string) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#entry = entry;
    this.reader = new DocumentReader(store, entry);
    this.writer = new DocumentWriter(store, catalogue, entry, namespace);
  }

  updateOne(request: UpdateRequest): Changed {
    const filter = asFilter(request.filter);
    const update = compileUpdate(asUpdate(request.change), filter, asArrayFilters(request.arrayFilters), new Date());
    return this.#changeOne(request, filter, update.insert, update.apply);
  }

  replaceOne(request: UpdateRequest): Changed {
    const filter = asFilter(request.filter);
    const replacement = asReplacement(request.change);
    const withId = (id: unknown): StoredDocument => {
      if (replacement['_id'] !== undefined && id !== undefined && compareIds(replacement['_id'], id)) {
        throw storeError('ImmutableField', "The field '_id' cannot be changed by a replacement.");
      }
      return id === undefined ? replacement : { _id: id, ...replacement };
    };
    return this.#changeOne(
      request,
      filter,
      () => withId(equalityFields(filter)['_id']),
      (document) => withId(document['_id']),
    );
  }

  #changeOne(
    { upsert, sort }: UpdateRequest,
    filter: StoredDocument,
    insert: () => StoredDocument,
    change: (document: StoredDocument) => StoredDocument,
  ): Changed {
    const found = this.reader.first(filter, sort);
    if (!found) {
      if (!upsert) return { before: none, after: none, counts: NOTHING };
      const { id, bytes } = this.writer.insert(insert());
      const counts = { ...NOTHING, upsertedCount: 1, upsertedId: id };
      return { before: none, after: () => decodeDocument(bytes), counts };
    }
    const { next, modified } = this.writer.replace(found, change);
    const counts = { ...NOTHING, matchedCount: 1, modifiedCount: Number(modified) };
    return { before: () => decodeDocument(found.bytes), after: () => next, counts };
  }

  async updateMany({ filter: given, change, arrayFilters, upsert }: UpdateRequest): Promise<UpdateCounts> {
    const filter = asFilter(given);
    const update = compileUpdate(asUpdate(change), filter, asArrayFilters(arrayFilters), new Date());
    const counts = { ...NOTHING };
    await this.#eachMatch(filter, (found) => {
      counts.matchedCount++;
      if (this.writer.replace(found, update.apply).modified) counts.modifiedCount++;
    });
    if (counts.matchedCount > 0 || !upsert) return counts;
    return this.updateOne({ filter: given, change, arrayFilters, upsert }).counts;
  }

  deleteOne(filter: unknown, sort?: readonly SortField[]): StoredDocument | undefined {
    const found = this.reader.first(asFilter(filter), sort);
    if (!found) return undefined;
    this.writer.remove(found);
    return found.document;
  }

  async deleteMany(filter: unknown): Promise<number> {
    let deleted = 0;
    await this.#eachMatch(asFilter(filter), (found) => {
      this.writer.remove(found);
      deleted++;
    });
    return deleted;
  }

  /** Changes all matches: each is read again and tested in the step that changes it, for others may have been there in between. */
  async #eachMatch(filter: StoredDocument, change: (found: Found) => void): Promise<void> {
    // The matches are listed first: changing them moves them about in the index that finds them.
    const ids: unknown[] = [];
    const everything = { sort: [], skip: 0, limit: Infinity, projection: undefined };
    for await (const piece of this.reader.pieces(filter, everything)) for (const { _id } of piece) ids.push(_id);
    const matches = compileFilter(filter);
    for (let at = 0; at < ids.length; at += PIECE) {
      if (at > 0) await nextTurn();
      this.#store.batch(() => {
        for (const id of ids.slice(at, at + PIECE)) {
          const found = this.reader.first({ _id: id });
          if (found && matches(found.document)) change(found);
        }
      });
    }
  }

  /** Removes the collection with its documents and indexes, in one write. */
  drop(): void {
    const ranges = [documentRange(this.#entry.id), ...this.#entry.indexes.map((index) => index.range)];
    const removed = ranges.flatMap((range) =>
      [...this.#store.entries(range)].map(({ key }) => ({ key, value: undefined })),
    );
    this.#store.write([...removed, this.#catalogue.forget(this.#entry.name)]);
  }
}

function compareIds(a: unknown, b: unknown): boolean {
  return !compileFilter({ _id: b })({ _id: a });
}

function asUpdate(update: unknown): StoredDocument {
  if (Array.isArray(update)) throw new NotInEmbeddedStoreError('update pipelines', 'an update');
  if (typeof update !== 'object' || update === null) throw storeError('FailedToParse', 'An update must be an object');
  if (Object.keys(update).length === 0) return {};
  return normalize(update);
}

function asReplacement(document: unknown): StoredDocument {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw storeError('FailedToParse', 'A replacement must be a document');
  }
  const operator = Object.keys(document).find((key) => key.startsWith('$'));
  if (operator !== undefined)
    throw storeError('DollarPrefixedFieldName', `A replacement document must not contain operators: ${operator}`);
  return normalize(document);
}

function asArrayFilters(filters: unknown): StoredDocument[] {
  return Array.isArray(filters) ? filters.map(asFilter) : [];
}
