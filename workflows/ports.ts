import type { Command, LogEntry } from '../rules/interpreter/messages.ts';
import type { ActRequest } from './messages.ts';
import type { Problem } from '../rules/problems/problem.ts';
import type { CampaignState } from '../rules/interpreter/state.ts';
import type { Context } from '../rules/interpreter/messages.ts';
import type { Afterwards, LedgerReason, LedgerState } from '../rules/effects/ledger-states.ts';
import type { Reading } from '../rules/effects/reading.ts';
import type { Json } from '../rules/json.ts';
import type { Playbook } from '../rules/playbook/schema.ts';
import type { ReviewAsked } from '../rules/review/input.ts';
import type { CampaignClock } from '../rules/time/clock.ts';
import type { WatchState } from '../rules/watch/state.ts';
import type { DataView, StoredSet } from '../rules/watch/view.ts';

/** What a campaign is run from; written once when it is created. */
export interface CampaignRecord {
  readonly id: string;
  readonly shop: string;
  /** SHA-256 of the canonical content of the approved version. */
  readonly contentHash: string;
  readonly clock: CampaignClock;
  /** The shard of the watch that looks after it. */
  readonly watchShard: number;
}

/** Everything that executing campaigns needs of the outside; the engine implements it. */
export interface Ports {
  readonly campaigns: CampaignPort;
  readonly data: DataPort;
  readonly ledger: LedgerPort;
  readonly connectors: ConnectorPort;
  readonly watches: WatchPort;
  readonly projection: ProjectionPort;
  readonly reviews: ReviewPort;
  readonly children: ChildPort;
  /** Real time, epoch ms. */
  now(): number;
}

export interface CampaignPort {
  /** The campaign with its present clock. */
  read(campaign: string): Promise<CampaignRecord>;
  /** The immutable content of an approved version. */
  readPlaybook(contentHash: string): Promise<Playbook>;
  /** From now on the campaign runs from another version of its playbook. */
  moveToVersion(campaign: string, version: number, contentHash: string): Promise<void>;
}

export interface DataPort {
  /** The data of the campaign's shop, with its plan and stored sets, as they are now. Cheap to ask for again and again. */
  view(campaign: string): Promise<DataView>;
  /** Stores a set once; storing it again under the same reference changes nothing. */
  storeSet(campaign: string, ref: string, set: StoredSet): Promise<void>;
  /** Resolves when data have come in for the campaign's shop since that arrival (true), or the time is up (false). */
  waitForArrival(campaign: string, afterSeq: number, timeoutMs: number): Promise<boolean>;
}

/** One effect on the outside world, under its idempotency key. */
export interface EffectRequest {
  readonly campaign: string;
  readonly node: string;
  readonly key: string;
  readonly do: string;
  /** Sets resolved to the ids of their rows. */
  readonly with: Readonly<Record<string, Json>>;
  /** The instant of its cause in campaign time, epoch ms. */
  readonly atMs: number;
}

export interface LedgerEntry extends EffectRequest {
  readonly state: LedgerState;
  readonly attempts: number;
  readonly before?: Json;
  readonly after?: Json;
  readonly error?: string;
  readonly reason?: LedgerReason;
  readonly by?: string;
  /** Of the pictures that show what a person did. */
  readonly attachments?: readonly string[];
}

export interface LedgerPort {
  find(key: string): Promise<LedgerEntry | null>;
  /** Creates or updates the entry of the key; what was done once is never taken back. */
  write(
    entry: EffectRequest & {
      readonly state: LedgerState;
      readonly attempt?: number;
      readonly before?: Json;
      readonly after?: Json;
      readonly error?: string;
      readonly reason?: LedgerReason;
      readonly by?: string;
      readonly attachments?: readonly string[];
      /** The platform said that it had applied this key before. */
      readonly duplicate?: boolean;
    },
  ): Promise<void>;
  /** What became of an applied effect; nothing happens if it is not in a state from which that can become of it. */
  conclude(key: string, state: Afterwards, error?: string): Promise<void>;
}

export type ConnectorAnswer =
  | {
      readonly applied: true;
      readonly before?: Json;
      readonly after?: Json;
      readonly result?: Json;
      readonly duplicate?: boolean;
    }
  | { readonly applied: false; readonly error: string; readonly retryable: boolean };

export interface ConnectorPort {
  /** Carries the effect out on the campaign's shop. A key that was applied before is answered as it was then. */
  perform(request: EffectRequest, timeoutMs: number): Promise<ConnectorAnswer>;
  /**
   * What is there before the first call of a key; undefined where the platform reports it with its answer, or nobody can
   * tell. Read again after a call, it might be what that call has put there.
   */
  before(request: EffectRequest, timeoutMs: number): Promise<Json | undefined>;
  /** What is now where the effect makes its change, in the shape in which `perform` reports `after`. */
  read(request: EffectRequest, timeoutMs: number): Promise<Reading>;
}

export interface StoredWatch {
  readonly campaign: string;
  readonly version: number;
  readonly state: WatchState;
}

export interface WatchPort {
  read(campaign: string): Promise<StoredWatch | null>;
  /**
   * Writes if the stored version is still `version` (0: none is stored yet); false if another writer came first. Who
   * watches the shard is told, unless it is the watch itself that writes.
   */
  write(campaign: string, shard: number, version: number, state: WatchState, by?: 'watch'): Promise<boolean>;
  remove(campaign: string): Promise<void>;
  list(shard: number): Promise<WatchedShard>;
  /** Resolves when a watch of the shard, or the clock of one of its campaigns, was changed since it was listed, or the time is up. */
  waitForChange(shard: number, timeoutMs: number): Promise<void>;
}

/** The campaigns of a shard that watch something. */
export interface WatchedShard {
  readonly campaigns: readonly string[];
  /** Those whose watch or clock this process has changed since the shard was listed before. */
  readonly changed: ReadonlySet<string>;
}

export interface ProjectionPort {
  /** Brings what the screens read up to date: new log entries (each `seq` counts once) and the state after them. */
  project(campaign: string, entries: readonly LogEntry[], state: CampaignState): Promise<void>;
}

export interface ReviewPort {
  /** Builds and stores what is asked for, from the data and decisions of the campaign: once for a node and its present. */
  build(campaign: string, node: string, asked: ReviewAsked, context: Context): Promise<void>;
}

export type ChildLaunch = Extract<Command, { type: 'launchChild' }>;

export interface ChildPort {
  /** Starts a campaign for a node of another; asked again, it is started once. The problem, if it cannot be. */
  launch(campaign: string, launch: ChildLaunch): Promise<Problem | undefined>;
  /** Acts on a campaign that was started so; one that has ended, or is as asked already, is left alone. */
  tell(child: string, request: ActRequest): Promise<void>;
}
