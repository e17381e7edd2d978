import type { Problem } from '../../rules/problems/problem.ts';

/** A local service cannot be had. `problem` says why and lists the ways out, in every language of the product. */
export class LocalServiceError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message.en, options);
    this.name = 'LocalServiceError';
    this.problem = problem;
  }
}
