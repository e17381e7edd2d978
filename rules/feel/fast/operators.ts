import { describeWarning } from '../failure.ts';
import { goBeyond, isScalar } from './run.ts';
import type { Notes } from './run.ts';

const VERBS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '**': 'exponentiate',
  '^': 'exponentiate',
};

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number | null>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 || Number.isNaN(right) ? null : left / right),
  '**': (left, right) => left ** right,
  '^': (left, right) => left ** right,
};

export type Binary = (left: unknown, right: unknown) => unknown;

/** An arithmetic operator on numbers, `+` on texts too; undefined for a sign that is none. Other scalars give null, and a note. */
export function arithmetic(sign: string, notes: Notes): Binary | undefined {
  const operate = OPERATIONS[sign];
  const verb = VERBS[sign];
  if (!operate || verb === undefined) return undefined;
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return operate(left, right);
    if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
    if (!isScalar(left) || !isScalar(right)) return goBeyond();
    return notes.add(() => wrongType(verb, left, right));
  };
}

/** In the interpreter's words. */
function wrongType(verb: string, left: unknown, right: unknown) {
  const template = `Can't ${verb} {right} to {left}`;
  const message = template.replace('{left}', `'${quote(left)}'`).replace('{right}', `'${quote(right)}'`);
  return describeWarning({ type: 'INVALID_TYPE', message, details: { template, values: {} }, position: NOWHERE });
}

const NOWHERE = { from: 0, to: 0 };
const quote = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

/** Null where the types differ. */
export function equal(left: unknown, right: unknown): boolean | null {
  if (left === null || right === null) return left === right;
  if (!isScalar(left) || !isScalar(right)) return goBeyond();
  return typeof left === typeof right ? left === right : null;
}

const COMPARISONS: Readonly<Record<string, (left: unknown, right: unknown) => boolean | null>> = {
  '=': equal,
  '!=': (left, right) => {
    const result = equal(left, right);
    return result === null ? null : !result;
  },
  '>': (left, right) => within(left, right, null, false, false),
  '>=': (left, right) => within(left, right, null, true, false),
  '<': (left, right) => within(left, null, right, false, false),
  '<=': (left, right) => within(left, null, right, false, true),
};

export const comparison = (sign: string) => COMPARISONS[sign];

const isBound = (value: unknown): boolean => value === null || typeof value === 'number' || typeof value === 'string';

/**
 * Whether a value lies between bounds, of which null is none; null for a null, or where both bounds are. What cannot be
 * ordered counts as equal, which is how the interpreter compares a text with a number.
 */
export function within(
  value: unknown,
  start: unknown,
  end: unknown,
  startIncluded: boolean,
  endIncluded: boolean,
): boolean | null {
  if (!isBound(start) || !isBound(end)) return goBeyond();
  if (start === null && end === null) return null;
  if (start !== null && end !== null && typeof start !== typeof end) return goBeyond();
  if (!isScalar(value)) return goBeyond();
  if (value === null) return null;
  if (start !== null && end !== null && order(start, end) > 0)
    return isAfter(value, end, endIncluded) && isBefore(value, start, startIncluded);
  return isAfter(value, start, startIncluded) && isBefore(value, end, endIncluded);
}

const order = (a: unknown, b: unknown): number => {
  const [left, right] = [a as number, b as number];
  return left < right ? -1 : left > right ? 1 : 0;
};
const isAfter = (value: unknown, start: unknown, included: boolean): boolean =>
  start === null || (included ? order(value, start) >= 0 : order(value, start) > 0);
const isBefore = (value: unknown, end: unknown, included: boolean): boolean =>
  end === null || (included ? order(value, end) <= 0 : order(value, end) < 0);
