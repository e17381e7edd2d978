import { parseDuration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import type { Language } from '../problems/problem.ts';
import { formatDuration } from './durations.ts';

/** The instant at which a node is entered. */
const NOW = { en: 'entry', 'zh-CN': '进入' } as const;
const SAME_DAY = { en: 'same day', 'zh-CN': '当天' } as const;

/** What anchors are called: `T0` by that name, on which all count; those of a playbook's own by their titles. */
type Anchors = Readonly<Record<string, { readonly title: string }>>;

const SHORT_NAME = /^T\d*$/;

/** What an anchor is called. */
export const anchorWords = (anchor: string, anchors: Anchors = {}): string =>
  (!SHORT_NAME.test(anchor) && Object.hasOwn(anchors, anchor) && anchors[anchor]!.title) || anchor;

const NAMED = {
  en: (title: string, name: string) => `${title} (${name})`,
  'zh-CN': (title: string, name: string) => `${title}（${name}）`,
} as const;

/** What an anchor is called in full: its title, beside the name of one by whose name instants are written. */
export function anchorTitle(anchor: string, language: Language, anchors: Anchors = {}): string {
  const title = Object.hasOwn(anchors, anchor) ? anchors[anchor]!.title : '';
  if (title === '') return anchor;
  return SHORT_NAME.test(anchor) ? NAMED[language](title, anchor) : title;
}

/** An instant in short words, such as “T0 − 10d” or “T0 − 1天 20:00”; a duration too; any other text stays as it is. */
export function instantWords(text: string, language: Language, anchors: Anchors = {}): string {
  const instant = parseInstant(text);
  if (!instant) return parseDuration(text) ? formatDuration(text, language) : text;
  const { anchor, offset, time } = instant;
  const shift = offset ? ` ${offset.sign === -1 ? '−' : '+'} ${formatDuration(offset.duration, language)}` : '';
  const name =
    anchor !== 'now' ? anchorWords(anchor, anchors) : (!offset && time !== undefined ? SAME_DAY : NOW)[language];
  return `${name}${shift}${time === undefined ? '' : ` ${time}`}`;
}

/** A deadline in short words: “by T0 − 17d”, or from entering on, “within 20h”. */
export function deadlineWords(text: string, language: Language, anchors: Anchors = {}): string {
  const words = instantWords(text, language, anchors);
  if (parseDuration(text)) return language === 'en' ? `within ${words}` : `${words}内`;
  return language === 'en' ? `by ${words}` : `截止 ${words}`;
}
