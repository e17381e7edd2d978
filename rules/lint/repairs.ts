import type { Json } from '../json.ts';
import { closest, isSlip } from '../problems/closest.ts';
import type { Fix, Text } from '../problems/problem.ts';

/** Writes another text in the place of one that was probably a slip. */
export const replaceBy = (path: string, wrong: string, right: string): Fix => ({
  title: { en: `Write “${right}” instead of “${wrong}”`, 'zh-CN': `将“${wrong}”改为“${right}”` },
  patch: [{ op: 'replace', path, value: right }],
});

/** Writes the name that was probably meant; none if no name is close. `write` makes of it what the place holds. */
export function replaceByClosest(
  path: string,
  wrong: string,
  names: Iterable<string>,
  write: (name: string) => string = (name) => name,
): Fix | undefined {
  const meant = closest(wrong, names);
  if (meant === undefined || !isSlip(wrong, meant)) return undefined;
  return { ...replaceBy(path, wrong, meant), patch: [{ op: 'replace', path, value: write(meant) }] };
}

export const setTo = (path: string, value: Json, title: Text): Fix => ({ title, patch: [{ op: 'add', path, value }] });

export const takeOut = (path: string, title: Text): Fix => ({ title, patch: [{ op: 'remove', path }] });
