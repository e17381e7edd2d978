import { mkdirSync, realpathSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { journalNumbers, Journal, readJournal, removeJournal, type Change } from './journal.ts';
import { claimFolder, releaseFolder } from './owner.ts';
import { StoreStoppedError } from './store-errors.ts';

export type { Change } from './journal.ts';

/** Keys from `from` on, before `to`. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
}

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Under the first byte 0x00; the rest of the key space belongs to the database. */
const CHECKPOINT_KEY = Buffer.from('\u0000checkpoint');
const CHECKPOINT_AFTER_MS = 1000;
/** Keeps a checkpoint, which blocks while it flushes, at some tens of milliseconds. */
const CHECKPOINT_AFTER_BYTES = 8 * 1024 * 1024;

/**
 * An ordered map from keys to values in one folder, owned by this process.
 *
 * A write is in the journal (see there) when `write` returns, and in LMDB's open transaction, which reads go through; a checkpoint commits
 * that transaction, flushed, and starts a new journal. After `kill -9` the journal is replayed over the last checkpoint: nothing
 * acknowledged is missing. After a power cut the last 50 ms or so may be, never more, and the file is whole. A commit per write would flush
 * per write (hundreds a second on a common disk), or, unflushed, leave LMDB's file broken after a power cut.
 *
 * Everything is synchronous: what runs without an `await` between is one atomic step.
 */
export class KeyValueStore {
  readonly folder: string;
  readonly #lmdb: RootDatabase<Buffer, Buffer>;
  readonly #journal: Journal;
  /** Commits LMDB's open transaction. */
  #commit: (() => void) | undefined;
  #abort: (() => void) | undefined;
  #checkpointTimer: NodeJS.Timeout | undefined;
  #batch: Change[] | undefined;
  #stopped: Error | undefined;
  /** Writes that the journal held after the last process ended without closing. */
  recoveredWrites = 0;

  /** @throws StoreInUseError when another process owns the folder */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.folder = realpathSync(folder);
    this.#lmdb = claimFolder(this.folder, () =>
      open<Buffer, Buffer>({
        path: this.folder,
        encoding: 'binary',
        keyEncoding: 'binary',
        // The journal does what these two are for, without waiting for the disk.
        overlappingSync: false,
        eventTurnBatching: false,
      }),
    );
    try {
      this.#journal = new Journal(this.folder, this.#recover());
    } catch (error) {
      void releaseFolder(this.folder, this.#lmdb);
      throw error;
    }
  }

  get(key: Buffer): Buffer | undefined {
    this.#check();
    return this.#lmdb.get(key);
  }

  /** The entries of the range in order of their keys, or backwards. Do not write while iterating. */
  *entries(range: KeyRange, reverse = false): Generator<Entry> {
    this.#check();
    yield* this.#lmdb.getRange(
      reverse
        ? { start: range.to, exclusiveStart: true, end: range.from, inclusiveEnd: true, reverse: true }
        : { start: range.from, end: range.to },
    );
  }

  count(range: KeyRange): number {
    this.#check();
    return this.#lmdb.getKeysCount({ start: range.from, end: range.to });
  }

  /** Makes all the changes or none. They survive the process from here on. */
  write(changes: readonly Change[]): void {
    this.#check();
    if (this.#batch) this.#batch.push(...changes);
    else this.#journal.append(changes);
    try {
      this.#apply(changes);
    } catch (error) {
      throw this.#stop(error);
    }
    if (!this.#batch) this.#checkpointLater();
  }

  /** Runs many writes with one journal record: they are visible at once and durable together when this returns. */
  batch<T>(work: () => T): T {
    if (this.#batch) return work();
    const batch: Change[] = (this.#batch = []);
    try {
      return work();
    } finally {
      this.#batch = undefined;
      if (batch.length > 0) this.#journalBatch(batch);
    }
  }

  #journalBatch(batch: readonly Change[]): void {
    this.#check();
    try {
      this.#journal.append(batch);
    } catch (error) {
      // The transaction already holds what the journal could not take.
      throw this.#stop(error);
    }
    this.#checkpointLater();
  }

  /** Commits everything to LMDB and flushes it to the disk. */
  checkpoint(): void {
    clearTimeout(this.#checkpointTimer);
    this.#checkpointTimer = undefined;
    if (this.#commit === undefined) return;
    const ended = this.#journal.rotate();
    try {
      this.#apply([checkpointAt(ended)]);
      this.#commit();
      this.#commit = this.#abort = undefined;
      removeJournal(this.folder, ended);
    } catch (error) {
      throw this.#stop(error);
    }
  }

  async close(): Promise<void> {
    if (!this.#stopped) {
      this.checkpoint();
      this.#stopped = new Error('The store is closed.');
    }
    this.#journal.rotate();
    await this.#journal.settled();
    await releaseFolder(this.folder, this.#lmdb);
  }

  #apply(changes: readonly Change[]): void {
    if (this.#commit === undefined) this.#begin();
    for (const { key, value } of changes) {
      if (value === undefined) this.#lmdb.removeSync(key);
      else this.#lmdb.putSync(key, value);
    }
  }

  #begin(): void {
    // LMDB commits when the promise that the callback returns is fulfilled; a thenable of our own lets us say when, synchronously.
    // oxlint-disable-next-line unicorn/no-thenable
    const transaction = { then: (commit: () => void, abort: (error: Error) => void) => this.#began(commit, abort) };
    void this.#lmdb.transactionSync(() => transaction);
  }

  #began(commit: () => void, abort: (error: Error) => void): void {
    this.#commit = commit;
    this.#abort = () => abort(new Error('The store stopped.'));
  }

  #checkpointLater(): void {
    if (this.#journal.bytes >= CHECKPOINT_AFTER_BYTES) this.checkpoint();
    else this.#checkpointTimer ??= setTimeout(() => this.#checkpointOnTime(), CHECKPOINT_AFTER_MS).unref();
  }

  #checkpointOnTime(): void {
    try {
      this.checkpoint();
    } catch {
      // The store is stopped now, and every operation from here on says why.
    }
  }

  #check(): void {
    if (this.#stopped) throw this.#stopped;
  }

  /** Memory, transaction and journal may differ now: only a restart, which replays the journal, makes them one again. */
  #stop(cause: unknown): Error {
    if (this.#stopped) return this.#stopped;
    this.#stopped = new StoreStoppedError(this.folder, cause);
    clearTimeout(this.#checkpointTimer);
    try {
      this.#abort?.();
    } catch {
      // Aborting reports the reason that it was given.
    }
    this.#commit = this.#abort = undefined;
    return this.#stopped;
  }

  /** Replays what the last process had not committed. @returns the number for the next journal file */
  #recover(): number {
    const committed = this.#lmdb.get(CHECKPOINT_KEY)?.readUInt32BE(0) ?? 0;
    const numbers = journalNumbers(this.folder);
    const pending = numbers.filter((number) => number > committed);
    const last = pending.at(-1) ?? committed;
    if (pending.length > 0) {
      for (const number of pending) {
        for (const changes of readJournal(this.folder, number)) {
          this.#apply(changes);
          this.recoveredWrites++;
        }
      }
      this.#apply([checkpointAt(last)]);
      this.#commit?.();
      this.#commit = this.#abort = undefined;
    }
    for (const number of numbers) removeJournal(this.folder, number);
    return last + 1;
  }
}

function checkpointAt(journalNumber: number): Change {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(journalNumber);
  return { key: CHECKPOINT_KEY, value };
}
