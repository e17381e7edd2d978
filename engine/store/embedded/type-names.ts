import { bsonTypeOf, isPlainObject } from './bson.ts';
import { storeError } from './store-errors.ts';

const INT32_LIMIT = 2 ** 31;

const isInt32 = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= -INT32_LIMIT && value < INT32_LIMIT;

/** The types that `$type` knows, with their numbers in BSON. */
const TYPES: Readonly<Record<string, { code: number; is: (value: unknown) => boolean }>> = {
  double: { code: 1, is: (value) => typeof value === 'number' && !isInt32(value) },
  string: { code: 2, is: (value) => typeof value === 'string' },
  object: { code: 3, is: isPlainObject },
  array: { code: 4, is: Array.isArray },
  binData: { code: 5, is: (value) => bsonTypeOf(value) === 'Binary' },
  objectId: { code: 7, is: (value) => bsonTypeOf(value) === 'ObjectId' },
  bool: { code: 8, is: (value) => typeof value === 'boolean' },
  date: { code: 9, is: (value) => value instanceof Date },
  null: { code: 10, is: (value) => value === null },
  regex: { code: 11, is: (value) => value instanceof RegExp },
  int: { code: 16, is: isInt32 },
  long: { code: 18, is: (value) => bsonTypeOf(value) === 'Long' },
  decimal: { code: 19, is: (value) => bsonTypeOf(value) === 'Decimal128' },
  number: {
    code: NaN,
    is: (value) => typeof value === 'number' || ['Long', 'Decimal128'].includes(bsonTypeOf(value) ?? ''),
  },
};

/** @throws MongoServerError for a type that is not known */
export function hasBsonType(value: unknown, name: unknown): boolean {
  const type =
    typeof name === 'string' ? TYPES[name] : Object.values(TYPES).find((candidate) => candidate.code === name);
  if (type === undefined) throw storeError('BadValue', `Unknown type name alias: ${String(name)}`);
  return type.is(value);
}
