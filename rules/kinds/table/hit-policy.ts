/** What becomes of the rules that match: one of them, all that agree, or all collected, and how. */
export interface HitPolicy {
  readonly hits: 'unique' | 'first' | 'any' | 'collect';
  readonly aggregator?: 'sum' | 'min' | 'max' | 'count';
}

/** The spellings that forms offer: DMN's words in small letters. */
export const HIT_POLICIES: Readonly<Record<string, HitPolicy>> = {
  unique: { hits: 'unique' },
  first: { hits: 'first' },
  any: { hits: 'any' },
  collect: { hits: 'collect' },
  'collect sum': { hits: 'collect', aggregator: 'sum' },
  'collect min': { hits: 'collect', aggregator: 'min' },
  'collect max': { hits: 'collect', aggregator: 'max' },
  'collect count': { hits: 'collect', aggregator: 'count' },
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
