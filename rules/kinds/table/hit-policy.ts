import type { Text } from '../../problems/problem.ts';

/** What becomes of the rules that match: one of them, all that agree, or all collected, and how. */
export interface HitPolicy {
  readonly title: Text;
  readonly hits: 'unique' | 'first' | 'any' | 'collect';
  readonly aggregator?: 'sum' | 'min' | 'max' | 'count';
}

/** The spellings that forms offer: DMN's words in small letters. */
export const HIT_POLICIES: Readonly<Record<string, HitPolicy>> = {
  unique: { hits: 'unique', title: { en: 'One rule matches', 'zh-CN': '仅一条命中' } },
  first: { hits: 'first', title: { en: 'The first that matches', 'zh-CN': '取首条命中' } },
  any: { hits: 'any', title: { en: 'Those that match agree', 'zh-CN': '命中的各条结论一致' } },
  collect: { hits: 'collect', title: { en: 'All that match', 'zh-CN': '收集全部' } },
  'collect sum': { hits: 'collect', aggregator: 'sum', title: { en: 'All, added up', 'zh-CN': '收集并求和' } },
  'collect min': { hits: 'collect', aggregator: 'min', title: { en: 'All, the least', 'zh-CN': '收集并取最小' } },
  'collect max': { hits: 'collect', aggregator: 'max', title: { en: 'All, the greatest', 'zh-CN': '收集并取最大' } },
  'collect count': { hits: 'collect', aggregator: 'count', title: { en: 'All, counted', 'zh-CN': '收集并计数' } },
};

/** DMN's letters for the same; a table of hits in the order of the rules is what `collect` gives here anyway. */
const LETTERS: Readonly<Record<string, string>> = {
  u: 'unique',
  f: 'first',
  a: 'any',
  c: 'collect',
  'c+': 'collect sum',
  'c<': 'collect min',
  'c>': 'collect max',
  'c#': 'collect count',
  r: 'collect',
  'rule order': 'collect',
};

/** The hit policy that a text means, in DMN's words or letters, whatever its case; undefined if it is none. */
export function readHitPolicy(text: string): HitPolicy | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/^c ([+<>#])$/, 'c$1');
  const name = Object.hasOwn(LETTERS, words) ? LETTERS[words]! : words;
  return Object.hasOwn(HIT_POLICIES, name) ? HIT_POLICIES[name] : undefined;
}
