import { isPlainObject, type StoredDocument } from './bson.ts';
import { valuesAtPath } from './document-path.ts';
import { compareValues } from './order.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { 1: 1, asc: 1, ascending: 1, '-1': -1, desc: -1, descending: -1 };

/** Reads a sort in the forms that drivers take: an object, a map, or pairs. */
export function parseSort(sort: unknown): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (sort instanceof Map) return [...sort].map(([path, direction]) => sortField(path, direction));
  if (Array.isArray(sort))
    return sort.map((pair: unknown) => (Array.isArray(pair) ? sortField(pair[0], pair[1]) : sortField(pair, 1)));
  if (typeof sort === 'string') return [sortField(sort, 1)];
  if (!isPlainObject(sort)) throw storeError('BadValue', 'A sort is an object of paths and directions.');
  return Object.entries(sort).map(([path, direction]) => sortField(path, direction));
}

function sortField(path: unknown, direction: unknown): SortField {
  if (typeof path !== 'string') throw storeError('BadValue', 'A sort is an object of paths and directions.');
  if (isPlainObject(direction)) throw new NotInEmbeddedStoreError(Object.keys(direction)[0] ?? '{}', 'a sort');
  const parsed = DIRECTIONS[String(direction)];
  if (parsed === undefined) throw storeError('BadValue', `The sort direction of ${path} must be 1 or -1.`);
  return { path, parts: path.split('.'), direction: parsed };
}

/** Sorts by MongoDB's order: of an array its smallest element counts when ascending, its largest when descending. Stable. */
export function sortDocuments(documents: readonly StoredDocument[], sort: readonly SortField[]): StoredDocument[] {
  const keyed = documents.map((document) => ({ document, key: sort.map((field) => sortValue(document, field)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < sort.length; i++) {
      const order = compareValues(a.key[i], b.key[i]);
      if (order !== 0) return order * sort[i]!.direction;
    }
    return 0;
  });
  return keyed.map(({ document }) => document);
}

function sortValue(document: StoredDocument, { parts, direction }: SortField): unknown {
  const { values } = valuesAtPath(document, parts);
  let extreme = values[0];
  for (const value of values) if (compareValues(value, extreme) * direction < 0) extreme = value;
  return extreme;
}
