import { isPlainObject, normalize, type StoredDocument } from './bson.ts';
import { valuesAtPath } from './document-path.ts';
import { compileFilter, type Predicate } from './filter.ts';
import { MAX_KEY_BYTES } from './key-encoding.ts';
import { indexPrefix, indexRange, type IndexField } from './key-space.ts';
import type { KeyRange } from './key-value-store.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

/** What `createIndex` was asked for. */
export interface IndexDefinition {
  readonly name: string;
  readonly fields: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilterExpression: StoredDocument | undefined;
}

export interface StoredIndex extends IndexDefinition {
  readonly id: number;
  readonly multikey: boolean;
}

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
}

/** An index of a collection: which documents it holds and under which keys. */
export class CollectionIndex {
  readonly id: number;
  readonly definition: IndexDefinition;
  readonly fields: readonly IndexField[];
  readonly #covers: Predicate | undefined;
  /** Whether a document with an array at one of the fields was ever indexed: then one document may stand in many places. */
  multikey: boolean;

  constructor(stored: StoredIndex) {
    this.id = stored.id;
    this.definition = stored;
    this.multikey = stored.multikey;
    this.fields = stored.fields.map(([path, direction]) => ({ path, parts: path.split('.'), direction }));
    this.#covers = stored.partialFilterExpression && compileFilter(stored.partialFilterExpression);
  }

  get range(): KeyRange {
    return indexRange(this.id);
  }

  get keyPattern(): Record<string, number> {
    return Object.fromEntries(this.definition.fields);
  }

  stored(): StoredIndex {
    const { name, fields, unique, sparse, partialFilterExpression } = this.definition;
    return { id: this.id, name, fields, unique, sparse, partialFilterExpression, multikey: this.multikey };
  }

  /** As a server lists it. */
  description(): Record<string, unknown> {
    const { name, unique, sparse, partialFilterExpression } = this.definition;
    return {
      v: 2,
      key: this.keyPattern,
      name,
      ...(unique && { unique }),
      ...(sparse && { sparse }),
      ...(partialFilterExpression && { partialFilterExpression }),
    };
  }

  /**
   * The keys (without `_id`) under which the document stands in this index.
   *
   * @throws MongoServerError 171 when two fields are arrays, 17280 when a key is too long
   */
  keysOf(document: StoredDocument): IndexKeys {
    if (this.#covers && !this.#covers(document)) return { keys: [], multikey: false };
    const fields = this.fields.map(({ parts }) => valuesAtPath(document, parts));
    if (this.definition.sparse && fields.every(({ values }) => values.every((value) => value === undefined))) {
      return { keys: [], multikey: false };
    }
    if (fields.every(({ values, throughArray }) => values.length === 1 && !throughArray)) {
      return { keys: [this.#key(fields.map(({ values }) => values[0]))], multikey: false };
    }
    const arrays = this.fields.filter((_, i) => fields[i]!.throughArray).map(({ path }) => path);
    if (arrays.length > 1) {
      throw storeError('CannotIndexParallelArrays', `cannot index parallel arrays [${arrays.join('] [')}]`);
    }
    let tuples: unknown[][] = [[]];
    for (const { values } of fields) tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
    const keys = new Map<string, Buffer>();
    for (const tuple of tuples) {
      const key = this.#key(tuple);
      keys.set(key.toString('latin1'), key);
    }
    return { keys: [...keys.values()], multikey: arrays.length > 0 };
  }

  #key(tuple: readonly unknown[]): Buffer {
    try {
      return indexPrefix(this.id, this.fields, tuple);
    } catch (error) {
      if (error instanceof Error && 'codeName' in error && error.codeName === 'KeyTooLong') {
        throw storeError(
          'KeyTooLong',
          `The index ${this.definition.name} takes keys of up to ${MAX_KEY_BYTES} bytes: a value is longer.`,
        );
      }
      throw error;
    }
  }

  /** The values in a document that a unique index keeps apart, for its error. */
  keyValue(document: StoredDocument): Record<string, unknown> {
    return Object.fromEntries(
      this.fields.map(({ path, parts }) => {
        const { values, throughArray } = valuesAtPath(document, parts);
        return [path, (throughArray ? values.filter((value) => typeof value !== 'symbol') : values[0]) ?? null];
      }),
    );
  }
}

const KNOWN_OPTIONS = new Set(['name', 'unique', 'sparse', 'partialFilterExpression']);
/** Options that change nothing here. */
const IGNORED_OPTIONS = new Set(['background', 'v', 'comment', 'maxTimeMS', 'commitQuorum', 'writeConcern', 'session']);

/**
 * @param keys `{ path: 1 | -1 }` in the order of the index
 * @throws NotInEmbeddedStoreError for text, hashed, geographic, wildcard, expiring and collated indexes
 */
export function defineIndex(keys: StoredDocument, options: StoredDocument = {}): IndexDefinition {
  const fields = Object.entries(keys).map(([path, direction]) => [path, indexDirection(path, direction)] as const);
  if (fields.length === 0) throw storeError('CannotCreateIndex', 'An index needs at least one field.');
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || value === null || KNOWN_OPTIONS.has(option) || IGNORED_OPTIONS.has(option)) continue;
    throw new NotInEmbeddedStoreError(`the index option ${option}`, 'createIndex');
  }
  const partial = options['partialFilterExpression'];
  if (partial !== undefined && !isPlainObject(partial)) {
    throw storeError('CannotCreateIndex', 'partialFilterExpression must be a filter');
  }
  return {
    name:
      typeof options['name'] === 'string' ? options['name'] : fields.map(([path, way]) => `${path}_${way}`).join('_'),
    fields,
    unique: options['unique'] === true,
    sparse: options['sparse'] === true,
    partialFilterExpression: partial && normalize(partial),
  };
}

function indexDirection(path: string, direction: unknown): 1 | -1 {
  if (path.includes('$')) throw new NotInEmbeddedStoreError(`the index path ${path}`, 'createIndex');
  const number = Number(direction);
  if (number === 1 || number === -1) return number;
  throw new NotInEmbeddedStoreError(`${String(direction)} indexes`, 'createIndex');
}
