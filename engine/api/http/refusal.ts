import type { Problem, Text } from '../../../rules/problems/problem.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** A request that is refused, for a reason that the asker can do something about. Becomes a problem document. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly code: string;
  readonly text: Text;
  readonly problems: readonly Problem[] | undefined;
  /** Further members of the problem document. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    status: RefusalStatus,
    code: string,
    text: Text,
    problems?: readonly Problem[],
    extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}: ${text.en}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.text = text;
    this.problems = problems;
    this.extra = extra;
  }
}
