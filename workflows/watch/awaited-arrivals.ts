import type { DataPort } from '../ports.ts';

/** Waits for the data of many campaigns at once, and knows afterwards for which of them any came in. */
export class AwaitedArrivals {
  readonly #data: DataPort;
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #arrived = new Set<string>();

  constructor(data: DataPort) {
    this.#data = data;
  }

  /** Whether any came in since this was asked before. */
  take(campaign: string): boolean {
    return this.#arrived.delete(campaign);
  }

  /** Resolves when data come in after that arrival, or the time is up; who waits already goes on waiting. */
  wait(campaign: string, afterSeq: number, timeoutMs: number): Promise<void> {
    const known = this.#waiting.get(campaign);
    if (known) return known;
    const waiting = this.#wait(campaign, afterSeq, timeoutMs).finally(() => this.#waiting.delete(campaign));
    this.#waiting.set(campaign, waiting);
    return waiting;
  }

  async #wait(campaign: string, afterSeq: number, timeoutMs: number): Promise<void> {
    if (await this.#data.waitForArrival(campaign, afterSeq, timeoutMs)) this.#arrived.add(campaign);
  }
}
