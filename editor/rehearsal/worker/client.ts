import type { Answer, Ask, Numbered, Stage } from './messages.ts';

export type Outcome = Exclude<Answer, { type: 'progress' }> | { readonly type: 'cancelled' };
export type OnProgress = (stage: Stage, share: number) => void;

interface Open {
  readonly resolve: (outcome: Outcome) => void;
  readonly onProgress: OnProgress;
}

/** The rules at work beside the page. One that is cancelled is ended with its worker: it would hear of nothing before it is done. */
export class RehearsalWorker {
  private worker: Worker | undefined;
  private readonly open = new Map<number, Open>();
  private next = 1;

  ask(content: Ask, onProgress: OnProgress = () => undefined): Promise<Outcome> {
    const id = this.next++;
    return new Promise((resolve) => {
      this.open.set(id, { resolve, onProgress });
      // A worker is sent to without an origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.started().postMessage({ id, content } satisfies Numbered<Ask>);
    });
  }

  /** Ends whatever is under way. */
  cancel(): void {
    this.worker?.terminate();
    this.worker = undefined;
    const waiting = [...this.open.values()];
    this.open.clear();
    for (const { resolve } of waiting) resolve({ type: 'cancelled' });
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./rehearsal.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { id, content } }: MessageEvent<Numbered<Answer>>) => {
      const asked = this.open.get(id);
      if (!asked) return;
      if (content.type === 'progress') return asked.onProgress(content.stage, content.share);
      this.open.delete(id);
      asked.resolve(content);
    });
    worker.addEventListener('error', ({ message }) => {
      const waiting = [...this.open.values()];
      this.open.clear();
      for (const { resolve } of waiting) resolve({ type: 'failed', message });
    });
    return (this.worker = worker);
  }
}
