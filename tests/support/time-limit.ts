import { inspect } from 'node:util';
import { addEventHandler } from 'jest-circus';

/**
 * The runner knows no time limits of its own, and tells no causes. What takes longer than its test or hook says, or than this, fails by it
 * and lets the others run; what never lets go of the processor cannot be ended so.
 */
const LIMIT_MS = 60_000;

type Step = () => unknown;

function within(limitMs: number, step: Step): () => Promise<undefined> {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`It took longer than ${limitMs} ms`)), limitMs);
    });
    try {
      await Promise.race([step(), late]);
      return undefined;
    } catch (error) {
      // It shows the stack alone; what led to an error is often all that helps.
      if (error instanceof Error && (error.cause !== undefined || error instanceof AggregateError))
        error.stack = inspect(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

addEventHandler(({ name }, { currentDescribeBlock: { children, hooks } }) => {
  const added = name === 'add_test' ? children.at(-1) : name === 'add_hook' ? hooks.at(-1) : undefined;
  if (!added || added.type === 'describeBlock' || !added.fn) return;
  added.fn = within(added.timeout ?? LIMIT_MS, added.fn as Step);
});
