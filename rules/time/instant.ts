import { failed, ok } from '../problems/result.ts';
import { own } from '../own.ts';
import type { Result } from '../problems/result.ts';
import { isDuration, parseDuration, shift } from './duration.ts';
import { anchorCycle, anchorMissing, badInstant, badTimestamp, instantOutOfRange, unknownAnchor } from './problems.ts';
import { isInRange } from './range.ts';
import { atLocalTime, parseTimestamp } from './zone.ts';

/** An instant as a playbook writes it: an anchor (or `now`), an offset, a local time of that day. */
export interface InstantExpression {
  readonly anchor: string;
  readonly offset?: { readonly sign: 1 | -1; readonly duration: string };
  /** `HH:MM`, local. */
  readonly time?: string;
}

/** Where instants are resolved: the anchors and `now` (the instant at which the node was entered), in epoch ms. */
export interface TimeScope {
  readonly anchors: Readonly<Record<string, number>>;
  readonly timeZone: string;
  readonly nowMs: number;
}

export const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const EXPRESSION = /^([A-Za-z]\w*)(?:\s*([+-])\s*(P[^\s@]+))?(?:\s*@\s*(\S+))?$/;

/** The parsed instant, or undefined if the text is none. */
export function parseInstant(text: string): InstantExpression | undefined {
  const [, anchor, sign, duration, time] = EXPRESSION.exec(text.trim()) ?? [];
  // P1D looks like a name, but is a duration.
  if (anchor === undefined || isDuration(anchor)) return undefined;
  if (duration !== undefined && !isDuration(duration)) return undefined;
  if (time !== undefined && !LOCAL_TIME.test(time)) return undefined;
  return {
    anchor,
    ...(duration !== undefined && { offset: { sign: sign === '-' ? (-1 as const) : (1 as const), duration } }),
    ...(time !== undefined && { time }),
  };
}

/** Epoch ms of an instant whose text and anchors were checked before; an unknown anchor throws. */
export function resolveInstant(text: string, scope: TimeScope): number {
  const expression = parseInstant(text);
  if (!expression) throw new Error(`Cannot resolve the instant “${text}”`);
  return resolveParsed(expression, scope);
}

/** `resolveInstant` for what `parseInstant` gave. */
export function resolveParsed({ anchor, offset, time }: InstantExpression, scope: TimeScope): number {
  const base = anchor === 'now' ? scope.nowMs : scope.anchors[anchor];
  if (base === undefined) throw new Error(`Cannot resolve an instant of the anchor “${anchor}”`);
  const shifted = offset ? shift(base, offset.duration, scope.timeZone, offset.sign) : base;
  return time === undefined ? shifted : atLocalTime(shifted, time, scope.timeZone);
}

/** An instant that somebody wrote: a point in time, or relative to an anchor; the problems have no place yet. */
export function readInstant(text: string, { anchors, timeZone }: Omit<TimeScope, 'nowMs'>): Result<number> {
  const absolute = parseTimestamp(text);
  if (absolute !== undefined) return isInRange(absolute) ? ok(absolute) : failed(instantOutOfRange('', { text }));
  const expression = parseInstant(text);
  if (!expression) return failed(badInstant('', { text }));
  const { anchor } = expression;
  if (anchors[anchor] === undefined)
    return failed(unknownAnchor('', { anchor, anchors: Object.keys(anchors).join(', ') }));
  return ok(resolveParsed(expression, { anchors, timeZone, nowMs: NaN }));
}

/** Like `resolveInstant`, for a field that takes an instant or a duration, which counts from `now`. */
export const resolveInstantOrDuration = (text: string, scope: TimeScope): number =>
  parseDuration(text) ? shift(scope.nowMs, text, scope.timeZone) : resolveInstant(text, scope);

/** What somebody wrote for an anchor; its name, where that was a number or nothing. */
const writtenOr = (anchor: string, value: string | number | undefined): string =>
  typeof value === 'string' ? value : anchor;

export type AnchorDefinitions = Readonly<Record<string, { readonly at?: string | undefined }>>;

/**
 * Resolves all anchors: those without `at` from `given` (ISO 8601 text or epoch ms), the others from each other.
 * A given instant for a derived anchor overrides its definition, which is how one anchor is moved on its own.
 */
export function resolveAnchors(
  definitions: AnchorDefinitions,
  given: Readonly<Record<string, string | number>>,
  timeZone: string,
): Result<Record<string, number>> {
  const resolved: Record<string, number> = {};
  const names = Object.keys(definitions).join(', ');
  const unknown = Object.keys(given).filter((anchor) => !Object.hasOwn(definitions, anchor));
  if (unknown.length > 0)
    return failed(...unknown.map((anchor) => unknownAnchor(`/anchors/${anchor}`, { anchor, anchors: names })));

  const settle = (anchor: string, ms: number): Result<number> =>
    isInRange(ms)
      ? ok((resolved[anchor] = ms))
      : failed(instantOutOfRange(`/anchors/${anchor}`, { text: writtenOr(anchor, given[anchor]) }));
  const resolve = (anchor: string, path: readonly string[]): Result<number> => {
    const place = `/anchors/${anchor}`;
    const known = own(resolved, anchor);
    if (known !== undefined) return ok(known);
    if (path.includes(anchor)) return failed(anchorCycle(place, { anchor, path: [...path, anchor].join(' → ') }));
    const definition = own(definitions, anchor);
    if (!definition) return failed(unknownAnchor(`/anchors/${path.at(-1)}/at`, { anchor, anchors: names }));
    const value = own(given, anchor);
    if (value !== undefined) {
      const ms = typeof value === 'number' ? value : parseTimestamp(value);
      return ms === undefined ? failed(badTimestamp(place, { text: value })) : settle(anchor, ms);
    }
    if (definition.at === undefined) return failed(anchorMissing(place, { anchor }));
    const base = parseInstant(definition.at)!.anchor;
    const result = resolve(base, [...path, anchor]);
    if (!result.ok) return result;
    return settle(anchor, resolveInstant(definition.at, { anchors: resolved, timeZone, nowMs: NaN }));
  };

  const problems = Object.keys(definitions).flatMap((anchor) => {
    const result = resolve(anchor, []);
    return result.ok ? [] : result.problems;
  });
  // An anchor that is missing is missed by all that derive from it.
  const distinct = [
    ...new Map(problems.map((problem) => [`${problem.code} ${problem.place.pointer}`, problem])).values(),
  ];
  return distinct.length > 0 ? failed(...distinct) : ok(resolved);
}
