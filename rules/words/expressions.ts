import type { Language } from '../problems/problem.ts';
import { columnWords, dataWords } from './columns.ts';
import type { Reading } from './conditions.ts';
import { anchorWords } from './instants.ts';

const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '>=': '≥', '<=': '≤', '!=': '≠' };

const KEYWORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { true: 'yes', false: 'no', null: 'none' },
  'zh-CN': {
    and: '且',
    or: '或',
    not: '非',
    if: '若',
    then: '则',
    else: '否则',
    in: '∈',
    now: '当前时间',
    phase: '阶段',
    true: '是',
    false: '否',
    null: '无',
  },
};

const COUNTED = {
  en: (title: string) => `rows in ${title}`,
  'zh-CN': (title: string) => `${title}的行数`,
} as const satisfies Record<Language, (title: string) => string>;

/** The names of functions that have a keyword in them, counts of sets, sets, texts, names, signs. */
const PIECES = new RegExp(
  [
    String.raw`(?<whole>\b(?:date and time|years and months duration)\b)`,
    String.raw`count\(\s*(?:set|rows)\(\s*"(?<counted>[^"]+)"\s*\)\s*\)`,
    String.raw`(?:set|rows)\(\s*"(?<set>[^"]+)"\s*\)`,
    String.raw`(?<text>"(?:[^"\\]|\\.)*")`,
    String.raw`(?<name>[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}\d_]*)*)(?!\s*:)`,
    String.raw`(?<sign>>=|<=|!=|(?<!\*)\*(?!\*)|/)`,
  ].join('|'),
  'gu',
);

/** An expression as a person reads it: what it names by titles, its signs as they are written by hand. */
export const expressionWords = (expression: string, reading: Reading): string =>
  expression.replace(PIECES, (piece, ...rest) => {
    const { counted, set, name, sign } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (counted !== undefined) return COUNTED[reading.language](quotedSet(counted, reading));
    if (set !== undefined) return quotedSet(set, reading);
    if (name !== undefined) return nameWords(name, reading);
    return sign === undefined ? piece : (SIGNS[sign] ?? sign);
  });

const quotedSet = (name: string, reading: Reading): string => `“${dataWords(name, reading)}”`;

function nameWords(name: string, { language, playbook, variable }: Reading): string {
  const keyword = KEYWORDS[language];
  if (Object.hasOwn(keyword, name)) return keyword[name]!;
  if (name.startsWith('row.')) return columnWords(name.slice('row.'.length), language);
  if (Object.hasOwn(playbook.parameters, name)) return playbook.parameters[name]!.title || name;
  if (Object.hasOwn(playbook.anchors ?? {}, name)) return anchorWords(name, playbook.anchors);
  return variable?.(name).title ?? name;
}
