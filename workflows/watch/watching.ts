import { ApplicationFailure, Context } from '@temporalio/activity';
import { toCampaignMs, toRealMs } from '../../rules/time/clock.ts';
import { look, nextLookMs } from '../../rules/watch/look.ts';
import type { WatchState } from '../../rules/watch/state.ts';
import { isUnderProgram } from '../../rules/watch/update.ts';
import type { Loaded } from '../activities/programs.ts';
import type { WatchInput } from '../messages.ts';
import type { Ports } from '../ports.ts';
import { AwaitedArrivals } from './awaited-arrivals.ts';
import { Telling } from './telling.ts';
import type { TellCampaign } from './telling.ts';

/** How long one activity watches before the workflow starts the next: well below its time limit. */
const TURN_MS = 30 * 60_000;
/** All campaigns of a shard are looked at so often, and it is a sign of life; in between only those that have news, or something due. */
const ROUND_MS = 1_000;
/** Others get their turn even if there is always something due. */
const SHORTEST_WAIT_MS = 2;
/** A campaign that could not be looked at is tried again after this time. */
const TRY_AGAIN_MS = 5_000;

export interface Looked {
  /** Real instant (epoch ms) at which to look again, if nothing comes in before; null: only when something does. */
  readonly againMs: number | null;
  readonly seenArrival: number;
}

const UNTIL_IT_CHANGES: Looked = { againMs: null, seenArrival: Number.MAX_SAFE_INTEGER };

/** Looks once at what is due for one campaign, writes what it found, and says when to look again. */
export function createWatchman(ports: Ports, load: (campaign: string) => Promise<Loaded>, tell: TellCampaign) {
  const telling = new Telling(tell, () => ports.now());
  return async (campaign: string): Promise<Looked | undefined> => {
    const stored = await ports.watches.read(campaign);
    if (!stored) {
      telling.forget(campaign);
      return undefined;
    }
    const { record, program, watch } = await load(campaign);
    // It is on its way to another version, and says in a moment what is watched under that.
    if (!isUnderProgram(program, watch, stored.state)) return UNTIL_IT_CHANGES;
    const view = await ports.data.view(campaign);
    const presentMs = toCampaignMs(record.clock, ports.now());
    const { horizonMs } = stored.state;
    const reached = horizonMs !== null && horizonMs <= presentMs;
    const state = look(program, watch, stored.state, view, {
      throughMs: reached ? horizonMs : presentMs,
      beforeOrder: reached ? 0 : null,
      presentMs,
    });
    // What came in for an instant that is still to come wakes it then, and not before.
    const unseen = view.arrivalsAfter(state.seenArrival);
    const seenArrival = unseen.at(-1)?.seq ?? state.seenArrival;
    if (
      hasNews(stored.state, state) &&
      !(await ports.watches.write(campaign, record.watchShard, stored.version, state, 'watch'))
    ) {
      return { againMs: ports.now(), seenArrival };
    }
    const [first] = state.outbox;
    if (first) return { againMs: await telling.tell(campaign, first), seenArrival };
    const coming = unseen.find((arrival) => arrival.atMs > presentMs)?.atMs ?? Infinity;
    const nextMs = Math.min(nextLookMs(program, watch, state, view, presentMs) ?? Infinity, coming);
    const againMs = nextMs === Infinity ? Infinity : toRealMs(record.clock, nextMs);
    return { againMs: Number.isFinite(againMs) ? againMs : null, seenArrival };
  };
}

const isDue = (looked: Looked | undefined, nowMs: number): boolean =>
  !looked || (looked.againMs !== null && looked.againMs <= nowMs);

/** Only how far it looked is not worth a write: that is found again by looking. */
const hasNews = (before: WatchState, after: WatchState): boolean =>
  before.entries !== after.entries || before.outbox !== after.outbox || before.seenArrival !== after.seenArrival;

/** The activity that watches a shard: one for all its campaigns, woken by data, by changes and by time. */
export function createWatchingActivities(
  ports: Ports,
  load: (campaign: string) => Promise<Loaded>,
  tell: TellCampaign,
  stopping: AbortSignal,
) {
  const lookAt = createWatchman(ports, load, tell);
  return {
    async watchShard({ shard }: WatchInput): Promise<void> {
      const context = Context.current();
      const cancelled = AbortSignal.any([context.cancellationSignal, stopping]);
      const untilMs = ports.now() + TURN_MS;
      const looked = new Map<string, Looked>();
      const arrivals = new AwaitedArrivals(ports.data);
      let roundMs = -Infinity;
      while (ports.now() < untilMs && !cancelled.aborted) {
        context.heartbeat();
        const { campaigns, changed } = await ports.watches.list(shard);
        const listed = new Set(campaigns);
        for (const campaign of looked.keys()) if (!listed.has(campaign)) looked.delete(campaign);
        // What another process changed is met by looking at all of them now and then.
        const isRound = ports.now() >= roundMs;
        if (isRound) roundMs = ports.now() + ROUND_MS;
        for (const campaign of campaigns) {
          const isNews = arrivals.take(campaign) || changed.has(campaign) || isRound;
          if (!isNews && !isDue(looked.get(campaign), ports.now())) continue;
          const result = await lookAt(campaign).catch((error: unknown) => {
            // One campaign's trouble must not blind the others; it is looked at again after a while.
            context.log.error('The watch could not look at a campaign', { campaign, error: String(error) });
            return { againMs: ports.now() + TRY_AGAIN_MS, seenArrival: Number.MAX_SAFE_INTEGER };
          });
          if (result) looked.set(campaign, result);
          else looked.delete(campaign);
          context.heartbeat();
        }
        await waitForNews(shard, looked, arrivals, roundMs, cancelled);
      }
      context.cancellationSignal.throwIfAborted();
      // Not done: another worker takes over. That is as it should be, and no news for the log.
      if (stopping.aborted) throw ApplicationFailure.create({ message: 'Handed over', category: 'BENIGN' });
    },
  };

  async function waitForNews(
    shard: number,
    looked: ReadonlyMap<string, Looked>,
    arrivals: AwaitedArrivals,
    roundMs: number,
    cancelled: AbortSignal,
  ): Promise<void> {
    const againMs = Math.min(roundMs, ...[...looked.values()].map((each) => each.againMs ?? Infinity));
    const waitMs = Math.max(SHORTEST_WAIT_MS, againMs - ports.now());
    let stop: (() => void) | undefined;
    const aborted = new Promise<void>((resolve) => {
      stop = resolve;
      cancelled.addEventListener('abort', stop, { once: true });
    });
    await Promise.race([
      aborted,
      ports.watches.waitForChange(shard, waitMs),
      ...[...looked].map(([campaign, { seenArrival }]) => arrivals.wait(campaign, seenArrival, ROUND_MS)),
    ]);
    if (stop) cancelled.removeEventListener('abort', stop);
  }
}

export type WatchingActivities = ReturnType<typeof createWatchingActivities>;
