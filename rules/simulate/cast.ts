import type { Act, LogEntry } from '../interpreter/messages.ts';
import type { CampaignState } from '../interpreter/state.ts';

/** Those who act in a campaign, and when. Instants are epoch ms. */
export interface Cast {
  /** Hears what the log says. */
  hear(entries: readonly LogEntry[]): void;
  /** The instant of the next act; Infinity if there is none. */
  readonly nextMs: number;
  /** What they do by then, to the campaign as it is. */
  takeAt(atMs: number, state: CampaignState): readonly Act[];
}

/** What somebody does of their own accord at an instant; undefined if there is nothing to do it to. */
export interface Intervention {
  readonly atMs: number;
  act(state: CampaignState): Act | undefined;
}

/** The cast, and somebody who intervenes beside it. */
export class Intervening implements Cast {
  private readonly cast: Cast;
  private coming: readonly Intervention[];

  constructor(cast: Cast, interventions: readonly Intervention[]) {
    this.cast = cast;
    this.coming = interventions.toSorted((a, b) => a.atMs - b.atMs);
  }

  hear(entries: readonly LogEntry[]): void {
    this.cast.hear(entries);
  }

  get nextMs(): number {
    return Math.min(this.cast.nextMs, this.coming[0]?.atMs ?? Infinity);
  }

  takeAt(atMs: number, state: CampaignState): readonly Act[] {
    const now = this.coming.filter((each) => each.atMs <= atMs);
    this.coming = this.coming.filter((each) => each.atMs > atMs);
    return [...this.cast.takeAt(atMs, state), ...now.flatMap((each) => each.act(state) ?? [])];
  }
}
