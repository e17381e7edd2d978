import { decodeDocument, type StoredDocument } from './bson.ts';
import { documentKeyOfId, idOfIndexEntry } from './key-space.ts';
import type { Entry, KeyRange, KeyValueStore } from './key-value-store.ts';
import type { Plan } from './plan.ts';

/** A document with its place. */
export interface Found {
  readonly key: Buffer;
  readonly bytes: Buffer;
  readonly document: StoredDocument;
}

const ZERO = Buffer.from([0]);

/**
 * Reads the documents of a plan, a piece at a time: between two pieces other work may go on, and may write. A piece is consistent in itself;
 * over pieces, a document that changes meanwhile may be seen before or after its change, as on a server.
 */
export class Scan {
  readonly #store: KeyValueStore;
  readonly #collection: number;
  readonly #plan: Plan;
  readonly #seen: Set<string> | undefined;
  #range = 0;
  #resume: KeyRange | undefined;
  /** How many entries were looked at, for tests of the plans. */
  examined = 0;

  constructor(store: KeyValueStore, collection: number, plan: Plan) {
    this.#store = store;
    this.#collection = collection;
    this.#plan = plan;
    // Arrays put a document in several places of an index; ranges of `$in` may name a value twice.
    this.#seen = plan.ranges.length > 1 || plan.index?.multikey ? new Set() : undefined;
  }

  /** The rest of the documents, from where the last iteration stopped. Do not write while iterating. */
  *documents(): Generator<Found> {
    for (; this.#range < this.#plan.ranges.length; this.#range++, this.#resume = undefined) {
      const range = this.#resume ?? this.#plan.ranges[this.#range]!;
      for (const entry of this.#store.entries(range, this.#plan.reverse)) {
        this.examined++;
        this.#resume = this.#plan.reverse
          ? { from: range.from, to: entry.key }
          : { from: Buffer.concat([entry.key, ZERO]), to: range.to };
        const found = this.#found(entry);
        if (found) yield found;
      }
    }
  }

  #found({ key, value }: Entry): Found | undefined {
    const documentKey = this.#plan.index ? documentKeyOfId(this.#collection, idOfIndexEntry(key, value)) : key;
    if (this.#seen) {
      const text = documentKey.toString('latin1');
      if (this.#seen.has(text)) return undefined;
      this.#seen.add(text);
    }
    const bytes = this.#plan.index ? this.#store.get(documentKey) : value;
    return bytes && { key: documentKey, bytes, document: decodeDocument(bytes) };
  }
}
