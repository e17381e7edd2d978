import { type StoredDocument } from './bson.ts';
import { binaryParts, Rank, rankOf, regexText, toNumber } from './order.ts';
import { storeError } from './store-errors.ts';

/** LMDB's limit for 4 KiB pages. */
export const MAX_KEY_BYTES = 1978;

/**
 * Writes values as bytes whose order (byte by byte) is MongoDB's order of the values, each self-delimiting, so that the fields of a compound
 * key can follow one another. A descending field is written with its bytes inverted.
 */
export class KeyWriter {
  readonly #bytes = Buffer.allocUnsafe(MAX_KEY_BYTES);
  #length = 0;

  start(space: number, id: number): this {
    this.#bytes[0] = space;
    this.#bytes.writeUInt32BE(id, 1);
    this.#length = 5;
    return this;
  }

  get length(): number {
    return this.#length;
  }

  /** @throws MongoServerError 17280 when the key becomes longer than a key may be. */
  value(value: unknown, direction: 1 | -1 = 1): this {
    const from = this.#length;
    this.#encode(value);
    if (direction === -1) for (let i = from; i < this.#length; i++) this.#bytes[i] = ~this.#bytes[i]! & 0xff;
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  finish(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #encode(value: unknown): void {
    const rank = rankOf(value);
    this.#byte(rank);
    switch (rank) {
      case Rank.number:
        this.#double(toNumber(value));
        break;
      case Rank.date:
        this.#double(Number(value));
        break;
      case Rank.text:
        this.#text(String(value));
        break;
      case Rank.boolean:
        this.#byte(value === true ? 1 : 0);
        break;
      case Rank.objectId:
        this.raw((value as { id: Uint8Array }).id);
        break;
      case Rank.binary:
        this.#binary(value);
        break;
      case Rank.regex:
        this.#text(regexText(value as RegExp));
        break;
      case Rank.array:
        for (const element of value as unknown[]) this.#encode(element);
        this.#byte(0);
        break;
      case Rank.object:
        this.#object(value as StoredDocument);
        break;
      default:
    }
  }

  #object(value: StoredDocument): void {
    for (const [name, field] of Object.entries(value)) {
      this.#byte(rankOf(field));
      this.#text(name);
      this.#encode(field);
    }
    this.#byte(0);
  }

  #binary(value: unknown): void {
    const { subType, bytes } = binaryParts(value);
    this.#reserve(5);
    this.#bytes.writeUInt32BE(bytes.length, this.#length);
    this.#bytes[this.#length + 4] = subType;
    this.#length += 5;
    this.raw(bytes);
  }

  /** UTF-8, ended by a zero byte pair; a zero byte in the text is followed by 0xFF, so that "a" comes before "a\0". */
  #text(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#reserve(bytes.length + 2);
    for (const byte of bytes) {
      this.#byte(byte);
      if (byte === 0) this.#byte(0xff);
    }
    this.#byte(0);
    this.#byte(0);
  }

  /** IEEE 754 big-endian with the sign turned so that bytes order like numbers; NaN comes first. */
  #double(number: number): void {
    this.#reserve(8);
    const at = this.#length;
    this.#length += 8;
    if (Number.isNaN(number)) {
      this.#bytes.fill(0, at, at + 8);
      return;
    }
    // Adding zero makes −0 the same key as 0.
    this.#bytes.writeDoubleBE(number + 0, at);
    if (this.#bytes[at]! & 0x80) for (let i = at; i < at + 8; i++) this.#bytes[i] = ~this.#bytes[i]! & 0xff;
    else this.#bytes[at] = this.#bytes[at]! | 0x80;
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #reserve(more: number): void {
    if (this.#length + more > MAX_KEY_BYTES) {
      throw storeError('KeyTooLong', `An indexed value makes a key longer than ${MAX_KEY_BYTES} bytes.`);
    }
  }
}

/** The first key after all keys that begin with `prefix`. */
export function keyAfter(prefix: Buffer): Buffer {
  const after = Buffer.from(prefix);
  for (let i = after.length - 1; i >= 0; i--) {
    if (after[i] !== 0xff) {
      after[i] = after[i]! + 1;
      return after.subarray(0, i + 1);
    }
  }
  throw new Error('There is no key after a prefix of 0xff bytes only.');
}
