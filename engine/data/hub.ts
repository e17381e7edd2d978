import { EventEmitter } from 'node:events';
import type { EventData, EventType } from '../../rules/api/events.ts';

export interface ChangeEvent {
  readonly type: EventType;
  readonly data: EventData;
}

interface HubEvents {
  change: [ChangeEvent];
  arrival: [shop: string];
  watch: [shard: number];
}

/** News inside of one process: what changed, for those who wait for it and for the open pages. */
export class Hub {
  readonly #emitter = new EventEmitter<HubEvents>();
  /** By shard. */
  readonly #changedWatches = new Map<number, Set<string>>();

  constructor() {
    // Every open page and every waiting campaign listens.
    this.#emitter.setMaxListeners(0);
  }

  changed(type: EventType, data: EventData = {}): void {
    this.#emitter.emit('change', { type, data });
  }

  dataArrived(shop: string): void {
    this.#emitter.emit('arrival', shop);
    this.changed('metrics', { shop });
  }

  /** The campaign's watch, or the clock by which it looks, is another. */
  watchChanged(shard: number, campaign: string): void {
    const changed = this.#changedWatches.get(shard);
    if (changed) changed.add(campaign);
    else this.#changedWatches.set(shard, new Set([campaign]));
    this.#emitter.emit('watch', shard);
  }

  hasChangedWatches(shard: number): boolean {
    return this.#changedWatches.has(shard);
  }

  /** The campaigns of a shard whose watch has changed since this was asked before: who watches must not miss what changes while it looks. */
  takeChangedWatches(shard: number): ReadonlySet<string> {
    const changed = this.#changedWatches.get(shard) ?? new Set<string>();
    this.#changedWatches.delete(shard);
    return changed;
  }

  /** Calls back at every change until the returned function is called. */
  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.#emitter.on('change', listener);
    return () => void this.#emitter.off('change', listener);
  }

  /** Resolves when data arrive for the shop, or the time is up. */
  waitForArrival(shop: string, timeoutMs: number): Promise<void> {
    return this.#wait('arrival', (each) => each === shop, timeoutMs);
  }

  /** Resolves when a watch of the shard is written, or the time is up. */
  waitForWatch(shard: number, timeoutMs: number): Promise<void> {
    return this.#wait('watch', (each) => each === shard, timeoutMs);
  }

  #wait(name: 'arrival' | 'watch', isMeant: (value: string | number) => boolean, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#emitter.off(name, listener);
        resolve();
      };
      const listener = (value: string | number): void => {
        if (isMeant(value)) done();
      };
      const timer = setTimeout(done, timeoutMs);
      timer.unref();
      this.#emitter.on(name, listener);
    });
  }
}
