import type { Language, Text } from '../../problems/problem.ts';
import { functionHelp, signatureWords } from './function-help.ts';
import { KEYWORDS } from './keywords.ts';

export type NameSort = 'own' | 'parameter' | 'variable' | 'anchor' | 'column' | 'set' | 'instant';
export type CompletionSort = NameSort | 'function' | 'keyword';

/** A name that the expression may use: of a form's field `node.field`, of a column without the `row.`. */
export interface NameInScope {
  readonly sort: NameSort;
  readonly name: string;
  readonly title?: string | undefined;
}

export interface Completion {
  readonly sort: CompletionSort;
  /** What is written, as it is listed: of a function with what it takes. */
  readonly label: string;
  /** What it is, in a few words. */
  readonly detail: string;
  /** The part of the expression that it takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Where the caret then stands in what was inserted. */
  readonly caret: number;
  /** More can follow at once: a field of what was inserted. */
  readonly goesOn?: true;
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]*)?$/u;
/** More than all of FEEL: only a playbook's own names can be too many to list. */
const MOST = 160;
/** Names come before functions, and those before the words of the language. */
const ORDER: readonly CompletionSort[] = [
  'own',
  'column',
  'parameter',
  'variable',
  'set',
  'anchor',
  'instant',
  'function',
  'keyword',
];

/** Where the caret stands: in a word, in the text handed to a function, or where there is nothing to complete. */
type Spot =
  | { readonly in: 'word'; readonly from: number; readonly typed: string }
  | { readonly in: 'setName'; readonly from: number; readonly typed: string }
  | { readonly in: 'nothing' };

/**
 * What can be written at the caret, the likeliest first. Without anything typed only when it is `asked` for. Names are
 * found by their titles too.
 */
export function completeFeel(
  text: string,
  caret: number,
  names: readonly NameInScope[],
  language: Language,
  asked = false,
): readonly Completion[] {
  const spot = spotAt(text, caret);
  if (spot.in === 'nothing') return [];
  if (spot.in === 'word' && spot.typed === '' && !asked) return [];
  const to = caret + (/^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0].length ?? 0);
  const found =
    spot.in === 'setName'
      ? setNames(names, spot, caret)
      : spot.typed.includes('.')
        ? fieldsOf(names, spot, to)
        : anything(text, names, language, spot, to);
  const isWritten = found.length === 1 && found[0]!.insert === text.slice(found[0]!.from, caret);
  return isWritten && !asked ? [] : found.slice(0, MOST);
}

