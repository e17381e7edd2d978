import { terminalLanguage } from './output.ts';

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

/** What a person must know of a failure: an expected one in its own words, never a stack trace. */
export function explain(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'problem' in error) {
    const { problem } = error;
    if (typeof problem === 'object' && problem !== null && 'message' in problem) {
      const { message } = problem;
      if (typeof message === 'object' && message !== null && 'en' in message) {
        return String(Reflect.get(message, terminalLanguage()));
      }
    }
  }
  return error instanceof Error ? error.message : String(error);
}
