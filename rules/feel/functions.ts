import { evaluate, FeelDateTime, FeelFunction, parseDateTime } from 'feelin';
import { RE2JS } from 're2js';
import { noSuchSet, rowsNotHere, wrongArguments, type Failure } from './failure.ts';
import { feelInstant } from './result-to-json.ts';
import { compilePattern } from './pattern.ts';
import type { FeelScope, SetHandle } from './scope.ts';

/** Notes why a function has no result, which then is null. */
export type Report = (failure: Failure) => null;

type MakeFunction = (scope: FeelScope, report: Report) => FeelFunction;

const builtinCount = evaluate('count').value as (list: unknown) => unknown;
const combine = evaluate('function(d, t) date and time(d, t)').value as FeelFunction;
const toDate = evaluate('function(from) date(from)').value as FeelFunction;

const isSetHandle = (value: unknown): value is SetHandle =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '$set');

/** A date and time that names no zone is the campaign's local time, not UTC. */
const inZone = (value: FeelDateTime, timeZone: string): FeelDateTime =>
  value.zone === null ? new FeelDateTime(value.unwrap(), timeZone) : value;

const FLAGS: Readonly<Record<string, number>> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE };

/** The flags as RE2 has them; undefined for one that it does not have. */
function flagsOf(flags: string): number | undefined {
  const bits = Array.from(flags, (flag) => FLAGS[flag]);
  return bits.reduce((all, bit) => (all === undefined || bit === undefined ? undefined : all | bit), 0);
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Runs in linear time, which the built-in functions over regular expressions do not. Null input gives null, as in FEEL.
 */
function withPattern(
  name: string,
  report: Report,
  texts: readonly unknown[],
  flags: unknown,
  run: (pattern: RE2JS, input: string, replacement: string) => unknown,
): unknown {
  if (texts[0] === null || texts[0] === undefined) return null;
  const bits = flagsOf(isText(flags) ? flags : '');
  if (bits === undefined || !texts.every(isText)) return report(wrongArguments(name));
  const [input = '', pattern = '', replacement = ''] = texts;
  try {
    return run(compilePattern(pattern, bits), input, replacement);
  } catch {
    return report(wrongArguments(name));
  }
}

/** What we put in the place of FEEL's functions of the same name, and the functions that FEEL does not have. */
export const functions: Readonly<Record<string, MakeFunction>> = {
  now: ({ nowMs, timeZone }) => new FeelFunction(() => feelInstant(nowMs, timeZone), []),
  today: ({ nowMs, timeZone }) => new FeelFunction(() => toDate.invoke([feelInstant(nowMs, timeZone)]), []),
  'date and time': ({ timeZone }, report) =>
    new FeelFunction(
      (date: unknown, time: unknown, from: unknown) => {
        const text = typeof date === 'string' ? date : from;
        const value: unknown = typeof text === 'string' ? parseDateTime(text) : combine.invoke([date, time]);
        return value instanceof FeelDateTime ? inZone(value, timeZone) : report(wrongArguments('date and time'));
      },
      ['date', 'time', 'from'],
    ),
  set: ({ set }, report) =>
    new FeelFunction((name: unknown) => set?.(String(name)) ?? report(noSuchSet(String(name))), ['name']),
  rows: ({ rows }, report) =>
    new FeelFunction((name: unknown) => rows?.(String(name)) ?? report(rowsNotHere(String(name))), ['name']),
  count: (_scope, report) =>
    new FeelFunction(
      (list: unknown) => (isSetHandle(list) ? list.count : (builtinCount(list) ?? report(wrongArguments('count')))),
      ['list'],
    ),
  matches: (_scope, report) =>
    new FeelFunction(
      (input: unknown, pattern: unknown, flags: unknown) =>
        withPattern('matches', report, [input, pattern], flags, (re, text) => re.test(text)),
      ['input', 'pattern', 'flags'],
    ),
  replace: (_scope, report) =>
    new FeelFunction(
      (input: unknown, pattern: unknown, replacement: unknown, flags: unknown) =>
        withPattern('replace', report, [input, pattern, replacement], flags, (re, text, by) =>
          re.matcher(text).replaceAll(by),
        ),
      ['input', 'pattern', 'replacement', 'flags'],
    ),
  split: (_scope, report) =>
    new FeelFunction(
      (text: unknown, delimiter: unknown) =>
        withPattern('split', report, [text, delimiter], undefined, (re, input) => re.split(input, -1)),
      ['string', 'delimiter'],
    ),
};
