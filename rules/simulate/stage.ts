import type { Act } from '../interpreter/messages.ts';

/** One campaign of a simulation. */
export interface Player {
  readonly campaign: string;
  readonly isLive: boolean;
  /** When the next of its timers is due or somebody answers; Infinity if never. */
  readonly nextMs: number;
  /** Lets its watch look ahead, up to just before an instant, without having looked yet. */
  peek(beforeMs: number): Peek;
  /** What its people do at the instant. */
  takeActs(atMs: number): readonly Act[];
  happen(atMs: number, acts: readonly Act[]): Promise<void>;
}

export interface Peek {
  /** The instant at which it would find something. */
  readonly foundMs: number | undefined;
  /** Has looked so far. */
  commit(): void;
}

interface Message {
  readonly to: string;
  readonly atMs: number;
  readonly act: Act;
}

/** What the campaigns are played on: rows that may change as time goes on. */
export interface Scenery {
  /** The instant up to which changes have happened (epoch ms). */
  nowMs: number;
  /** The next instant at which rows change; Infinity if none does. */
  readonly nextChangeMs: number;
}

/**
 * All campaigns of a simulation on one virtual clock, which goes from instant to instant. Within an instant they take
 * turns in the order in which they were started; what one tells another comes next.
 */
export class Stage {
  private readonly players: Player[] = [];
  private readonly messages: Message[] = [];
  private readonly scenery: Scenery;
  private readonly onInstant: (atMs: number) => void;
  private untilMs = -Infinity;

  constructor(scenery: Scenery, onInstant: (atMs: number) => void = () => undefined) {
    this.scenery = scenery;
    this.onInstant = onInstant;
  }

  /** A further campaign; the simulation goes on at least until `untilMs`. */
  add(player: Player, untilMs: number): void {
    this.players.push(player);
    this.untilMs = Math.max(this.untilMs, untilMs);
  }

  find(campaign: string): Player | undefined {
    return this.players.find((each) => each.campaign === campaign);
  }

  send(message: Message): void {
    this.messages.push(message);
  }

  async play(): Promise<void> {
    for (;;) {
      await this.deliver();
      const live = this.players.filter((each) => each.isLive);
      if (live.length === 0) return;
      const nextMs = Math.min(...live.map((each) => each.nextMs));
      // No watch may see rows as they will be: none looks beyond their next change at once.
      const changeMs = this.scenery.nextChangeMs;
      const dueMs = Math.min(nextMs, changeMs);
      const { atMs, found } = this.lookAhead(live, Math.min(dueMs, this.untilMs + 1), dueMs);
      if (atMs > this.untilMs) return;
      this.onInstant(atMs);
      this.scenery.nowMs = Math.max(this.scenery.nowMs, atMs);
      for (const player of live) {
        const isDue = found.has(player) || (atMs === nextMs && player.nextMs <= atMs);
        if (!isDue || !player.isLive) continue;
        await player.happen(atMs, found.has(player) ? [] : player.takeActs(atMs));
        await this.deliver();
      }
    }
  }

  /** The earliest instant at which something happens, and the campaigns whose watches found it. */
  private lookAhead(live: readonly Player[], beforeMs: number, nextMs: number) {
    let boundMs = beforeMs;
    const peeks = live.map((player) => {
      const peek = player.peek(boundMs);
      boundMs = Math.min(boundMs, peek.foundMs ?? Infinity);
      return { player, peek };
    });
    const foundMs = Math.min(...peeks.map(({ peek }) => peek.foundMs ?? Infinity));
    const atMs = Math.min(foundMs, nextMs);
    const found = new Set<Player>();
    for (const { player, peek } of peeks) {
      // One that would have looked beyond what happens first looks again, when that is dealt with.
      if (peek.foundMs === undefined ? foundMs === Infinity : peek.foundMs === foundMs) peek.commit();
      if (peek.foundMs !== undefined && peek.foundMs === foundMs) found.add(player);
    }
    return { atMs, found };
  }

  private async deliver(): Promise<void> {
    for (let next = this.messages.shift(); next; next = this.messages.shift()) {
      const player = this.find(next.to);
      if (player?.isLive) await player.happen(next.atMs, [next.act]);
    }
  }
}
