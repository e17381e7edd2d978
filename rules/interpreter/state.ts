import type { Json } from '../json.ts';
import type { SetHandle } from '../feel/scope.ts';
import type { Why } from '../conditions/why.ts';
import type { Act } from './messages.ts';
import type { Problem } from '../problems/problem.ts';

/** One round of a split: the split node and the number of that entering. */
export type Round = string;

export const TOKEN_STATES = ['armed', 'ready', 'open', 'parked', 'standing'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

/** A token is on one node. What a kind must remember about its stay is in `data`, in the kind's own shape. */
export interface Token {
  readonly id: number;
  readonly node: string;
  /** The edge it came over; none for a token of a start node. */
  readonly edge?: string;
  /** How many times the node was entered, this time included; 0 until it is entered. */
  readonly n: number;
  readonly sinceMs: number;
  /** How many nodes it has entered in a row at one instant: what grows without end goes round in circles. */
  readonly hops?: number;
  /**
   * `armed`: a start that waits to let a token in. `ready`: moved here, not entered yet. `open`: entered, waiting for
   * something. `parked`: waiting for a person. `standing`: it has left the flow and stays for the effect alone.
   */
  readonly state: TokenState;
  /** The key of the effect that it stays for, which can be undone; such a token is no part of the flow. */
  readonly effect?: string;
  /** The rounds of the splits that it is inside of, innermost last. */
  readonly rounds: readonly Round[];
  /** The firings whose branches it belongs to: while it lives, their rules are busy. */
  readonly firings: readonly string[];
  /** Sets that came with a firing, by `node.rule`. */
  readonly sets: Readonly<Record<string, SetHandle>>;
  readonly data: Readonly<Record<string, Json>>;
  readonly problem?: Problem;
}

export interface Timer {
  readonly token: number;
  readonly what: string;
  readonly dueMs: number;
  /** The expression that it was resolved from, where it moves with an anchor. */
  readonly expression?: string;
  readonly offset?: { readonly sign: 1 | -1; readonly duration: string };
  /** What `now` meant in the expression. */
  readonly enteredMs: number;
}

/** What a join has collected in one round. */
export interface Arrivals {
  readonly edges: readonly string[];
  readonly passed: boolean;
}

export interface SplitRound {
  /** What the released token of a join goes on with. */
  readonly rounds: readonly Round[];
  readonly firings: readonly string[];
  readonly sets: Readonly<Record<string, SetHandle>>;
}

/** Rows that fired at this instant and go out together when the rest of it has settled. */
export interface Gathering {
  /** The monitor's token as it was; it may have left by the time that its rows go out. */
  readonly token: Token;
  readonly rule: string;
  readonly rows: readonly string[];
  readonly firings: readonly string[];
  readonly atMs: number;
  /** Why, by row; of the first rows only, the rest are alike. */
  readonly whys: Readonly<Record<string, Why>>;
}

export type CampaignStatus = 'running' | 'paused' | 'completed' | 'stopped';

/** Everything that a campaign must remember between two events: plain JSON, small, and all there is. */
export interface CampaignState {
  readonly format: 1;
  readonly campaign: string;
  readonly status: CampaignStatus;
  readonly result?: string;
  readonly nowMs: number;
  readonly launchedBy?: string;
  /** When it was last resumed: what was due during the pause is due then. */
  readonly resumedMs?: number;
  /** The anchors that were given or moved on their own, epoch ms; the others derive from them. */
  readonly givenAnchors: Readonly<Record<string, number>>;
  readonly anchors: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, Json>>;
  /** By name, or `node.field` for what a form gave. */
  readonly variables: Readonly<Record<string, Json>>;
  readonly sets: Readonly<Record<string, SetHandle>>;
  readonly tokens: readonly Token[];
  readonly timers: readonly Timer[];
  readonly entered: Readonly<Record<string, number>>;
  readonly rounds: Readonly<Record<Round, SplitRound>>;
  readonly arrivals: Readonly<Record<string, Arrivals>>;
  /** What guardrails sum, by node and period. */
  readonly sums: Readonly<Record<string, number>>;
  readonly gathering: readonly Gathering[];
  /** The commands that were issued and not answered yet, in order. */
  readonly asked: readonly Asked[];
  readonly watch: WatchPosition;
  /** The instant that time has come to, with what people did then, until all of it is dealt with. */
  readonly target?: { readonly ms: number; readonly acts: readonly Act[] };
  /** Set when the campaign is to end as soon as what is in flight has come back. */
  readonly ending?: Ending;
  readonly nextToken: number;
  readonly nextCommand: number;
  readonly nextSeq: number;
}

export interface Ending {
  readonly status: 'completed' | 'stopped';
  readonly result?: string;
  /** What is undone before, the latest first: what would have expired, or everything that can be. */
  readonly undo?: 'expiring' | 'all';
  /** Everything in the flow is closed; the token whose effect is being undone, or was last. */
  readonly at?: number;
}

export interface Asked {
  readonly command: number;
  readonly atMs: number;
  /** The token that the answer is for; none if the answer only has to be awaited. */
  readonly token?: number;
  readonly watch?: true;
  /** No token goes on before it is answered. */
  readonly barrier?: true;
}

/** How far the watch has looked, and what it was told. */
export interface WatchPosition {
  /** Everything before this instant was looked at; at it, the nodes before `lookedOrder` (all, if null). */
  readonly lookedMs: number;
  readonly lookedOrder: number | null;
  /** Transitions up to this number were taken in. */
  readonly taken: number;
  /** What the watch depends on has changed since it was told. */
  readonly stale: boolean;
  /** The watch says that it found something which was not taken in yet. */
  readonly found?: boolean;
  /** The horizon that it was told. */
  readonly horizonMs?: number | null;
  /** It was told something, and must be told of the end. */
  readonly told?: true;
}

/** Of its effect something is still to come: its time runs out, or it is being undone. */
export const isPending = ({ timers }: CampaignState, { id, data }: Token): boolean =>
  data['undo'] !== undefined || timers.some((timer) => timer.token === id);

/** What the people call the task that a token has for them: NODE/N, and for undoing its effect NODE/N.undo. */
export const taskId = ({ node, n, effect }: Token): string => `${node}/${n}${effect === undefined ? '' : '.undo'}`;
