import { open, type Database, type RootDatabase } from 'lmdb';
import { deserialize, serialize } from 'node:v8';
import type { Json } from '../../rules/json.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import type { Figures } from './actions/action.ts';
import type { Levers } from './levers.ts';
import type { Scale } from './model.ts';
import type { PaymentOutage, ShopState } from './state.ts';

/** What changed the shop, in order. Steps need no data: the model gives the same step again. */
export type JournalEntry =
  | { readonly type: 'step'; readonly index: number }
  | {
      readonly type: 'action';
      readonly do: string;
      readonly with: Record<string, Json>;
      readonly key: string;
      readonly atMs: number;
    }
  | { readonly type: 'outage'; readonly outage: PaymentOutage | null };

/** The status of a call whose connection was dropped before the answer. */
export const DROPPED = 0;

/** One raw call of an action, whatever became of it. */
export interface CallRecord {
  readonly n: number;
  readonly at: string;
  readonly key: string;
  readonly do: string;
  readonly with: Json;
  readonly status: number;
  readonly applied: boolean;
  readonly duplicate: boolean;
  readonly before?: Figures;
  readonly after?: Figures;
  readonly error?: string;
}

/** What an applied key stands for. */
export interface KeyRecord {
  readonly content: string;
  readonly before: Figures;
  readonly after: Figures;
}

export interface Faults {
  latencyMs: number;
  errorRate: number;
  failNext: { do?: string | undefined; times: number } | null;
  dropConnectionAfterApply: { do?: string | undefined; times: number } | null;
}

/** Made once, with the shop: the fingerprint tells it from a shop of another configuration or seed. */
export interface Opening {
  readonly fingerprint: string;
  readonly scale: Scale;
  readonly levers: Levers;
}

export interface Snapshot {
  /** Journal entries that are in it. */
  readonly position: number;
  readonly nextStep: number;
  readonly state: ShopState;
}

/** Published through this step; OPENING once the opening data sets are out, NOTHING before. */
export const NOTHING = -2;
export const OPENING = -1;

/**
 * The shop's memory on disk: a journal of what changed it, with snapshots so that opening it is quick. Writes are whole
 * transactions, committed when the call returns: a killed process loses nothing of them. (Without power, the last
 * moments before the disk was flushed can be lost, never half a transaction.)
 */
export interface Journal {
  readonly opening: Opening | undefined;
  readonly snapshot: Snapshot | undefined;
  readonly length: number;
  readonly published: number;
  readonly clock: CampaignClock | undefined;
  readonly faults: Faults;
  readonly callCount: number;
  entriesAfter(position: number): JournalEntry[];
  calls(): CallRecord[];
  key(key: string): KeyRecord | undefined;
  create(opening: Opening, snapshot: Snapshot): void;
  append(entry: JournalEntry): void;
  /** Entry, key, call and faults together, or none of them. */
  recordCall(
    call: CallRecord,
    faults: Faults,
    applied?: { readonly entry: JournalEntry; readonly key: KeyRecord },
  ): void;
  setPublished(step: number, snapshot?: Snapshot): void;
  setClock(clock: CampaignClock): void;
  setFaults(faults: Faults, entry?: JournalEntry): void;
  close(): Promise<void>;
}

export const NO_FAULTS: Faults = { latencyMs: 0, errorRate: 0, failNext: null, dropConnectionAfterApply: null };

/** Opens the journal in the folder, made if it is not there. */
export function openJournal(folder: string): Journal {
  const root: RootDatabase<unknown, string> = open({ path: folder, maxDbs: 8 });
  const meta: Database<unknown, string> = root.openDB({ name: 'meta' });
  const blobs: Database<Buffer, string> = root.openDB({ name: 'blobs', encoding: 'binary' });
  const entries: Database<JournalEntry, number> = root.openDB({ name: 'entries', encoding: 'json' });
  const calls: Database<CallRecord, number> = root.openDB({ name: 'calls', encoding: 'json' });
  const keys: Database<KeyRecord, string> = root.openDB({ name: 'keys', encoding: 'json' });
  const read = (name: string): unknown => meta.get(name);
  const blob = (name: string): unknown => {
    const bytes = blobs.get(name);
    return bytes && deserialize(bytes);
  };
  let length = (read('length') as number | undefined) ?? 0;
  let callCount = (read('calls') as number | undefined) ?? 0;
  const put = (entry: JournalEntry): void => {
    length += 1;
    entries.putSync(length, entry);
    meta.putSync('length', length);
  };
  const putSnapshot = (snapshot: Snapshot): void => blobs.putSync('snapshot', serialize(snapshot));
  return {
    get opening() {
      return blob('opening') as Opening | undefined;
    },
    get snapshot() {
      return blob('snapshot') as Snapshot | undefined;
    },
    get length() {
      return length;
    },
    get published() {
      return (read('published') as number | undefined) ?? NOTHING;
    },
    get clock() {
      return read('clock') as CampaignClock | undefined;
    },
    get faults() {
      return (read('faults') as Faults | undefined) ?? { ...NO_FAULTS };
    },
    get callCount() {
      return callCount;
    },
    entriesAfter: (position) => [...entries.getRange({ start: position + 1 })].map(({ value }) => value),
    calls: () => [...calls.getRange({})].map(({ value }) => value),
    key: (key) => keys.get(key),
    create: (opening, snapshot) =>
      root.transactionSync(() => {
        blobs.putSync('opening', serialize(opening));
        putSnapshot(snapshot);
      }),
    append: (entry) => root.transactionSync(() => put(entry)),
    recordCall: (call, faults, applied) =>
      root.transactionSync(() => {
        if (applied) {
          put(applied.entry);
          keys.putSync(call.key, applied.key);
        }
        callCount = call.n;
        calls.putSync(call.n, call);
        meta.putSync('calls', callCount);
        meta.putSync('faults', faults);
      }),
    setPublished: (step, snapshot) =>
      root.transactionSync(() => {
        meta.putSync('published', step);
        if (snapshot) putSnapshot(snapshot);
      }),
    setClock: (clock) => meta.putSync('clock', clock),
    setFaults: (faults, entry) =>
      root.transactionSync(() => {
        meta.putSync('faults', faults);
        if (entry) put(entry);
      }),
    close: () => root.close(),
  };
}
