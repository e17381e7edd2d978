import { bsonTypeOf, isBinary, isObjectId, type StoredDocument } from './bson.ts';
import { NotInEmbeddedStoreError } from './store-errors.ts';

/** MongoDB's order of types. The numbers are also the tags of the key encoding: they must not change in a released store. */
export const Rank = {
  emptyArray: 0x08,
  null: 0x10,
  number: 0x18,
  text: 0x20,
  object: 0x28,
  array: 0x30,
  binary: 0x38,
  objectId: 0x40,
  boolean: 0x48,
  date: 0x50,
  regex: 0x58,
} as const;

/** Stands for an empty array where the elements of an array are ordered; it comes before null. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');

/** @throws NotInEmbeddedStoreError for types that have no order here (Decimal128, Timestamp, …). */
export function rankOf(value: unknown): number {
  if (value === null || value === undefined) return Rank.null;
  if (typeof value === 'number') return Rank.number;
  if (typeof value === 'string') return Rank.text;
  if (typeof value === 'boolean') return Rank.boolean;
  if (value === EMPTY_ARRAY) return Rank.emptyArray;
  if (Array.isArray(value)) return Rank.array;
  if (value instanceof Date) return Rank.date;
  if (value instanceof RegExp) return Rank.regex;
  if (ArrayBuffer.isView(value) || isBinary(value)) return Rank.binary;
  if (isObjectId(value)) return Rank.objectId;
  const type = bsonTypeOf(value);
  if (type === 'Long' || type === 'Int32' || type === 'Double') return Rank.number;
  if (type !== undefined) throw new NotInEmbeddedStoreError(`comparing ${type} values`, 'a filter, sort or index');
  return Rank.object;
}

/** Negative, zero or positive as `a` comes before, with or after `b` in MongoDB's order; missing counts as null. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  if (difference !== 0) return difference;
  switch (rank) {
    case Rank.number:
      return compareNumbers(toNumber(a), toNumber(b));
    case Rank.text:
      return compareText(String(a), String(b));
    case Rank.boolean:
      return Number(a) - Number(b);
    case Rank.date:
      return compareNumbers(Number(a), Number(b));
    case Rank.objectId:
      return Buffer.compare((a as { id: Uint8Array }).id, (b as { id: Uint8Array }).id);
    case Rank.binary:
      return compareBinary(binaryParts(a), binaryParts(b));
    case Rank.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case Rank.regex:
      return compareText(regexText(a as RegExp), regexText(b as RegExp));
    case Rank.object:
      return compareObjects(a as StoredDocument, b as StoredDocument);
    default:
      return 0;
  }
}

export const equalValues = (a: unknown, b: unknown): boolean => rankOf(a) === rankOf(b) && compareValues(a, b) === 0;

/** Integers beyond ±2^53 lose their last digits, as a double does. */
export function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number(value);
}

/** NaN equals itself and comes before every number. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** By code point, which is the order of the UTF-8 bytes; JavaScript's own `<` goes by UTF-16 units. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
  }
  return a.length - b.length;
}

/** Moves the surrogates (which stand for code points beyond 0xFFFF) behind the units 0xE000–0xFFFF. */
function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

export function binaryParts(value: unknown): { subType: number; bytes: Uint8Array } {
  if (isBinary(value)) return { subType: value.sub_type, bytes: value.buffer.subarray(0, value.position) };
  return { subType: 0, bytes: value as Uint8Array };
}

type BinaryParts = ReturnType<typeof binaryParts>;

function compareBinary(a: BinaryParts, b: BinaryParts): number {
  return a.bytes.length - b.bytes.length || a.subType - b.subType || Buffer.compare(a.bytes, b.bytes);
}

export const regexText = (value: RegExp): string => `${value.source}\u0000${value.flags}`;

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in their stored order: type, then name, then value. */
function compareObjects(a: StoredDocument, b: StoredDocument): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x, y] = [left[i]!, right[i]!];
    const order = rankOf(a[x]) - rankOf(b[y]) || compareText(x, y) || compareValues(a[x], b[y]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
