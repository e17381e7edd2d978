import type { Failure } from '../failure.ts';
import { noField } from '../failure.ts';
import { goBeyond } from './run.ts';
import type { Notes, Run } from './run.ts';

/** A parameter, variable or row by name. Instants are left to the interpreter, and so is a name without a value. */
export function readName(name: string): Run {
  return ({ values, instants }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || Object.hasOwn(instants, name) ? goBeyond() : value;
  };
}

/** Keys that the interpreter takes for others too: `a-b` is `a - b`. */
const AMBIGUOUS = /[\s./\-'+*]/;

/** The field of a context, or of each item of a list; null and a note where it is missing. */
export function readField(target: Run, name: string, notes: Notes): Run {
  const missed = (): Failure => noField(name);
  const fieldOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return notes.add(missed);
    if (Array.isArray(value)) return goBeyond();
    const found = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (found !== undefined) return found;
    return Object.keys(value).some((key) => AMBIGUOUS.test(key)) ? goBeyond() : notes.add(missed);
  };
  return (scope) => {
    const value = target(scope);
    return Array.isArray(value) ? value.map(fieldOf) : fieldOf(value);
  };
}
