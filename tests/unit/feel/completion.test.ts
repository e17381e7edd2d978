import { callAt } from '../../../rules/feel/completion/call-at.ts';
import { completeFeel } from '../../../rules/feel/completion/complete.ts';
import type { NameInScope } from '../../../rules/feel/completion/complete.ts';
import { functionHelp, signatureWords } from '../../../rules/feel/completion/function-help.ts';
import { KEYWORDS } from '../../../rules/feel/completion/keywords.ts';
import { isFunctionName } from '../../../rules/feel/builtin-names.ts';
import { findMistakes } from '../../../rules/feel/evaluate.ts';
import { functions } from '../../../rules/feel/functions.ts';
import { LANGUAGES } from '../../../rules/problems/problem.ts';
import { signatureOf } from '../../../rules/feel/function-types.ts';

const NAMES: readonly NameInScope[] = [
  { sort: 'column', name: 'stock', title: '库存' },
  { sort: 'column', name: 'sales7d', title: 'Sales of 7 days' },
  { sort: 'parameter', name: 'safetyFactor', title: 'Safety factor' },
  { sort: 'parameter', name: 'minStock', title: 'Least stock' },
  { sort: 'variable', name: 'confirm.note', title: 'Confirm · Note' },
  { sort: 'set', name: 'watch.low' },
  { sort: 'anchor', name: 'T0', title: 'Start' },
];

/** The caret stands where the bar is. */
const at = (marked: string, asked = false) => {
  const caret = marked.indexOf('|');
  return completeFeel(marked.replace('|', ''), caret, NAMES, 'en', asked);
};
const inserts = (marked: string, asked = false) => at(marked, asked).map(({ insert }) => insert);

/** What becomes of the text when the first completion is taken, with the caret as a bar. */
function taken(marked: string, label?: string): string {
  const text = marked.replace('|', '');
  const all = at(marked);
  const { from, to, insert, caret } = all.find((each) => each.label === label) ?? all[0]!;
  return `${text.slice(0, from)}${insert.slice(0, caret)}|${insert.slice(caret)}${text.slice(to)}`;
}

