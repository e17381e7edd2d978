import type { Arrival, DataView } from './view.ts';

/** Goes through what came in, in order. */
export class Arrivals {
  private readonly view: DataView;
  private readonly watched: ReadonlySet<string>;
  private batch: readonly Arrival[];
  private index = 0;

  constructor(view: DataView, seenArrival: number, watched: ReadonlySet<string> = new Set()) {
    this.view = view;
    this.watched = watched;
    this.batch = view.arrivalsAfter(seenArrival);
  }

  get next(): Arrival | undefined {
    return this.batch[this.index];
  }

  take(): void {
    const last = this.next;
    this.index += 1;
    if (!last || this.index < this.batch.length) return;
    this.batch = this.view.arrivalsAfter(last.seq);
    this.index = 0;
  }

  /** Takes what comes next up to the instant as long as it is of metrics that nobody watches; the number of the last. */
  takeUnwatched(throughMs: number): number | undefined {
    let last: number | undefined;
    for (; this.next && this.next.atMs <= throughMs && !this.isWatched(this.next); this.take()) last = this.next.seq;
    return last;
  }

  /** When the next one comes in that somebody watches (epoch ms), as far as is known: it may come in later. */
  get nextWatchedMs(): number {
    for (let index = this.index; index < this.batch.length; index++)
      if (this.isWatched(this.batch[index]!)) return this.batch[index]!.atMs;
    return this.batch.at(-1)?.atMs ?? Infinity;
  }

  private isWatched({ metrics }: Arrival): boolean {
    return metrics.some((metric) => this.watched.has(metric));
  }
}
