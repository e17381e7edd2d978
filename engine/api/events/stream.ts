import type { Request, Response } from 'express';
import type { EventData, EventType } from '../../../rules/api/events.ts';
import type { ChangeEvent, Hub } from '../../data/hub.ts';

const HEARTBEAT_MS = 15_000;
/** A campaign at work changes many times a second; a page learns of the same kind of change at most this often. */
const GATHER_MS = 100;
/** What a page shows it may have fetched so long before its stream was open. */
const RECENT_MS = 10_000;
/** A page that does not read is let go; it comes back and fetches everything again. */
const MOST_UNREAD_BYTES = 1_000_000;

/** Changes with the same key say the same: of several, the newest does for all. */
const keyOf = ({ type, data }: ChangeEvent): string => JSON.stringify([type, data.campaign, data.shop, data.playbook]);

/** The open event streams of the pages. */
export class EventStreams {
  readonly #open = new Set<() => void>();
  readonly #hub: Hub;
  /** The newest change of each kind within `RECENT_MS`, in the order of time. */
  readonly #recent = new Map<string, { readonly change: ChangeEvent; readonly atMs: number }>();

  constructor(hub: Hub) {
    this.#hub = hub;
    hub.onChange((change) => {
      const key = keyOf(change);
      this.#recent.delete(key);
      this.#recent.set(key, { change, atMs: Date.now() });
      this.#forgetOld();
    });
  }

  #forgetOld(): void {
    for (const [key, { atMs }] of this.#recent) {
      if (atMs > Date.now() - RECENT_MS) return;
      this.#recent.delete(key);
    }
  }

  /** Ends all of them; the pages try to come back by themselves. */
  closeAll(): void {
    for (const close of this.#open) close();
  }

  /**
   * Tells the page of changes until it goes, beginning with those of the last seconds; of one campaign, and of what
   * belongs to none, if one is named.
   */
  start(request: Request, response: Response, campaign: string | undefined): void {
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    let number = 0;
    const pending = new Map<string, ChangeEvent>();
    let timer: NodeJS.Timeout | undefined;

    const close = (): void => {
      clearTimeout(timer);
      clearInterval(heartbeat);
      stopListening();
      this.#open.delete(close);
      response.end();
    };
    const write = (type: EventType, data: EventData): void => {
      response.write(`id: ${++number}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const flush = (): void => {
      timer = undefined;
      for (const { type, data } of pending.values()) write(type, data);
      pending.clear();
      if (response.writableLength > MOST_UNREAD_BYTES) close();
    };
    const tell = (change: ChangeEvent): void => {
      const { data } = change;
      if (campaign !== undefined && data.campaign !== undefined && data.campaign !== campaign) return;
      pending.set(keyOf(change), change);
      timer ??= setTimeout(flush, GATHER_MS);
    };
    const stopListening = this.#hub.onChange(tell);
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    heartbeat.unref();

    this.#open.add(close);
    response.on('close', close);
    // What happened while it was away is not kept: it fetches again what it shows.
    const missed = request.get('last-event-id') !== undefined;
    write('hello', { missed });
    this.#forgetOld();
    if (!missed) for (const { change } of this.#recent.values()) tell(change);
  }
}
