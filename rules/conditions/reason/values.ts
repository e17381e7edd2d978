import type { Json } from '../../json.ts';

/** A place between numbers: just before a value (side 0) or just after it (side 1). */
interface Cut {
  readonly at: number;
  readonly side: 0 | 1;
}

/** What is neither a number nor a text, bit by bit; `REST` is undefined, lists and objects. */
const TRUE = 1;
const FALSE = 2;
const NULL = 4;
const REST = 8;
const ALL_OTHERS = TRUE | FALSE | NULL | REST;

/** A set of values that a fact may have: numbers as intervals, texts as a list or all but a list, and the others. */
export interface Values {
  /** Even in number: each pair is an interval. Ascending, apart from each other. */
  readonly cuts: readonly Cut[];
  /** The texts listed or, `inverted`, all but those. */
  readonly texts: { readonly inverted: boolean; readonly listed: ReadonlySet<string> };
  readonly others: number;
}

const START: Cut = { at: -Infinity, side: 0 };
const END: Cut = { at: Infinity, side: 1 };
const NO_TEXT = { inverted: false, listed: new Set<string>() };
const ANY_TEXT = { inverted: true, listed: new Set<string>() };

export const NOTHING: Values = { cuts: [], texts: NO_TEXT, others: 0 };
export const ANYTHING: Values = { cuts: [START, END], texts: ANY_TEXT, others: ALL_OTHERS };
export const NUMBERS: Values = { ...NOTHING, cuts: [START, END] };
export const TEXTS: Values = { ...NOTHING, texts: ANY_TEXT };
export const BOOLEANS: Values = { ...NOTHING, others: TRUE | FALSE };
/** Undefined, lists and objects. */
export const OTHERS: Values = { ...NOTHING, others: REST };

/** The numbers from `low` to `high`; without a bound where it is `open`. */
export function interval(low: number, high: number, lowOpen = false, highOpen = false): Values {
  const from: Cut = { at: low, side: lowOpen ? 1 : 0 };
  const to: Cut = { at: high, side: highOpen ? 0 : 1 };
  return isBefore(from, to) ? { ...NOTHING, cuts: [from, to] } : NOTHING;
}

export const textsOf = (listed: Iterable<string>): Values => ({
  ...NOTHING,
  texts: { inverted: false, listed: new Set(listed) },
});

/** Just the one value; nothing for a list or an object, which equals only itself. */
export function only(value: Json | undefined): Values {
  if (typeof value === 'number') return interval(value, value);
  if (typeof value === 'string') return textsOf([value]);
  if (typeof value === 'boolean') return { ...NOTHING, others: value ? TRUE : FALSE };
  return value === null ? { ...NOTHING, others: NULL } : NOTHING;
}

const isBefore = (a: Cut, b: Cut): boolean => a.at < b.at || (a.at === b.at && a.side < b.side);
const later = (a: Cut, b: Cut): Cut => (isBefore(a, b) ? b : a);
const earlier = (a: Cut, b: Cut): Cut => (isBefore(a, b) ? a : b);

export const isNothing = ({ cuts, texts, others }: Values): boolean =>
  cuts.length === 0 && others === 0 && !texts.inverted && texts.listed.size === 0;

export function intersection(a: Values, b: Values): Values {
  const cuts: Cut[] = [];
  for (let i = 0, j = 0; i < a.cuts.length && j < b.cuts.length;) {
    const from = later(a.cuts[i]!, b.cuts[j]!);
    const to = earlier(a.cuts[i + 1]!, b.cuts[j + 1]!);
    if (isBefore(from, to)) cuts.push(from, to);
    if (isBefore(a.cuts[i + 1]!, b.cuts[j + 1]!)) i += 2;
    else j += 2;
  }
  return { cuts, texts: commonTexts(a.texts, b.texts), others: a.others & b.others };
}

function commonTexts(a: Values['texts'], b: Values['texts']): Values['texts'] {
  if (a.inverted && b.inverted) return { inverted: true, listed: new Set([...a.listed, ...b.listed]) };
  const [list, other] = a.inverted ? [b, a] : [a, b];
  return {
    inverted: false,
    listed: new Set([...list.listed].filter((text) => other.listed.has(text) !== other.inverted)),
  };
}

/** Everything else. */
export function complement({ cuts, texts, others }: Values): Values {
  const inner = cuts[0] && !isBefore(START, cuts[0]) ? cuts.slice(1) : [START, ...cuts];
  const last = inner.at(-1);
  const turned = last && cuts.length > 0 && !isBefore(last, END) ? inner.slice(0, -1) : [...inner, END];
  return {
    cuts: turned,
    texts: { inverted: !texts.inverted, listed: texts.listed },
    others: ALL_OTHERS & ~others,
  };
}

export const union = (...all: readonly Values[]): Values =>
  complement(all.map(complement).reduce(intersection, ANYTHING));

/** The smallest and largest of the numbers, if there are only numbers. */
export function bounds({ cuts, texts, others }: Values): readonly [low: number, high: number] | undefined {
  if (others !== 0 || texts.inverted || texts.listed.size > 0 || cuts.length === 0) return undefined;
  return [cuts[0]!.at, cuts.at(-1)!.at];
}

/** The texts, where there are only so many. */
export const fewTexts = ({ texts }: Values): readonly string[] | undefined =>
  texts.inverted || texts.listed.size === 0 ? undefined : [...texts.listed];

/** Whether it is one number only. */
export const isOne = (values: Values): boolean => {
  const range = bounds(values);
  return range !== undefined && range[0] === range[1];
};
