import { isPlainObject } from './bson.ts';
import { NotInEmbeddedStoreError } from './store-errors.ts';

/** Operators that run code, reach other collections, or mean different things in servers and in mingo. */
const REFUSED = new Set([
  '$where',
  '$function',
  '$accumulator',
  '$dateTrunc',
  '$lookup',
  '$graphLookup',
  '$unionWith',
  '$out',
  '$merge',
  '$text',
  '$meta',
  '$near',
  '$nearSphere',
  '$geoNear',
  '$geoWithin',
  '$geoIntersects',
  '$jsonSchema',
  '$rand',
  '$sampleRate',
]);

/** @throws NotInEmbeddedStoreError when the expression, at any depth, uses an operator that the store leaves to a server */
export function refuseExpressions(expression: unknown, place: string): void {
  if (Array.isArray(expression)) {
    for (const element of expression) refuseExpressions(element, place);
  } else if (isPlainObject(expression)) {
    for (const [key, value] of Object.entries(expression)) {
      if (REFUSED.has(key)) throw new NotInEmbeddedStoreError(key, place);
      refuseExpressions(value, place);
    }
  }
}
