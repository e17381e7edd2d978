import * as fc from 'fast-check';
import { MAX_NESTING, parseJsonText } from '../../rules/json-text.ts';

const problemIn = (text: string): string => {
  const read = parseJsonText(text);
  if (read.ok) return 'none';
  const [{ code, message }] = read.problems as [(typeof read.problems)[number]];
  expect(message['zh-CN']).toMatch(/[一-龥]/);
  return `${code}: ${message.en}`;
};

describe('JSON text', () => {
  it('is read as JSON.parse reads it, with a byte order mark too', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 2);
        expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
        expect(parseJsonText(`\ufeff${text}`)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['', 'Line 1, column 1: there is nothing in it'],
    [' \n ', 'Line 1, column 1: there is nothing in it'],
    ['{\n  "a": oops\n}', 'Line 2, column 8: only numbers, true'],
    ['{\n  "a": 1,\n}', 'Line 3, column 1: the name of a field'],
    ["{'a': 1}", 'Line 1, column 2: only numbers, true'],
    ['{"a": 1 "b": 2}', 'Line 1, column 9: a comma'],
    ['{"a" 1}', 'Line 1, column 6: a colon'],
    ['[1, 2', 'Line 1, column 6: it ends in the middle'],
    ['{"a":', 'Line 1, column 6: it ends in the middle'],
    ['["a\nb"]', 'Line 1, column 2: this text has no closing quote'],
    ['["\\x"]', 'Line 1, column 2: after a backslash'],
    ['[1] // why', 'Line 1, column 5: JSON has no comments'],
    ['{} {}', 'Line 1, column 4: nothing may follow'],
    ['NaN', 'Line 1, column 1: only numbers, true'],
  ])('%j is refused at the place of the first mistake', (text, expected) => {
    const problem = problemIn(text);
    expect(problem).toContain(`not-json: This is not JSON. ${expected}`);
    expect(problem).not.toContain('\n');
  });

  it('is refused whenever JSON.parse refuses it, however it was cut or changed', () => {
    const text = JSON.stringify({ a: [1, -2.5e3, 'x\\"\u00e9', true, null], b: { c: {} } });
    const changed = fc.tuple(fc.nat(text.length), fc.nat(3), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(changed, ([at, cut, added]) => {
        const other = text.slice(0, at) + added + text.slice(at + cut);
        let isJson = true;
        try {
          JSON.parse(other);
        } catch {
          isJson = false;
        }
        expect(parseJsonText(other).ok).toBe(isJson);
      }),
      { numRuns: 1000 },
    );
  });

  it('may nest as deep as anything needs, and is refused beyond, however deep, brackets in texts not counted', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJsonText(nested(MAX_NESTING)).ok).toBe(true);
    expect(problemIn(nested(MAX_NESTING + 1))).toMatch(/^nested-too-deeply: Line 1, column 501: /);
    expect(problemIn('{"a":'.repeat(300_000))).toMatch(/^nested-too-deeply/);
    expect(parseJsonText(JSON.stringify(`\\"${'['.repeat(1000)}`)).ok).toBe(true);
    expect(parseJsonText(JSON.stringify(Array.from({ length: 2000 }, () => [[]]))).ok).toBe(true);
  });
});
