import type { Json } from '../json.ts';
import type { StoredSet } from '../watch/view.ts';

/** The value with every set handle in it replaced by the ids of its rows. */
export function resolveSets(value: Json, storedSet: (ref: string) => StoredSet | undefined): Json {
  if (Array.isArray(value)) return value.map((each) => resolveSets(each as Json, storedSet));
  if (value === null || typeof value !== 'object') return value;
  if ('$set' in value) return (typeof value['$set'] === 'string' ? storedSet(value['$set'])?.ids : undefined) ?? [];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolveSets(each, storedSet)]));
}
