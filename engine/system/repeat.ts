/**
 * Does something every so often, the next time so long after the last has ended, until stopped; what runs then is
 * waited for. Of failures in a row the first is logged.
 */
export function repeat(
  everyMs: number,
  task: (stopping: AbortSignal) => Promise<void>,
  log: { warn(fields: object, message: string): void },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isFailing = false;

  async function run(): Promise<void> {
    try {
      await task(stopping.signal);
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'Something that is done again and again failed; it is tried again');
      isFailing = true;
    }
    next();
  }
  function next(): void {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, everyMs);
    timer.unref();
  }
  next();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
