import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeDocument, type StoredDocument } from './bson.ts';
import type { CollectionEntry } from './catalogue.ts';
import type { Pieces } from './cursor.ts';
import { compileFilter } from './filter.ts';
import { documentKey, documentRange } from './key-space.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { ReadOptions } from './options.ts';
import { planQuery, type Plan } from './plan.ts';
import { Scan, type Found } from './scan.ts';
import { sortDocuments, type SortField } from './sort.ts';

/** Documents looked at before other work gets its turn; some milliseconds' worth. */
const PIECE = 1000;

/** Finds documents of one collection. */
export class DocumentReader {
  readonly #store: KeyValueStore;
  readonly #entry: CollectionEntry;

  constructor(store: KeyValueStore, entry: CollectionEntry) {
    this.#store = store;
    this.#entry = entry;
  }

  plan(filter: StoredDocument, sort: readonly SortField[]): Plan {
    return planQuery(this.#entry.id, this.#entry.indexes, filter, sort);
  }

  scan(plan: Plan): Scan {
    return new Scan(this.#store, this.#entry.id, plan);
  }

  /** The first match, found without giving way to other work: a write may follow in the same step. */
  first(filter: StoredDocument, sort: readonly SortField[] = []): Found | undefined {
    const id = onlyId(filter);
    if (id !== undefined) return this.#byId(id);
    const matches = compileFilter(filter);
    const plan = this.plan(filter, sort);
    const scan = this.scan(plan);
    if (plan.sorted) {
      for (const found of scan.documents()) if (matches(found.document)) return found;
      return undefined;
    }
    const found = [...scan.documents()].filter(({ document }) => matches(document));
    const byDocument = new Map(found.map((one) => [one.document, one]));
    const [first] = sortDocuments([...byDocument.keys()], sort);
    return first && byDocument.get(first);
  }

  #byId(id: string): Found | undefined {
    const key = documentKey(this.#entry.id, id);
    const bytes = this.#store.get(key);
    return bytes && { key, bytes, document: decodeDocument(bytes) };
  }

  /** All matches, in pieces between which other work goes on. */
  async *pieces(filter: StoredDocument, { sort, skip, limit, projection }: ReadOptions): Pieces {
    const plan = this.plan(filter, sort);
    const matches = this.#matches(plan, filter, plan.sorted ? skip + limit : Infinity);
    let toSkip = skip;
    let left = limit;
    for await (const piece of plan.sorted ? matches : this.#inOrder(matches, sort)) {
      const taken = piece.slice(toSkip, toSkip + left);
      toSkip = Math.max(0, toSkip - piece.length);
      left -= taken.length;
      if (taken.length > 0) yield projection ? taken.map(projection) : taken;
      if (left <= 0) return;
    }
  }

  /** @param enough the matches that the first piece may stop at */
  async *#matches(plan: Plan, filter: StoredDocument, enough: number): Pieces {
    const matches = compileFilter(filter);
    const scan = this.scan(plan);
    for (let more = true; more;) {
      const piece: StoredDocument[] = [];
      const until = scan.examined + PIECE;
      more = false;
      for (const { document } of scan.documents()) {
        if (matches(document)) piece.push(document);
        if (scan.examined >= until || piece.length >= enough) {
          more = true;
          break;
        }
      }
      yield piece;
      if (more) await nextTurn();
    }
  }

  async *#inOrder(matches: Pieces, sort: readonly SortField[]): Pieces {
    const documents: StoredDocument[] = [];
    for await (const piece of matches) documents.push(...piece);
    yield sortDocuments(documents, sort);
  }

  /** Every document of the collection, without giving way. */
  all(): Iterable<Found> {
    return this.scan({
      index: undefined,
      ranges: [documentRange(this.#entry.id)],
      reverse: false,
      sorted: true,
    }).documents();
  }

  count(): number {
    return (this.#entry.count ??= this.#store.count(documentRange(this.#entry.id)));
  }
}

/** The `_id` of a filter that asks for one and nothing else, as most writes do: it needs no plan, and its match no test. */
function onlyId(filter: StoredDocument): string | undefined {
  const id = filter['_id'];
  // A longer one is in no key; the plan knows what that means.
  const isPlain = typeof id === 'string' && id.length <= SHORT_ID && Object.keys(filter).length === 1;
  return isPlain ? id : undefined;
}

const SHORT_ID = 200;
