import { decodeDocument, encodeDocument } from './bson.ts';
import { CollectionIndex, type StoredIndex } from './collection-index.ts';
import { catalogueKey, catalogueRange, counterKey, nameOfCatalogueKey } from './key-space.ts';
import type { Change, KeyValueStore } from './key-value-store.ts';

/** What the store knows of a collection besides its documents. */
export interface CollectionEntry {
  readonly id: number;
  readonly name: string;
  indexes: CollectionIndex[];
  /** Documents; unknown until it was first asked for. */
  count: number | undefined;
}

interface StoredEntry {
  readonly id: number;
  readonly indexes: readonly StoredIndex[];
}

/** The collections of a store and their indexes, held in memory and in the store alike. */
export class Catalogue {
  readonly #store: KeyValueStore;
  readonly #entries = new Map<string, CollectionEntry>();

  constructor(store: KeyValueStore) {
    this.#store = store;
    for (const { key, value } of store.entries(catalogueRange)) {
      const name = nameOfCatalogueKey(key);
      // Only this class writes these entries.
      const stored = decodeDocument(value) as unknown as StoredEntry;
      const indexes = stored.indexes.map((index) => new CollectionIndex(withoutNulls(index)));
      this.#entries.set(name, { id: stored.id, name, indexes, count: undefined });
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  find(name: string): CollectionEntry | undefined {
    return this.#entries.get(name);
  }

  create(name: string): CollectionEntry {
    const entry: CollectionEntry = { id: this.nextId(), name, indexes: [], count: 0 };
    this.#store.write([this.change(entry)]);
    this.#entries.set(name, entry);
    return entry;
  }

  /** Forgets the collection; its documents are the caller's to remove, in the same write. */
  forget(name: string): Change {
    this.#entries.delete(name);
    return { key: catalogueKey(name), value: undefined };
  }

  /** The write that keeps an entry as it is in memory. */
  change({ id, name, indexes }: CollectionEntry): Change {
    return { key: catalogueKey(name), value: encodeDocument({ id, indexes: indexes.map((index) => index.stored()) }) };
  }

  /** A number for a collection or an index; none is used twice. */
  nextId(): number {
    const next = (this.#store.get(counterKey)?.readUInt32BE(0) ?? 0) + 1;
    const value = Buffer.alloc(4);
    value.writeUInt32BE(next);
    this.#store.write([{ key: counterKey, value }]);
    return next;
  }
}

/** BSON keeps `undefined` as null. */
function withoutNulls(index: StoredIndex): StoredIndex {
  return { ...index, partialFilterExpression: index.partialFilterExpression ?? undefined };
}
