import type { KeyRange } from './key-value-store.ts';
import { KeyWriter, keyAfter } from './key-encoding.ts';

/*
 * All of a store is one ordered map. First byte: what it is; then the number of the collection or index; then the encoded values.
 *   catalogue  name of the collection            → its number, options and indexes (BSON)
 *   document   collection, _id                   → the document (BSON)
 *   index      index, fields…, _id               → where in the key the _id begins (2 bytes)
 */
const CATALOGUE = 0x01;
const COUNTER = 0x02;
const DOCUMENT = 0x10;
const INDEX = 0x20;

const writer = new KeyWriter();

export const counterKey = Buffer.from([COUNTER]);

export const catalogueKey = (name: string): Buffer => Buffer.concat([Buffer.from([CATALOGUE]), Buffer.from(name)]);

export const catalogueRange: KeyRange = { from: Buffer.from([CATALOGUE]), to: Buffer.from([CATALOGUE + 1]) };

export const nameOfCatalogueKey = (key: Buffer): string => key.subarray(1).toString();

const PREFIX_BYTES = 5;

export const documentKey = (collection: number, id: unknown): Buffer =>
  writer.start(DOCUMENT, collection).value(id).finish();

export const documentRange = (collection: number): KeyRange => rangeOf(writer.start(DOCUMENT, collection).finish());

/** The encoded `_id` of a document's key. */
export const idOfDocumentKey = (key: Buffer): Buffer => key.subarray(PREFIX_BYTES);

export const documentKeyOfId = (collection: number, encodedId: Buffer): Buffer =>
  writer.start(DOCUMENT, collection).raw(encodedId).finish();

export const indexRange = (index: number): KeyRange => rangeOf(writer.start(INDEX, index).finish());

export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** The key of an index up to the given values of its first fields. */
export function indexPrefix(index: number, fields: readonly IndexField[], values: readonly unknown[]): Buffer {
  writer.start(INDEX, index);
  values.forEach((value, i) => writer.value(value, fields[i]!.direction));
  return writer.finish();
}

export function indexEntry(fieldsKey: Buffer, encodedId: Buffer): { key: Buffer; value: Buffer } {
  const value = Buffer.allocUnsafe(2);
  value.writeUInt16BE(fieldsKey.length);
  return { key: Buffer.concat([fieldsKey, encodedId]), value };
}

export const idOfIndexEntry = (key: Buffer, value: Buffer): Buffer => key.subarray(value.readUInt16BE(0));

export const rangeOf = (prefix: Buffer): KeyRange => ({ from: prefix, to: keyAfter(prefix) });
