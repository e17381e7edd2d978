import { isPlainObject, normalize, type StoredDocument } from './bson.ts';
import { compileProjection, type Projection } from './projection.ts';
import { parseSort, type SortField } from './sort.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

/** Options as a driver takes them; what changes nothing on one machine (concerns, preferences, time limits, comments) is passed over. */
export type DriverOptions = Readonly<Record<string, unknown>>;

const REFUSED = [
  'session',
  'collation',
  'hint',
  'let',
  'tailable',
  'awaitData',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'explain',
];

/** @throws NotInEmbeddedStoreError for an option that changes what an operation means, and that only a server carries out */
export function refuseOptions(options: DriverOptions | undefined, operation: string): void {
  for (const option of REFUSED) {
    const value = options?.[option];
    if (value === undefined || value === null || value === false) continue;
    throw new NotInEmbeddedStoreError(
      option === 'session' ? 'sessions and transactions' : `the option ${option}`,
      operation,
    );
  }
}

export interface ReadOptions {
  sort: readonly SortField[];
  skip: number;
  limit: number;
  projection: Projection | undefined;
}

/** @param limit as given; 0 means no limit, and negative numbers count as their positive ones */
export function parseReadOptions(options: DriverOptions = {}): ReadOptions {
  const projection = options['projection'];
  return {
    sort: parseSort(options['sort']),
    skip: count(options['skip'], 'skip'),
    limit: Math.abs(integer(options['limit'], 'limit')) || Infinity,
    projection: isPlainObject(projection) ? compileProjection(normalize(projection)) : undefined,
  };
}

function count(value: unknown, name: string): number {
  const number = integer(value, name);
  if (number < 0) throw storeError('BadValue', `${name} must not be negative: ${number}`);
  return number;
}

function integer(value: unknown, name: string): number {
  if (value === undefined || value === null) return 0;
  const number = Number(value);
  if (!Number.isInteger(number)) throw storeError('BadValue', `${name} must be an integer`);
  return number;
}

export function asFilter(filter: unknown): StoredDocument {
  if (filter === undefined || filter === null) return {};
  if (typeof filter !== 'object') throw storeError('BadValue', 'A filter must be an object');
  refuseCode(filter);
  return normalize(filter);
}

/** Functions do not survive BSON: what is written with one is refused before it vanishes. */
function refuseCode(filter: object): void {
  if ('$where' in filter) throw new NotInEmbeddedStoreError('$where', 'a filter');
}
