import {
  closeSync,
  existsSync,
  fdatasync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** One key's new value; `undefined` removes the key. */
export interface Change {
  readonly key: Buffer;
  readonly value: Buffer | undefined;
}

const HEADER_BYTES = 8;
const REMOVED = 0xffffffff;
/** What a power cut may take of what was acknowledged; a killed process loses nothing. */
const FLUSH_EVERY_MS = 50;
const FILE_NAME = /^journal-(\d+)$/;

/**
 * The changes since the last checkpoint of the database file, in numbered files. A record is complete once it is handed to the operating
 * system, which keeps it when the process is killed; it is flushed to the disk shortly after, in the background.
 */
export class Journal {
  readonly #folder: string;
  #number: number;
  #file: number | undefined;
  #length = 0;
  #flushTimer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;

  constructor(folder: string, number: number) {
    this.#folder = folder;
    this.#number = number;
  }

  get bytes(): number {
    return this.#length;
  }

  /** Appends the changes as one record: after a crash all of them are found, or none. */
  append(changes: readonly Change[]): void {
    this.#file ??= openSync(journalPath(this.#folder, this.#number), 'w');
    const record = encodeRecord(changes);
    let written = 0;
    try {
      while (written < record.length) written += writeSync(this.#file, record, written, record.length - written);
    } catch (error) {
      // Half a record must not stand before the next one: replay stops there.
      ftruncateSync(this.#file, this.#length);
      throw error;
    }
    this.#length += record.length;
    this.#flushSoon();
  }

  /** Goes on in a new file. @returns the number of the file that was ended */
  rotate(): number {
    const ended = this.#number++;
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    const file = this.#file;
    this.#file = undefined;
    this.#length = 0;
    // A flush under way still uses the descriptor.
    if (file !== undefined) void (this.#flushing ?? Promise.resolve()).then(() => closeSync(file));
    return ended;
  }

  /** Waits until no flush is under way. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  #flushSoon(): void {
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = undefined;
      const file = this.#file;
      if (file === undefined || this.#flushing !== undefined) return;
      this.#flushing = new Promise((resolve) => {
        // Should the disk refuse, the checkpoint meets the same disk and reports it.
        fdatasync(file, () => {
          this.#flushing = undefined;
          resolve();
        });
      });
    }, FLUSH_EVERY_MS).unref();
  }
}

/** The records of one journal file up to its end, or to the first one that a crash left unfinished. */
export function* readJournal(folder: string, number: number): Generator<Change[]> {
  const bytes = readFileSync(journalPath(folder, number));
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const end = at + HEADER_BYTES + bytes.readUInt32BE(at);
    if (end > bytes.length) return;
    const payload = bytes.subarray(at + HEADER_BYTES, end);
    if (crc32(payload) !== bytes.readUInt32BE(at + 4)) return;
    yield decodePayload(payload);
    at = end;
  }
}

/** The numbers of the journal files in the folder, oldest first. */
export function journalNumbers(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => FILE_NAME.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

export function removeJournal(folder: string, number: number): void {
  const path = journalPath(folder, number);
  if (existsSync(path)) unlinkSync(path);
}

const journalPath = (folder: string, number: number): string => join(folder, `journal-${number}`);

function encodeRecord(changes: readonly Change[]): Buffer {
  let length = HEADER_BYTES;
  for (const { key, value } of changes) length += 6 + key.length + (value?.length ?? 0);
  const record = Buffer.allocUnsafe(length);
  let at = HEADER_BYTES;
  for (const { key, value } of changes) {
    at = record.writeUInt16BE(key.length, at);
    at = record.writeUInt32BE(value === undefined ? REMOVED : value.length, at);
    at += key.copy(record, at);
    if (value !== undefined) at += value.copy(record, at);
  }
  record.writeUInt32BE(length - HEADER_BYTES, 0);
  record.writeUInt32BE(crc32(record.subarray(HEADER_BYTES)), 4);
  return record;
}

function decodePayload(payload: Buffer): Change[] {
  const changes: Change[] = [];
  let at = 0;
  while (at < payload.length) {
    const keyLength = payload.readUInt16BE(at);
    const valueLength = payload.readUInt32BE(at + 2);
    at += 6;
    const key = payload.subarray(at, (at += keyLength));
    const value = valueLength === REMOVED ? undefined : payload.subarray(at, (at += valueLength));
    changes.push({ key, value });
  }
  return changes;
}
