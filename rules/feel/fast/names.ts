import { ownField } from '../../own-field.ts';
import type { Failure } from '../failure.ts';
import { noField } from '../failure.ts';
import { goBeyond } from './run.ts';
import type { Notes, Run } from './run.ts';

/** A parameter, variable or row by name. Instants are left to the interpreter, and so is a name without a value. */
export function readName(name: string): Run {
  const read = ownField(name);
  return ({ values, instants }) => {
    const value = read(values);
    return value === undefined || read(instants) !== undefined ? goBeyond() : value;
  };
}

/** Keys that the interpreter takes for others too: `a-b` is `a - b`. */
const AMBIGUOUS = /[\s./\-'+*]/;

/** The field of a context, or of each item of a list; null and a note where it is missing. */
export function readField(target: Run, name: string, notes: Notes): Run {
  const missed = (): Failure => noField(name);
  const read = ownField(name);
  const fieldOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return notes.add(missed);
    if (Array.isArray(value)) return goBeyond();
    const found = read(value);
    if (found !== undefined) return found;
    return Object.keys(value).some((key) => AMBIGUOUS.test(key)) ? goBeyond() : notes.add(missed);
  };
  return (scope) => {
    const value = target(scope);
    return Array.isArray(value) ? value.map(fieldOf) : fieldOf(value);
  };
}
