/** What must be undone, last first; one failure does not keep the rest from being undone. */
export class Cleanup {
  private readonly steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** What is still starting is waited for, then stopped; what fails to start needs no stopping. */
  addStarting<T>(starting: Promise<T>, stop: (started: T) => Promise<void>): void {
    const settled = starting.then(
      (started) => () => stop(started),
      () => undefined,
    );
    this.add(async () => (await settled)?.());
  }

  /** @throws the first failure, after everything was tried */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