describe('completing an expression', () => {
  it('finds names by their beginning, by a part of them, and by their titles in any language', () => {
    expect(inserts('saf|')[0]).toBe('safetyFactor');
    expect(inserts('库|')).toEqual(['row.stock']);
    expect(inserts('Least|')[0]).toBe('minStock');
    expect(inserts('stock|').slice(0, 2)).toEqual(['row.stock', 'minStock']);
  });

  it('offers the columns after “row.” and a form’s fields after its node, and nothing after another dot', () => {
    expect(inserts('row.|')).toEqual(['stock', 'sales7d']);
    expect(taken('2 * row.sa|')).toBe('2 * row.sales7d|');
    expect(inserts('confirm.|')).toEqual(['note']);
    expect(inserts('other.|')).toEqual([]);
    expect(inserts('row.stock.x|')).toEqual([]);
    expect(inserts('row|').slice(0, 3)).toEqual(['row.', 'rows()', 'row.stock']);
    expect(inserts('set|')).toContain('set("watch.low")');
  });

  it('offers the sets within set("…"), and nothing within any other text', () => {
    expect(taken('count(set("wa|"))')).toBe('count(set("watch.low|"))');
    expect(inserts('contains(phase, "saf|')).toEqual([]);
    expect(inserts('"done" + saf|')[0]).toBe('safetyFactor');
  });

  it('writes a function with its brackets and goes on between them, and only its name where they are there', () => {
    expect(taken('floo|', 'floor(number)')).toBe('floor(|)');
    expect(taken('tod|')).toBe('today()|');
    expect(taken('floo|(2)')).toBe('floor|(2)');
  });

  it('completes functions of several words from any of their words on', () => {
    expect(taken('2 + string le|', 'string length(text)')).toBe('2 + string length(|)');
    expect(taken('round half u|')).toBe('round half up(|)');
  });

  it('takes the place of the whole word that the caret stands in', () => {
    expect(taken('saf|xy + 1')).toBe('safetyFactor| + 1');
  });

  it('is silent where nothing was typed, in a number, and where the word is complete, unless it is asked', () => {
    expect(inserts('1 + |')).toEqual([]);
    expect(inserts('12|')).toEqual([]);
    expect(inserts('2st|')).toEqual([]);
    expect(inserts('safetyFactor|')).toEqual([]);
    expect(inserts('1 + |', true)).toEqual(
      expect.arrayContaining(['row.stock', 'safetyFactor', 'T0', 'floor()', 'if']),
    );
  });

  it('puts names before functions, and functions before words of the language', () => {
    const sorts = at('s|')
      .filter(({ label }) => /^(row\.)?s(?!et\(")/.test(label))
      .map(({ sort }) => sort);
    expect([...new Set(sorts)]).toEqual(['column', 'parameter', 'function', 'keyword']);
    expect(sorts).toEqual(sorts.toSorted((a, b) => order(a) - order(b)));
  });

  it('takes far less than the 50 ms that a key may take, with 500 names in scope', () => {
    const many = Array.from({ length: 500 }, (_, index): NameInScope => ({
      sort: 'parameter',
      name: `parameter${index}`,
      title: `Number ${index}`,
    }));
    const startMs = performance.now();
    for (let index = 0; index < 20; index++) completeFeel('row.stock + para', 16, many, 'en');
    expect((performance.now() - startMs) / 20).toBeLessThan(25);
  });
});

const order = (sort: string): number => ['column', 'parameter', 'function', 'keyword'].indexOf(sort);

describe('the functions that are offered', () => {
  it.each(Object.keys(functionHelp))('know %s, with words in both languages', (name) => {
    expect(isFunctionName(name)).toBe(true);
    for (const language of LANGUAGES) expect(functionHelp[name]!.help[language]).not.toBe('');
    expect(signatureWords(name)).toMatch(/^[a-z ]+\(.*\)$/);
  });

  it('are all of ours, and all whose types are known', () => {
    const missing = Object.keys(functions).filter((name) => !Object.hasOwn(functionHelp, name));
    expect(missing).toEqual([]);
    expect(Object.keys(functionHelp).filter((name) => signatureOf(name)).length).toBeGreaterThan(40);
  });

  it('come with the words of the language, in both languages', () => {
    for (const { help } of KEYWORDS) for (const language of LANGUAGES) expect(help[language]).not.toBe('');
  });
});

describe('the call that one types in', () => {
  const callIn = (marked: string) => callAt(marked.replace('|', ''), marked.indexOf('|'));

  it('is the innermost, with the parameter at hand', () => {
    expect(callIn('substring("a,b", |')).toEqual({ name: 'substring', parameter: 1 });
    expect(callIn('max([1, 2], floor(3|')).toEqual({ name: 'floor', parameter: 0 });
    expect(callIn('2 * string length(|)')).toEqual({ name: 'string length', parameter: 0 });
  });

  it('is none behind its brackets, in mere brackets, and in a list', () => {
    expect(callIn('floor(2) + |')).toBeUndefined();
    expect(callIn('(1 + |')).toBeUndefined();
    expect(callIn('max([1, |')).toBeUndefined();
  });
});

describe('what is wrong with an expression', () => {
  const placesOf = (expression: string) =>
    findMistakes(expression, { pointer: '' }, new Set(['stock', 'row'])).map(({ from, to, problem }) => [
      expression.slice(from, to),
      from,
      problem.code,
    ]);

  it('is told with the place of each name that is not known, where it first stands', () => {
    expect(placesOf('stock + stokc * other + other')).toEqual([
      ['stokc', 8, 'feel-unknown-name'],
      ['other', 16, 'feel-unknown-name'],
    ]);
  });

  it('is told with the place where it cannot be read on, or where it ends too early', () => {
    expect(placesOf('stock * * 2')[0]?.slice(1)).toEqual([8, 'feel-syntax']);
    expect(placesOf('stock +')[0]?.[2]).toBe('feel-syntax');
  });
});
