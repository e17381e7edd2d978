import type { Json } from '../json.ts';
import { parsePlaybook } from '../playbook/parse.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { applyFix } from './fix.ts';
import { lint } from './lint.ts';

/** A finding whose fix was applied. */
export type Repaired = Problem & { readonly fix: Fix };

export interface Repair {
  readonly value: Json;
  /** In the order in which their fixes were applied. */
  readonly repaired: readonly Repaired[];
  /** What is left. */
  readonly problems: readonly Problem[];
}

/** More would be a fix that brings its own finding back. */
const MAX_FIXES = 1_000;

/**
 * A playbook's JSON with every fix applied that removes its finding and brings no new error. One that does not parse
 * stays as it is: only a playbook of sound structure has findings with fixes.
 */
export function repair(json: Json): Repair {
  let value = json;
  let problems = problemsIn(value);
  const repaired: Repaired[] = [];
  const inVain = new Set<string>();
  while (repaired.length < MAX_FIXES) {
    const next = problems.find(
      (problem): problem is Repaired => problem.fix !== undefined && !inVain.has(keyOf(problem)),
    );
    if (!next) break;
    const tried = applyFix(value, next.fix);
    const after = tried === undefined ? undefined : problemsIn(tried);
    if (tried === undefined || !after || !isBetter(next, problems, after)) inVain.add(keyOf(next));
    else {
      repaired.push(next);
      [value, problems] = [tried, after];
    }
  }
  return { value, repaired, problems };
}

const problemsIn = (json: Json): readonly Problem[] => {
  const parsed = parsePlaybook(json);
  return parsed.ok ? lint(parsed.value) : parsed.problems;
};

const keyOf = ({ code, place, message }: Problem): string => `${code} ${place.pointer} ${message.en}`;

/** What a problem says, wherever its place has moved to. */
const saying = ({ code, place, message }: Problem): string => `${code} ${place.node ?? ''} ${message.en}`;

const countOf = (problems: readonly Problem[], what: string): number =>
  problems.filter((each) => saying(each) === what).length;

/** Whether the finding is gone, or one of its kind if there were several. */
export const isGone = (finding: Problem, before: readonly Problem[], after: readonly Problem[]): boolean =>
  countOf(after, saying(finding)) < countOf(before, saying(finding));

/** Whether the finding is gone, and no error is there that was not there before. */
export function isBetter(finding: Problem, before: readonly Problem[], after: readonly Problem[]): boolean {
  const errors = after.filter(({ severity }) => severity === 'error');
  return (
    isGone(finding, before, after) &&
    errors.every((error) => countOf(after, saying(error)) <= countOf(before, saying(error)))
  );
}