function spotAt(text: string, caret: number): Spot {
  const before = text.slice(0, caret);
  const quote = openQuote(before);
  if (quote !== undefined) {
    const isSet = /(?:^|[^\p{L}\p{N}_ ])\s*(?:set|rows)\s*\(\s*$/u.test(before.slice(0, quote));
    return isSet ? { in: 'setName', from: quote + 1, typed: before.slice(quote + 1) } : { in: 'nothing' };
  }
  const typed = WORD.exec(before)?.[0] ?? '';
  const from = caret - typed.length;
  // Digits before a letter are no beginning of a name, nor is what follows a dot after something else.
  if (/(?:\p{N}|(?<!\.)\.)$/u.test(before.slice(0, from))) return { in: 'nothing' };
  return { in: 'word', from, typed };
}

/** Where the quote stands that the text is left in; undefined outside of texts. */
function openQuote(before: string): number | undefined {
  let open: number | undefined;
  for (let index = 0; index < before.length; index++) {
    if (open !== undefined && before[index] === '\\') index++;
    else if (before[index] === '"') open = open === undefined ? index : undefined;
  }
  return open;
}

interface Candidate extends Omit<Completion, 'from' | 'to' | 'caret'> {
  /** All that it is found by, the most telling first. */
  readonly keys: readonly string[];
  readonly caret?: number;
  readonly from?: number;
}

/** The candidates that what is typed is a part of: its beginning first, then a part of its name, then of its title. */
function ranked(
  candidates: readonly Candidate[],
  typed: string,
  span: { readonly from: number; readonly to: number },
): readonly Completion[] {
  const sought = typed.toLowerCase();
  const rank = ({ keys }: Candidate): number => {
    const [name = '', ...others] = keys.map((key) => key.toLowerCase());
    if (name.startsWith(sought)) return 0;
    if (others.some((each) => each.startsWith(sought))) return 1;
    return sought.length > 1 && [name, ...others].some((each) => each.includes(sought)) ? 2 : -1;
  };
  return candidates
    .map((candidate) => ({ candidate, at: candidate.from === undefined ? rank(candidate) : 0 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || ORDER.indexOf(a.candidate.sort) - ORDER.indexOf(b.candidate.sort))
    .map(({ candidate: { sort, label, detail, insert, goesOn, from = span.from, caret = insert.length } }) => ({
      sort,
      label,
      detail,
      insert,
      from,
      to: span.to,
      caret,
      ...(goesOn && { goesOn }),
    }));
}

const named = (sort: CompletionSort, name: string, detail: string, insert = name): Candidate => ({
  sort,
  label: insert,
  detail,
  insert,
  keys: [name, ...(insert === name ? [] : [insert]), ...(detail === '' ? [] : [detail])],
});

function setNames(names: readonly NameInScope[], { from, typed }: { from: number; typed: string }, caret: number) {
  const sets = names.filter(({ sort }) => sort === 'set');
  return ranked(
    sets.map(({ name, title = '' }) => named('set', name, title)),
    typed,
    { from, to: caret },
  );
}

/** The fields of what stands before the dot: of a row its columns, of a node what its form asks. */
function fieldsOf(names: readonly NameInScope[], { from, typed }: { from: number; typed: string }, to: number) {
  const [head, field] = typed.split('.', 2) as [string, string];
  const fields =
    head === 'row'
      ? names.filter(({ sort }) => sort === 'column').map(({ name, title = '' }) => named('column', name, title))
      : names.flatMap(({ sort, name, title = '' }) =>
          name.startsWith(`${head}.`) ? [named(sort, name.slice(head.length + 1), title)] : [],
        );
  return ranked(fields, field, { from: from + head.length + 1, to });
}

const ROW: Text = { en: 'The row at hand', 'zh-CN': '当前数据行' };

function anything(
  text: string,
  names: readonly NameInScope[],
  language: Language,
  { from, typed }: { readonly from: number; readonly typed: string },
  to: number,
): readonly Completion[] {
  const hasRow = names.some(({ sort }) => sort === 'column');
  const candidates: Candidate[] = [
    ...names.map(({ sort, name, title = '' }) =>
      sort === 'column'
        ? named(sort, name, title, `row.${name}`)
        : sort === 'set'
          ? named(sort, name, title, `set("${name}")`)
          : named(sort, name, title),
    ),
    ...(hasRow ? [{ ...named('column', 'row', ROW[language], 'row.'), goesOn: true as const }] : []),
    ...functionsFor(text, from, typed, to, language),
    ...KEYWORDS.map(({ word, help }) => named('keyword', word, help[language])),
  ];
  return ranked(candidates, typed, { from, to });
}

/** Functions may have names of several words: what is typed may be the last of them. */
function functionsFor(text: string, from: number, typed: string, to: number, language: Language): readonly Candidate[] {
  const isCalled = /^\s*\(/.test(text.slice(to));
  const earlier = /(?:[a-z]+ )+$/.exec(text.slice(0, from))?.[0].trimEnd().split(' ') ?? [];
  return Object.entries(functionHelp).map(([name, { parameters, help }]): Candidate => {
    const insert = isCalled ? name : `${name}()`;
    const begins = earlier.findIndex((_, index) => name.startsWith(`${earlier.slice(index).join(' ')} ${typed}`));
    const start = begins < 0 ? undefined : from - earlier.slice(begins).join(' ').length - 1;
    return {
      sort: 'function',
      label: signatureWords(name),
      detail: help[language],
      insert,
      caret: isCalled || parameters.length === 0 ? insert.length : insert.length - 1,
      keys: [name, help[language]],
      ...(start !== undefined && { from: start }),
    };
  });
}
