import { setImmediate as nextTurn } from 'node:timers/promises';
import mongoose from 'mongoose';
import BulkWriteResult from 'mongoose/lib/drivers/node-mongodb-native/bulkWriteResult.js';
import { isPlainObject, type StoredDocument } from './bson.ts';
import type { CollectionOperations, UpdateCounts, UpdateRequest } from './collection-operations.ts';
import { parseSort } from './sort.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

/** What a bulk write did so far, in the form that the driver's result is made from. */
export interface BulkTally {
  readonly ok: 1;
  readonly writeErrors: WriteError[];
  readonly writeConcernErrors: never[];
  readonly insertedIds: { index: number; _id: unknown }[];
  nInserted: number;
  readonly upserted: { index: number; _id: unknown }[];
  nUpserted: number;
  nMatched: number;
  nModified: number;
  nRemoved: number;
}

interface WriteErrorDetails {
  index: number;
  readonly code: number;
  readonly errmsg: string;
}

/** Has the shape of the driver's class of this name, which it does not export: mongoose corrects the index in `err`. */
class WriteError {
  constructor(readonly err: WriteErrorDetails) {}

  get index(): number {
    return this.err.index;
  }

  get code(): number {
    return this.err.code;
  }

  get errmsg(): string {
    return this.err.errmsg;
  }

  toJSON(): WriteErrorDetails {
    return this.err;
  }
}

/** Writes carried out before other work gets its turn. */
const PIECE = 500;

/**
 * Runs operations one after the other; ordered, it ends at the first that fails.
 *
 * @throws MongoBulkWriteError when one failed, with what the others did
 */
export async function bulkWrite(
  collection: CollectionOperations,
  atomically: <T>(work: () => T) => T,
  operations: readonly unknown[],
  ordered: boolean,
): Promise<BulkWriteResult> {
  const tally: BulkTally = {
    ok: 1,
    writeErrors: [],
    writeConcernErrors: [],
    insertedIds: [],
    nInserted: 0,
    upserted: [],
    nUpserted: 0,
    nMatched: 0,
    nModified: 0,
    nRemoved: 0,
  };
  const run = operations.map((operation, index) => prepare(collection, operation, index, tally));
  const failed = (): boolean => ordered && tally.writeErrors.length > 0;

  for (let at = 0; at < run.length && !failed();) {
    if (at > 0) await nextTurn();
    // Operations on one document each share a journal record; one on many gives way in between, and so stands alone.
    const end = Math.min(at + PIECE, run.length);
    atomically(() => {
      for (; at < end && run[at]!.one && !failed(); at++) attempt(tally, at, run[at]!.one!);
    });
    if (at < end && !failed()) {
      const { many } = run[at]!;
      await many?.().catch((error: unknown) => recordError(tally, at, error));
      at++;
    }
  }

  const result = new BulkWriteResult(tally, ordered);
  const [first] = tally.writeErrors;
  if (!first) return result;
  const failure = { message: first.errmsg, code: first.code, writeErrors: tally.writeErrors };
  throw Reflect.construct(mongoose.mongo.MongoBulkWriteError, [failure, result]);
}

interface Prepared {
  readonly one?: () => void;
  readonly many?: () => Promise<void>;
}

function prepare(collection: CollectionOperations, operation: unknown, index: number, tally: BulkTally): Prepared {
  const [[kind, details] = ['nothing', {}], ...more] = isPlainObject(operation) ? Object.entries(operation) : [];
  if (more.length > 0 || !isPlainObject(details))
    throw storeError('FailedToParse', 'A bulk operation names exactly one write.');
  if (details['collation'] || details['hint']) throw new NotInEmbeddedStoreError('collation and hint', 'bulkWrite');
  switch (kind) {
    case 'insertOne':
      return {
        one: () => {
          const { id } = collection.writer.insert(details['document'] as object);
          tally.insertedIds.push({ index, _id: id });
          tally.nInserted++;
        },
      };
    case 'updateOne':
      return { one: () => count(tally, index, collection.updateOne(updateRequest(details, details['update'])).counts) };
    case 'replaceOne':
      return {
        one: () => count(tally, index, collection.replaceOne(updateRequest(details, details['replacement'])).counts),
      };
    case 'deleteOne':
      return { one: () => void (tally.nRemoved += Number(collection.deleteOne(details['filter']) !== undefined)) };
    case 'updateMany':
      return {
        many: async () => count(tally, index, await collection.updateMany(updateRequest(details, details['update']))),
      };
    case 'deleteMany':
      return { many: async () => void (tally.nRemoved += await collection.deleteMany(details['filter'])) };
    default:
      throw new NotInEmbeddedStoreError(kind, 'bulkWrite');
  }
}

function updateRequest(details: StoredDocument, change: unknown): UpdateRequest {
  return {
    filter: details['filter'],
    change,
    arrayFilters: details['arrayFilters'],
    upsert: details['upsert'] === true,
    sort: parseSort(details['sort']),
  };
}

function count(tally: BulkTally, index: number, counts: UpdateCounts): void {
  tally.nMatched += counts.matchedCount;
  tally.nModified += counts.modifiedCount;
  tally.nUpserted += counts.upsertedCount;
  if (counts.upsertedCount > 0) tally.upserted.push({ index, _id: counts.upsertedId });
}

function attempt(tally: BulkTally, index: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    recordError(tally, index, error);
  }
}

/** Errors of the data are the operation's; anything else ends the bulk write. */
function recordError(tally: BulkTally, index: number, error: unknown): void {
  if (!(error instanceof mongoose.mongo.MongoServerError)) throw error;
  tally.writeErrors.push(new WriteError({ index, code: Number(error.code), errmsg: error.message }));
}
