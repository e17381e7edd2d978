import type { Transition } from '../../rules/watch/transition.ts';

/** A campaign that has not taken in what was found is told again after this time. */
const TELL_AGAIN_MS = 5_000;

/** Tells a campaign's workflow that the watch found something at an instant of campaign time (epoch ms). */
export type TellCampaign = (campaign: string, atMs: number) => Promise<void>;

/**
 * Tells campaigns what was found, each thing once while they are likely to be taking it in: on a busy machine data come
 * in faster than that, and each time that a campaign is told becomes part of its history.
 */
export class Telling {
  readonly #tell: TellCampaign;
  readonly #now: () => number;
  readonly #told = new Map<string, { readonly number: number; readonly againMs: number }>();

  constructor(tell: TellCampaign, now: () => number) {
    this.#tell = tell;
    this.#now = now;
  }

  /** Real instant (epoch ms) at which to tell it again, if it has not taken it in by then. */
  async tell(campaign: string, { number, atMs }: Transition): Promise<number> {
    const told = this.#told.get(campaign);
    if (told?.number === number && this.#now() < told.againMs) return told.againMs;
    await this.#tell(campaign, atMs);
    const againMs = this.#now() + TELL_AGAIN_MS;
    this.#told.set(campaign, { number, againMs });
    return againMs;
  }

  forget(campaign: string): void {
    this.#told.delete(campaign);
  }
}
