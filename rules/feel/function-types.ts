import { ANY, BOOLEAN, either, NUMBER, TEXT } from './types.ts';
import type { FeelType, TypeName } from './types.ts';

interface Signature {
  /** `argument`: what the first argument is. `arguments`: what all are. */
  readonly gives: FeelType | 'argument' | 'arguments';
  /** What the first argument must be; without it anything. */
  readonly takes?: readonly TypeName[];
}

const LIST: FeelType = { is: 'list' };
const DATE: FeelType = { is: 'date' };
const TIME: FeelType = { is: 'time' };
const DURATION: FeelType = { is: 'duration' };
const INSTANT: FeelType = { is: 'instant' };

const group = (names: string, signature: Signature): Readonly<Record<string, Signature>> =>
  Object.fromEntries(names.split(', ').map((name) => [name, signature]));

/** FEEL's functions, and ours, as far as their types are plain. Of all others nothing is claimed. */
const signatures: Readonly<Record<string, Signature>> = {
  ...group('round half up, round half down, round up, round down, decimal, floor, ceiling', {
    gives: 'argument',
    takes: ['number'],
  }),
  ...group('abs', { gives: 'argument', takes: ['number', 'duration'] }),
  ...group('modulo, sqrt, log, exp', { gives: NUMBER, takes: ['number'] }),
  ...group('odd, even', { gives: BOOLEAN, takes: ['number'] }),
  ...group('min, max, sum, mean, median', { gives: 'arguments' }),
  ...group('string length', { gives: NUMBER, takes: ['text'] }),
  ...group('upper case, lower case, substring, substring before, substring after, replace', {
    gives: TEXT,
    takes: ['text'],
  }),
  ...group('contains, starts with, ends with, matches', { gives: BOOLEAN, takes: ['text'] }),
  split: { gives: LIST, takes: ['text'] },
  ...group('count', { gives: NUMBER, takes: ['list', 'set'] }),
  ...group('append, concatenate, distinct values, flatten, index of, insert before, remove, reverse, sort, union', {
    gives: LIST,
  }),
  ...group('list contains, all, any', { gives: BOOLEAN }),
  not: { gives: BOOLEAN, takes: ['boolean'] },
  string: { gives: TEXT },
  number: { gives: NUMBER },
  duration: { gives: DURATION, takes: ['text'] },
  date: { gives: DATE, takes: ['text', 'instant', 'date', 'number'] },
  time: { gives: TIME, takes: ['text', 'instant', 'time', 'number'] },
  'date and time': { gives: INSTANT, takes: ['text', 'date', 'instant'] },
  now: { gives: INSTANT },
  today: { gives: DATE },
  ...group('day of week, month of year', { gives: TEXT, takes: ['instant', 'date'] }),
  ...group('day of year, week of year', { gives: NUMBER, takes: ['instant', 'date'] }),
  set: { gives: { is: 'set' }, takes: ['text'] },
  rows: { gives: LIST, takes: ['text'] },
};

export const signatureOf = (name: string): Signature | undefined =>
  Object.hasOwn(signatures, name) ? signatures[name] : undefined;

/** What a call gives for arguments of these types. */
export function resultOf({ gives }: Signature, given: readonly FeelType[]): FeelType {
  if (gives === 'argument') return given[0] ?? ANY;
  if (gives !== 'arguments') return gives;
  const all = given.reduce<FeelType>(either, { is: 'null' });
  return all.is === 'number' ? all : ANY;
}
