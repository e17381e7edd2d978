import type { StoredDocument } from './bson.ts';
import type { Catalogue, CollectionEntry } from './catalogue.ts';
import { CollectionIndex, defineIndex, type IndexDefinition } from './collection-index.ts';
import type { CollectionOperations } from './collection-operations.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { storeError } from './store-errors.ts';

const ID_INDEX = { v: 2, key: { _id: 1 }, name: '_id_' };

/** Makes, lists and drops the indexes of one collection. */
export class CollectionIndexes {
  readonly #store: KeyValueStore;
  readonly #catalogue: Catalogue;
  readonly #entry: CollectionEntry;
  readonly #operations: CollectionOperations;

  constructor(store: KeyValueStore, catalogue: Catalogue, entry: CollectionEntry, operations: CollectionOperations) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#entry = entry;
    this.#operations = operations;
  }

  list(): Record<string, unknown>[] {
    return [ID_INDEX, ...this.#entry.indexes.map((index) => index.description())];
  }

  /**
   * Makes an index over the documents that are there; the same index again is no change.
   *
   * @returns its name
   * @throws MongoServerError 11000 when it is to be unique and the documents are not, 85 or 86 when it contradicts one that is there
   */
  create(keys: StoredDocument, options?: StoredDocument): string {
    const definition = defineIndex(keys, options);
    if (definition.fields.length === 1 && definition.fields[0]![0] === '_id') return ID_INDEX.name;
    if (this.#exists(definition)) return definition.name;
    const index = new CollectionIndex({ ...definition, id: this.#catalogue.nextId(), multikey: false });
    const { writer, reader } = this.#operations;
    const entries = writer.entriesFor(index, reader.all());
    const next = { ...this.#entry, indexes: [...this.#entry.indexes, index] };
    this.#store.write([...entries, this.#catalogue.change(next)]);
    this.#entry.indexes = next.indexes;
    return definition.name;
  }

  #exists(wanted: IndexDefinition): boolean {
    for (const { definition } of this.#entry.indexes) {
      const sameKeys = JSON.stringify(definition.fields) === JSON.stringify(wanted.fields);
      const same = sameKeys && optionsText(definition) === optionsText(wanted);
      if (definition.name === wanted.name) {
        if (same) return true;
        throw storeError(
          'IndexKeySpecsConflict',
          `An existing index has the same name as the requested index: ${wanted.name}. Drop it first, or give the new one another name.`,
        );
      }
      if (same) {
        throw storeError('IndexOptionsConflict', `Index already exists with a different name: ${definition.name}`);
      }
    }
    return false;
  }

  /** @param which the name, or the keys, of the index; `*` for all but that of `_id` */
  drop(which: unknown): void {
    const dropped = which === '*' ? this.#entry.indexes : [this.#find(which)];
    const removed = dropped.flatMap((index) =>
      [...this.#store.entries(index.range)].map(({ key }) => ({ key, value: undefined })),
    );
    const next = { ...this.#entry, indexes: this.#entry.indexes.filter((index) => !dropped.includes(index)) };
    this.#store.write([...removed, this.#catalogue.change(next)]);
    this.#entry.indexes = next.indexes;
  }

  #find(which: unknown): CollectionIndex {
    const index = this.#entry.indexes.find(
      (candidate) =>
        candidate.definition.name === which || JSON.stringify(candidate.keyPattern) === JSON.stringify(which),
    );
    if (index) return index;
    throw storeError(
      'IndexNotFound',
      `index not found with name [${typeof which === 'string' ? which : JSON.stringify(which)}]`,
    );
  }
}

function optionsText({ unique, sparse, partialFilterExpression }: IndexDefinition): string {
  return JSON.stringify([unique, sparse, partialFilterExpression ?? null]);
}
