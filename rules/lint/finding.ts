import { defineProblem } from '../problems/problem.ts';
import type { MakeProblem, Problem, Text } from '../problems/problem.ts';

/** A kind of finding, as the docs list it. */
export interface Finding {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly text: Text;
  /** What is wrong in a file that has it, as JSON. */
  readonly example: string;
}

const defined: Finding[] = [];

/** Every kind of finding, by code. Complete once `lint.ts` is loaded, which brings in all that define some. */
export const allFindings = (): readonly Finding[] => defined.toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** Defines a finding of lint: like `defineProblem`, and listed in the docs with an example. */
export const defineFinding = (
  code: string,
  text: Text,
  { severity = 'error', example }: { readonly severity?: Problem['severity']; readonly example: string },
): MakeProblem => listFinding(defineProblem(code, text, severity), example);

/** Lists, among the findings of lint, a problem that is met elsewhere, too. */
export function listFinding(make: MakeProblem, example: string): MakeProblem {
  const { code, severity, text } = make;
  defined.push({ code, severity, text, example });
  return make;
}
