import { isPlainObject, type StoredDocument } from '../bson.ts';
import { isArrayIndex, ownValue } from '../document-path.ts';
import type { Predicate } from '../filter.ts';
import { storeError } from '../store-errors.ts';

/** A place in a document: a field of an object, or an element of an array. */
export type Target =
  | { readonly container: StoredDocument; readonly key: string }
  | { readonly container: unknown[]; readonly key: number };

export interface PathContext {
  /** The index of the element that `$` stands for, by the path of the array. */
  readonly positional: (arrayPath: string) => number | undefined;
  /** Which elements `$[name]` stands for. */
  readonly arrayFilters: ReadonlyMap<string, Predicate>;
}

export function readTarget(target: Target): unknown {
  return Array.isArray(target.container)
    ? target.container[target.key as number]
    : ownValue(target.container, target.key as string);
}

export function writeTarget(target: Target, value: unknown): void {
  if (!Array.isArray(target.container)) {
    setOwn(target.container, target.key as string, value);
    return;
  }
  const index = target.key as number;
  while (target.container.length < index) target.container.push(null);
  target.container[index] = value;
}

/** Removing an element of an array leaves null, so that the others keep their places. */
export function removeTarget(target: Target): void {
  if (Array.isArray(target.container)) {
    if ((target.key as number) < target.container.length) target.container[target.key as number] = null;
  } else delete target.container[target.key as string];
}

/** `__proto__` as a field name stays a field. */
function setOwn(object: StoredDocument, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * The places that an update's path stands for.
 *
 * @param create whether missing objects on the way are made; otherwise a path that ends nowhere has no place
 * @throws MongoServerError when the path leads through a value that is neither object nor array, or has a `$` that matched nothing
 */
export function findTargets(document: StoredDocument, path: string, create: boolean, context: PathContext): Target[] {
  const parts = path.split('.');
  const plain = path.includes('$') ? undefined : plainTarget(document, parts, create);
  if (plain) return [plain];
  const targets: Target[] = [];

  const descend = (value: unknown, at: number, walked: readonly string[]): void => {
    const part = parts[at]!;
    const last = at === parts.length - 1;
    const step = (target: Target): void => {
      if (last) {
        targets.push(target);
        return;
      }
      let next = readTarget(target);
      if (next === undefined) {
        if (!create) return;
        writeTarget(target, (next = {}));
      }
      descend(next, at + 1, [...walked, String(target.key)]);
    };
    if (Array.isArray(value))
      for (const key of elementsFor(value, part, walked, create, context)) step({ container: value, key });
    else if (isPlainObject(value)) {
      if (part.startsWith('$')) throw notAnArray(part, walked);
      step({ container: value, key: part });
    } else if (create) {
      throw storeError(
        'PathNotViable',
        `Cannot create field '${part}' in element {${walked.at(-1)}: ${JSON.stringify(value)}}`,
      );
    }
  };

  descend(document, 0, []);
  return targets;
}

/** The place of a path through objects alone, which most are; undefined if there is none, or more to it. */
function plainTarget(document: StoredDocument, parts: readonly string[], create: boolean): Target | undefined {
  let container = document;
  const last = parts.length - 1;
  for (let at = 0; at < last; at++) {
    const target = { container, key: parts[at]! };
    let next = readTarget(target);
    if (next === undefined && create) writeTarget(target, (next = {}));
    if (!isPlainObject(next)) return undefined;
    container = next;
  }
  return { container, key: parts[last]! };
}

function elementsFor(
  array: unknown[],
  part: string,
  walked: readonly string[],
  create: boolean,
  context: PathContext,
): number[] {
  if (part === '$') {
    const index = context.positional(walked.join('.'));
    if (index !== undefined) return [index];
    throw storeError('BadValue', 'The positional operator did not find the match needed from the query.');
  }
  if (part === '$[]') return [...array.keys()];
  const filter = part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined;
  if (filter !== undefined) {
    const matches = context.arrayFilters.get(filter);
    if (!matches) throw storeError('BadValue', `No array filter found for identifier '${filter}'`);
    return [...array.keys()].filter((index) => matches({ [filter]: array[index] }));
  }
  if (isArrayIndex(part)) return [Number(part)];
  if (!create) return [];
  throw storeError(
    'PathNotViable',
    `Cannot create field '${part}' in element {${walked.at(-1)}: ${JSON.stringify(array)}}`,
  );
}

function notAnArray(part: string, walked: readonly string[]): Error {
  return storeError(
    'BadValue',
    `The path '${walked.join('.')}' must exist and be an array for '${part}' to apply to it.`,
  );
}
