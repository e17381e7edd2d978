import mongoose from 'mongoose';
import { storeError } from './store-errors.ts';

const { BSON, ObjectId, Binary } = mongoose.mongo;

/** A document as it is stored: plain objects, arrays and BSON values only (what decoding BSON yields). */
export type StoredDocument = Record<string, unknown>;

/** As the driver does by default: `undefined` is written as null. */
const SERIALIZE = { ignoreUndefined: false };

/** MongoDB's limit, kept so that what is written here can be moved to a server. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** @throws MongoServerError 10334 when the document is larger than 16 MiB. */
export function encodeDocument(document: object): Buffer {
  const bytes = BSON.serialize(document, SERIALIZE);
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) {
    throw storeError(
      'BSONObjectTooLarge',
      `The document has ${bytes.byteLength} bytes; at most ${MAX_DOCUMENT_BYTES} fit.`,
    );
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function decodeDocument(bytes: Uint8Array): StoredDocument {
  return BSON.deserialize(bytes, { validation: { utf8: false } });
}

/**
 * The value as a server would receive it: its own copy, `toBSON` applied, `undefined` as null. Filters and updates go through here once,
 * so that everything behind it deals with stored values only.
 */
export function normalize(value: object): StoredDocument {
  return decodeDocument(BSON.serialize(value, SERIALIZE));
}

export function isPlainObject(value: unknown): value is StoredDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !ArrayBuffer.isView(value) &&
    !('_bsontype' in value)
  );
}

/** The name that BSON values other than JavaScript's own carry, e.g. `ObjectId`. */
export function bsonTypeOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '_bsontype' in value ? String(value._bsontype) : undefined;
}

/** Whether an object is written with operators: `{ $gt: 5 }`, as against a value to be equal to. */
export function hasOperators(value: unknown): value is StoredDocument {
  return isPlainObject(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

export const newObjectId = (): unknown => new ObjectId();

export const isObjectId = (value: unknown): value is { id: Uint8Array; toHexString(): string } =>
  bsonTypeOf(value) === 'ObjectId';

export const isBinary = (value: unknown): value is InstanceType<typeof Binary> => bsonTypeOf(value) === 'Binary';
