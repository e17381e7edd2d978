import { isObjectId } from './bson.ts';
import { equalValues } from './order.ts';

/** A set of stored values: scalars are found by hash, so that a long `$in` does not compare each with each. */
export class ValueSet {
  readonly #scalars = new Set<string>();
  readonly #others: unknown[] = [];

  constructor(values: Iterable<unknown> = []) {
    for (const value of values) this.add(value);
  }

  /** @returns whether the value was not there yet */
  add(value: unknown): boolean {
    if (this.has(value)) return false;
    const scalar = scalarKey(value);
    if (scalar === undefined) this.#others.push(value);
    else this.#scalars.add(scalar);
    return true;
  }

  has(value: unknown): boolean {
    const scalar = scalarKey(value);
    if (scalar !== undefined) return this.#scalars.has(scalar);
    return this.#others.some((other) => equalValues(other, value));
  }
}

function scalarKey(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'null';
  // Text of −0 is "0", as of 0.
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Date) return `d${value.getTime()}`;
  return isObjectId(value) ? `o${value.toHexString()}` : undefined;
}
