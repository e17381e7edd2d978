import type { Json } from '../json.ts';
import type { SetHandle } from '../feel/scope.ts';
import type { LedgerReason, Undone } from '../effects/ledger-states.ts';
import type { Text } from '../problems/problem.ts';
import type { Why } from '../conditions/why.ts';
import type { Transition } from '../watch/transition.ts';
import type { WatchedEntry } from '../watch/entry.ts';

/** What conditions and expressions can see of the campaign's state, as of an instant. Plain JSON. */
export interface Context {
  readonly nowMs: number;
  readonly phase: string;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly variables: Readonly<Record<string, Json>>;
  readonly anchors: Readonly<Record<string, number>>;
  readonly sets: Readonly<Record<string, SetHandle>>;
}

/** What a person (or a program for one) does to a campaign. `by` is the person's id. */
export type Act = { readonly by: string } & (
  | {
      readonly type: 'completeTask';
      readonly task: string;
      readonly values: Readonly<Record<string, Json>>;
      /** The items of the checklist that were ticked. */
      readonly checklist?: readonly string[];
      readonly evidence?: string;
      /** Of pictures that show what was done; the pictures themselves are kept elsewhere. */
      readonly attachments?: readonly string[];
    }
  /** Who was to carry an action out by hand cannot. */
  | { readonly type: 'cannotDo'; readonly task: string; readonly reason: string }
  | {
      readonly type: 'decide';
      readonly task: string;
      readonly decision: 'approve' | 'reject';
      readonly comment?: string;
    }
  | { readonly type: 'event'; readonly event: string; readonly values?: Readonly<Record<string, Json>> }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** `compensate`: what was applied and can be undone is undone first, the latest first; else it stays in place. */
  | { readonly type: 'stop'; readonly compensate?: true }
  /** Undoes the effect that was applied under the key. */
  | { readonly type: 'compensate'; readonly key: string }
  | { readonly type: 'start'; readonly node: string }
  | { readonly type: 'skip'; readonly node: string; readonly outcome: string }
  | { readonly type: 'retry'; readonly node: string }
  | { readonly type: 'moveAnchor'; readonly anchor: string; readonly toMs: number }
  | { readonly type: 'setParameter'; readonly parameter: string; readonly value: Json }
  /** A campaign that a node of this one started has ended. */
  | {
      readonly type: 'childEnded';
      readonly child: string;
      readonly status: 'completed' | 'stopped';
      readonly result?: string;
    }
);

/** What a campaign does to one that it started. */
export type ChildAct =
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' }
  | { readonly type: 'moveAnchor'; readonly anchor: string; readonly toMs: number };

/** The answer to a command. */
export type Answer =
  | {
      readonly type: 'evaluated';
      readonly rule: string | null;
      readonly why: readonly RuleWhy[];
      readonly missing?: string;
    }
  | { readonly type: 'selected'; readonly set: SetHandle }
  | { readonly type: 'applied'; readonly result?: Json; readonly duplicate?: boolean }
  | { readonly type: 'failed'; readonly error: string; readonly retryable: boolean }
  /** What undoing an effect takes. `changed`: what is there now is no longer what the effect had put there. */
  | {
      readonly type: 'recalled';
      readonly do: string;
      readonly with: Readonly<Record<string, Json>>;
      readonly changed?: { readonly present: Json };
      /** Nobody could say what is there now. */
      readonly unchecked?: true;
    }
  /** Whether the platform has the value that an effect reported; `unreadable`: it cannot be asked at all. */
  | {
      readonly type: 'read';
      readonly found: 'same' | 'other' | 'unread' | 'unreadable';
      readonly error?: string;
    }
  | { readonly type: 'problem'; readonly code: string; readonly message: Text }
  | { readonly type: 'allocated'; readonly sets: Readonly<Record<string, SetHandle>> }
  | { readonly type: 'launched'; readonly child: string }
  | { readonly type: 'reviewed' }
  /** All transitions are of one instant, beyond which the watch did not look; the position is how far it did. */
  | {
      readonly type: 'watched';
      readonly transitions: readonly Transition[];
      readonly lookedMs: number;
      readonly lookedOrder: number | null;
    }
  | { readonly type: 'stored' };

export interface RuleWhy {
  readonly rule: string;
  readonly result: boolean;
  readonly why: Why;
}

/** All that can happen to a campaign. `atMs` is the instant of the cause, in campaign time (epoch ms). */
export type CampaignEvent =
  | {
      readonly type: 'launch';
      readonly atMs: number;
      readonly campaign: string;
      readonly by?: string;
      readonly anchors: Readonly<Record<string, string | number>>;
      readonly parameters: Readonly<Record<string, Json>>;
    }
  /** Time has come to `atMs`: timers due then fire, after what people did at that instant; the watch looks up to it. */
  | {
      readonly type: 'instant';
      readonly atMs: number;
      readonly acts: readonly Act[];
      /** The watch says that it found something at that instant. */
      readonly found?: true;
    }
  | { readonly type: 'answer'; readonly atMs: number; readonly command: number; readonly answer: Answer };

