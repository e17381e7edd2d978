import { Catalogue } from './catalogue.ts';
import { DocumentCursor, type Pieces } from './cursor.ts';
import { DocumentCollection } from './document-collection.ts';
import { KeyValueStore } from './key-value-store.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

/** Options of `createCollection` that make another kind of collection; the rest (validation levels and the like) is a server's. */
const REFUSED_KINDS = [
  'capped',
  'timeseries',
  'viewOn',
  'collation',
  'clusteredIndex',
  'expireAfterSeconds',
  'validator',
];

/** The store in one folder, as the MongoDB driver offers a database. */
export class EmbeddedDatabase {
  readonly databaseName = 'dacu';
  readonly #store: KeyValueStore;
  readonly #catalogue: Catalogue;
  readonly #collections = new Map<string, DocumentCollection>();

  /** @throws StoreInUseError when another process owns the folder */
  constructor(folder: string) {
    this.#store = new KeyValueStore(folder);
    this.#catalogue = new Catalogue(this.#store);
  }

  /** Writes that were taken from the journal because the last process did not close the store. */
  get recoveredWrites(): number {
    return this.#store.recoveredWrites;
  }

  collection(name: string): DocumentCollection {
    let collection = this.#collections.get(name);
    if (!collection) {
      collection = new DocumentCollection(this.#store, this.#catalogue, this.databaseName, name);
      this.#collections.set(name, collection);
    }
    return collection;
  }

  async createCollection(name: string, options: Readonly<Record<string, unknown>> = {}): Promise<DocumentCollection> {
    const kind = REFUSED_KINDS.find((option) => options?.[option] !== undefined && options[option] !== false);
    if (kind) throw new NotInEmbeddedStoreError(`the collection option ${kind}`, 'createCollection');
    if (this.#catalogue.find(name)) {
      throw storeError('NamespaceExists', `Collection ${this.databaseName}.${name} already exists.`);
    }
    this.#catalogue.create(name);
    return this.collection(name);
  }

  listCollections(): DocumentCursor {
    const names = this.#catalogue.names;
    return new DocumentCursor(async function* (): Pieces {
      yield names.map((name) => ({ name, type: 'collection' }));
    });
  }

  async dropCollection(name: string): Promise<boolean> {
    return this.collection(name).drop();
  }

  async dropDatabase(): Promise<boolean> {
    for (const name of this.#catalogue.names) await this.dropCollection(name);
    return true;
  }

  async close(): Promise<void> {
    await this.#store.close();
  }
}
