import { isPlainObject, type StoredDocument } from './bson.ts';
import { EMPTY_ARRAY } from './order.ts';

const INDEX = /^(?:0|[1-9]\d*)$/;

export const isArrayIndex = (part: string): boolean => INDEX.test(part);

export function ownValue(object: StoredDocument, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Whether `test` holds for any value that the path reaches in the document, as MongoDB follows it: through objects, into every object of an
 * array on the way, and by number into an array. A path that ends nowhere reaches `undefined`. Arrays at the end are passed as they are.
 */
export function someAtPath(
  value: unknown,
  parts: readonly string[],
  test: (leaf: unknown) => boolean,
  at = 0,
): boolean {
  if (at === parts.length) return test(value);
  const part = parts[at]!;
  if (isPlainObject(value)) return someAtPath(ownValue(value, part), parts, test, at + 1);
  if (!Array.isArray(value)) return test(undefined);
  if (isArrayIndex(part)) {
    if (someAtPath(value[Number(part)], parts, test, at + 1)) return true;
    return value.some(
      (element) => isPlainObject(element) && Object.hasOwn(element, part) && someAtPath(element, parts, test, at),
    );
  }
  return value.some((element) => isPlainObject(element) && someAtPath(element, parts, test, at));
}

export interface PathValues {
  /** Every value at the path, arrays taken apart into their elements; missing is `undefined`, an empty array is EMPTY_ARRAY. */
  readonly values: readonly unknown[];
  /** Whether an array was taken apart on the way or at the end. */
  readonly throughArray: boolean;
}

/** The values that an index or a sort sees at a path. */
export function valuesAtPath(document: StoredDocument, parts: readonly string[]): PathValues {
  const simple = simpleValue(document, parts);
  if (simple.plain) return { values: [simple.value], throughArray: false };
  const values: unknown[] = [];
  someAtPath(document, parts, (leaf) => {
    if (!Array.isArray(leaf)) values.push(leaf);
    else if (leaf.length === 0) values.push(EMPTY_ARRAY);
    else values.push(...leaf);
    return false;
  });
  // An array on the way without any object in it reaches nothing; such a document still needs its place.
  if (values.length === 0) values.push(undefined);
  return { values, throughArray: true };
}

function simpleValue(document: StoredDocument, parts: readonly string[]): { plain: boolean; value?: unknown } {
  let value: unknown = document;
  for (const part of parts) {
    if (Array.isArray(value)) return { plain: false };
    if (!isPlainObject(value)) return { plain: true, value: undefined };
    value = ownValue(value, part);
  }
  return Array.isArray(value) ? { plain: false } : { plain: true, value };
}
