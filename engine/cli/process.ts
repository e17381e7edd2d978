import { z } from 'zod';
import { problemSchema, textSchema } from '../../rules/api/common.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import type { Problem } from '../../rules/problems/problem.ts';

/** Resolves when the process is asked to end; a second time it ends at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}

const failure = defineProblem('failed', { en: '{reason}', 'zh-CN': '{reason}' });

const expected = z.object({ problem: problemSchema });
const inLanguages = z.object({ code: z.string(), languages: textSchema });

/** What a person must know of a failure: an expected one in its own words, never a stack trace. */
export function problemOf(error: unknown): Problem {
  const own = expected.safeParse(error);
  if (own.success) return own.data.problem;
  const told = inLanguages.safeParse(error);
  if (told.success) return defineProblem(told.data.code, told.data.languages)('');
  return failure('', { reason: error instanceof Error ? error.message : String(error) });
}
