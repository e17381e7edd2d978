import { decodeDocument, encodeDocument, newObjectId, type StoredDocument } from './bson.ts';
import type { Catalogue, CollectionEntry } from './catalogue.ts';
import type { CollectionIndex } from './collection-index.ts';
import { documentKey, idOfDocumentKey, idOfIndexEntry, indexEntry, rangeOf } from './key-space.ts';
import type { Change, KeyValueStore } from './key-value-store.ts';
import type { Found } from './scan.ts';
import { duplicateKeyError, storeError } from './store-errors.ts';

interface Replaced {
  readonly next: StoredDocument;
  readonly modified: boolean;
}

/** Writes single documents of a collection together with their index entries: each call is one atomic, durable step. */
export class DocumentWriter {
  readonly #store: KeyValueStore;
  readonly #catalogue: Catalogue;
  readonly #entry: CollectionEntry;
  readonly #namespace: string;

  constructor(store: KeyValueStore, catalogue: Catalogue, entry: CollectionEntry, namespace: string) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#entry = entry;
    this.#namespace = namespace;
  }

  /**
   * @returns the document's `_id`, made here when it has none, and the document as it is stored
   * @throws MongoServerError 11000 when its `_id` or a unique key is taken
   */
  insert(input: object): { readonly id: unknown; readonly bytes: Buffer } {
    const { document, bytes } = toStored(input);
    const id = document['_id'];
    if (Array.isArray(id) || id instanceof RegExp)
      throw storeError('BadValue', "The '_id' value cannot be an array or a regex");
    const key = documentKey(this.#entry.id, id);
    if (this.#store.get(key)) throw duplicateKeyError(this.#namespace, '_id_', { _id: 1 }, { _id: id });
    const changes: Change[] = [{ key, value: bytes }];
    this.#index(key, [], document, changes);
    this.#store.write(changes);
    if (this.#entry.count !== undefined) this.#entry.count++;
    return { id, bytes };
  }

  /**
   * Puts what a change makes of the document found in its place. The change may work on that document itself.
   *
   * @returns what it made, and whether that differs
   */
  replace({ key, bytes, document }: Found, change: (document: StoredDocument) => StoredDocument): Replaced {
    const before = this.#keysOf(document);
    const next = change(document);
    const nextBytes = encodeDocument(next);
    if (nextBytes.equals(bytes)) return { next, modified: false };
    const changes: Change[] = [{ key, value: nextBytes }];
    this.#index(key, before, next, changes);
    this.#store.write(changes);
    return { next, modified: true };
  }

  remove(found: Found): void {
    const changes: Change[] = [{ key: found.key, value: undefined }];
    this.#index(found.key, this.#keysOf(found.document), undefined, changes);
    this.#store.write(changes);
    if (this.#entry.count !== undefined) this.#entry.count--;
  }

  /** The entries of a new index for the documents that are there. @throws MongoServerError 11000 when they break its uniqueness */
  entriesFor(index: CollectionIndex, documents: Iterable<Found>): Change[] {
    const changes: Change[] = [];
    const taken = new Set<string>();
    for (const { key, document } of documents) {
      const { keys, multikey } = index.keysOf(document);
      index.multikey ||= multikey;
      for (const fieldsKey of keys) {
        if (index.definition.unique) {
          const text = fieldsKey.toString('latin1');
          if (taken.has(text)) throw this.#duplicate(index, document);
          taken.add(text);
        }
        changes.push(indexEntry(fieldsKey, idOfDocumentKey(key)));
      }
    }
    return changes;
  }

  /** Under which keys the document stands, by index in the order of the collection's. */
  #keysOf(document: StoredDocument): (readonly Buffer[])[] {
    return this.#entry.indexes.map((index) => index.keysOf(document).keys);
  }

  #index(
    key: Buffer,
    before: readonly (readonly Buffer[])[],
    after: StoredDocument | undefined,
    changes: Change[],
  ): void {
    const id = idOfDocumentKey(key);
    let catalogueChanged = false;
    for (const [at, index] of this.#entry.indexes.entries()) {
      const old = before[at] ?? [];
      const next = after ? index.keysOf(after) : { keys: [], multikey: false };
      for (const fieldsKey of next.keys) {
        if (old.some((other) => other.equals(fieldsKey))) continue;
        if (index.definition.unique && after) this.#refuseTaken(index, fieldsKey, id, after);
        changes.push(indexEntry(fieldsKey, id));
      }
      for (const fieldsKey of old) {
        if (!next.keys.some((other) => other.equals(fieldsKey))) {
          changes.push({ key: indexEntry(fieldsKey, id).key, value: undefined });
        }
      }
      if (next.multikey && !index.multikey) catalogueChanged = index.multikey = true;
    }
    if (catalogueChanged) changes.push(this.#catalogue.change(this.#entry));
  }

  #refuseTaken(index: CollectionIndex, fieldsKey: Buffer, id: Buffer, document: StoredDocument): void {
    for (const { key, value } of this.#store.entries(rangeOf(fieldsKey))) {
      if (!idOfIndexEntry(key, value).equals(id)) throw this.#duplicate(index, document);
    }
  }

  #duplicate(index: CollectionIndex, document: StoredDocument): Error {
    return duplicateKeyError(this.#namespace, index.definition.name, index.keyPattern, index.keyValue(document));
  }
}

/** The document as it is stored: with an `_id`, which comes first whatever the order it was written in. */
function toStored(input: object): { document: StoredDocument; bytes: Buffer } {
  const bytes = encodeDocument(input);
  const document = decodeDocument(bytes);
  if (Object.keys(document)[0] === '_id' && document['_id'] !== null) return { document, bytes };
  const { _id, ...fields } = document;
  const reordered = { _id: _id ?? newObjectId(), ...fields };
  return { document: reordered, bytes: encodeDocument(reordered) };
}