/** What the interpreter wants done. Each command is answered by an `answer` event, in the order of their numbers. */
export type Command = { readonly id: number; readonly atMs: number } & (
  | { readonly type: 'evaluate'; readonly node: string; readonly context: Context }
  | { readonly type: 'select'; readonly node: string; readonly ref: string; readonly context: Context }
  | {
      readonly type: 'effect';
      readonly node: string;
      readonly key: string;
      readonly do: string;
      readonly with: Readonly<Record<string, Json>>;
      readonly attempt: number;
      readonly timeoutMs: number;
      readonly undoes?: Undoes;
      /** It is undone although nobody could say what is there. */
      readonly unchecked?: true;
    }
  /** What it takes to undo the effect of the key `of`, which the node applied, and whether it is still as it left it. */
  | {
      readonly type: 'recall';
      readonly node: string;
      readonly of: string;
      readonly timeoutMs: number;
      readonly context: Context;
    }
  /** Reads again what the effect of the key changed. */
  | { readonly type: 'readBack'; readonly node: string; readonly key: string; readonly timeoutMs: number }
  /** An effect that is not (or not yet) to be carried out by a connector: its place in the ledger. */
  | {
      readonly type: 'note';
      readonly node: string;
      readonly key: string;
      readonly do: string;
      readonly with: Readonly<Record<string, Json>>;
      readonly state: 'declined' | 'held' | 'confirmed' | 'notified' | 'failed';
      readonly by?: string;
      readonly values?: Readonly<Record<string, Json>>;
      readonly attachments?: readonly string[];
      readonly undoes?: Undoes;
      readonly reason?: LedgerReason;
      /** What is on the platform instead. */
      readonly present?: Json;
      readonly error?: string;
    }
  /** The rows of a data set or set, divided by a hash of their ids with the seed. */
  | {
      readonly type: 'allocate';
      readonly node: string;
      readonly ref: string;
      readonly seed: string;
      readonly context: Context;
    }
  | { readonly type: 'review'; readonly node: string; readonly context: Context }
  /** Another playbook is to run as a campaign of its own, from the command's instant on; asked again it runs once. */
  | {
      readonly type: 'launchChild';
      readonly node: string;
      readonly child: string;
      readonly ref: string;
      readonly version?: number;
      readonly anchors: Readonly<Record<string, number>>;
      /** Those of the campaign that starts it: its plan is that one's as it stands under them. */
      readonly parentAnchors: Readonly<Record<string, number>>;
      readonly parameters: Readonly<Record<string, Json>>;
    }
  | {
      readonly type: 'tellChild';
      readonly node: string;
      readonly child: string;
      readonly acts: readonly ChildAct[];
    }
  /** The rows of a firing, of what the monitor at `node` goes through. */
  | { readonly type: 'storeSet'; readonly node: string; readonly ref: string; readonly rows: readonly string[] }
  | {
      readonly type: 'watch';
      readonly throughMs: number;
      /** Only nodes before this place in the file look at `throughMs` itself; Infinity is written as null. */
      readonly beforeOrder: number | null;
      readonly taken: number;
      readonly update?: WatchUpdate;
    }
);

/** The effect that another one undoes, and what it is called afterwards. */
export interface Undoes {
  readonly key: string;
  readonly as: Undone;
}

/** What the watch must know of the campaign; sent when it has changed. */
export interface WatchUpdate {
  readonly entries: readonly WatchedEntry[];
  readonly context: Context;
  /** The firings whose branches are live. */
  readonly busy: readonly string[];
  readonly paused: boolean;
  /** The earliest instant at which the campaign itself may change what the watch sees; the watch stops short of it. */
  readonly horizonMs: number | null;
}

/** One line of the campaign's log; `at` is epoch ms here and ISO 8601 in files. */
export interface LogEntry {
  readonly seq: number;
  readonly atMs: number;
  readonly type: LogType;
  readonly node?: string;
  readonly [field: string]: unknown;
}

export const LOG_TYPES = [
  'campaignStarted',
  'nodeEntered',
  'nodeLeft',
  'taskOpened',
  'taskReminded',
  'taskEscalated',
  'taskDone',
  'taskExpired',
  'approvalAsked',
  'approvalDecided',
  'decided',
  'ruleFired',
  'ruleSuppressed',
  'ruleRecovered',
  'noData',
  'stale',
  'effectRequested',
  'effectApplied',
  'effectFailed',
  'effectDeclined',
  'variableSet',
  'setStored',
  'anchorMoved',
  'migrated',
  'paused',
  'resumed',
  'parked',
  'intervention',
  'campaignEnded',
] as const;
export type LogType = (typeof LOG_TYPES)[number];
