import type { z } from 'zod';
import type { InputType } from '../actions/catalogue.ts';
import type { ValueType } from '../playbook/fields.ts';
import type { Problem, Text } from '../problems/problem.ts';
import type { Act, Answer } from '../interpreter/messages.ts';
import type { Step } from '../interpreter/step.ts';
import type { Token } from '../interpreter/state.ts';
import type { Undoing } from '../actions/catalogue.ts';
import type { Undone } from '../effects/ledger-states.ts';
import type { MetricQuery, MetricReading } from '../metrics/read.ts';
import type { PointSource } from '../metrics/points.ts';
import type { Transition } from '../watch/transition.ts';
import type { KindExample } from './example.ts';
import type { KindFace, NodeOf } from './face.ts';

export type { NodeOf, Outcome } from './face.ts';
import type { Verdict } from '../watch/verdict.ts';
import type { ConfigMigration } from '../playbook/format/upgrade.ts';
import type { Program } from '../playbook/program.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { ReviewAsked } from '../review/input.ts';
import type { Reasoner } from '../conditions/reason/reasoner.ts';
import type { Conditions } from '../conditions/schema.ts';
import type { TypeOfName } from '../feel/infer.ts';

/** What a value of a node's config is, where only the kind can know: the input of an action, a limit of a sum. */
export interface ConfigValue {
  readonly type?: ValueType | InputType;
  readonly title?: Text;
}

export interface LintScope {
  readonly program: Program;
  /** JSON Pointer of the node's config. */
  readonly pointer: string;
  /** What can be told of conditions whatever the data. */
  readonly reasoner: Reasoner;
  /** What names stand for in expressions. */
  readonly typeOf: TypeOfName;
}

/** A change of the outside world, as far as it is known before it is asked for. */
export interface PlannedEffect {
  readonly do: string;
  /** FEEL, by input. */
  readonly with: Readonly<Record<string, string>>;
  /** Whether nobody is asked first. */
  readonly auto: boolean;
  /** What its effects together may come to before somebody is asked, or it is declined. */
  readonly limit?: EffectLimit | undefined;
  /** By whom it is carried out: by itself, after a yes, by hand, or not at all. */
  readonly autonomy: 'auto' | 'propose' | 'manual' | 'notify';
}

export interface EffectLimit {
  /** The input that is summed. */
  readonly sumOf: string;
  readonly per: 'campaign' | 'day';
  /** FEEL */
  readonly max: string;
  readonly over: 'approval' | 'decline';
}

/** A rule that is none of conditions: what it asks of which input, and what follows. */
export interface TestedRule {
  readonly when: readonly { readonly of: string; readonly test: string }[];
  readonly then: readonly { readonly of: string; readonly value: string }[];
}

/** What the watch evaluates for an open token of a kind that watches data. */
export interface WatchSpec {
  readonly rules: readonly WatchRule[];
  /** Instants; without `to` it watches until the token leaves. */
  readonly window?: { readonly from: string; readonly to: string };
  readonly every?: string;
  readonly grace?: string;
  readonly forEach?: string;
  readonly judge?: JudgeSpec;
}

/** Judges what no rule’s conditions can say, at each point of its metrics and at the window’s end; a verdict ends it. */
export interface JudgeSpec {
  readonly metrics: readonly string[];
  judge(sight: Sight): Verdict | undefined;
}

/** What a judge sees at an instant. */
export interface Sight {
  readonly node: string;
  readonly atMs: number;
  readonly enteredMs: number;
  /** The window ends: there will be no other look. */
  readonly isLast: boolean;
  readonly points: PointSource;
  read(query: MetricQuery): MetricReading;
}

/** How the rows of a data set or set are divided into sets of their own. */
export interface Allocation {
  readonly from: string;
  readonly shares: readonly { readonly id: string; readonly weight: number }[];
}

export interface Selection {
  readonly from: string;
  readonly conditions: Conditions;
  readonly score?: string | undefined;
  readonly order?: 'descending' | 'ascending' | undefined;
  readonly limit?: number | undefined;
}

export interface WatchRule {
  readonly id: string;
  readonly conditions: Conditions;
  readonly recover?: Conditions | undefined;
  readonly for?: string | undefined;
  readonly cooldown?: string | undefined;
  readonly maxFires?: number | undefined;
  readonly staleAfter?: string | undefined;
  readonly overlap?: 'queue' | 'skip' | 'parallel' | undefined;
  readonly shadow?: boolean | undefined;
}

/**
 * Everything about one kind of node. The interpreter, lint, the editor's palette and forms, the API's schema and the
 * docs all derive from it; nothing outside the kind's folder matches on a kind.
 */
export interface KindSpec<Kind extends string, Config> extends KindFace<Kind, Config> {
  readonly config: z.ZodType<Config>;
  /** How configs of older formats of the file become those of the next. */
  readonly migrations?: readonly ConfigMigration[];
  /** The kind at work in a small playbook: shown in the docs, and played by a test. */
  readonly example: KindExample;
  /** The token has come onto the node. It must leave, wait for something, or be parked. */
  enter(step: Step, token: Token, node: NodeOf<Config>): void;
  /** A timer that the kind set has come due. */
  timer?(step: Step, token: Token, node: NodeOf<Config>, what: string): void;
  /** Anchors have moved, and the timers with them; what had been dealt with may lie ahead again. */
  moved?(step: Step, token: Token, node: NodeOf<Config>): void;
  /** The campaign was paused, or goes on, while the token is open. */
  held?(step: Step, token: Token, node: NodeOf<Config>, isHeld: boolean): void;
  /** The campaign ends while the token is open or parked. */
  closed?(step: Step, token: Token, node: NodeOf<Config>): void;
  /** The answer to a command that the kind gave. */
  answer?(step: Step, token: Token, node: NodeOf<Config>, answer: Answer): void;
  /** Only for kinds that begin a flow: waits, before any token has entered, for what lets one in (`step.letIn`). */
  arm?(step: Step, token: Token, node: NodeOf<Config>): void;
  /** A person acts on the node; undefined if such an act is not for the node as it stands, else its problems, if any. */
  act?(step: Step, token: Token, node: NodeOf<Config>, act: Act): readonly Problem[] | undefined;
  /** A person moves the token on by an outcome. By default it simply leaves. */
  skip?(step: Step, token: Token, node: NodeOf<Config>, outcome: string): void;
  /** What the watch found for the node; see `watch`. */
  transition?(step: Step, token: Token, node: NodeOf<Config>, transition: Transition): void;
  watch?(config: Config): WatchSpec;
  /** Of a kind that begins a flow: whether a person lets a token in. */
  startsByHand?(config: Config): boolean;
  /** The event that a token on it waits for. */
  waitsFor?(config: Config): string | undefined;
  /** When a token sets out by itself, if that is a fixed instant. */
  startsAt?(config: Config): string | undefined;
  /** From how many of its edges tokens must come for one to go on. */
  joins?(config: Config): number | 'all';
  /** Its rules, where they are not conditions; `say` words an expression, about a value called `of`. */
  tests?(config: Config, say: (expression: string, of?: string) => string): readonly TestedRule[];
  /** The rules that an `evaluate` command of the node is about. */
  evaluates?(config: Config): readonly { readonly id: string; readonly conditions: Conditions }[];
  /** What a `select` command of the node is about. */
  selects?(config: Config): Selection;
  /** What an `allocate` command of the node is about. */
  allocates?(config: Config): Allocation;
  /** What a `review` command of the node is about. */
  reviews?(config: Config): ReviewAsked;
  /** The id of another playbook that the node runs. */
  refersTo?(config: Config): string;
  /** What is wrong with the way in which the node runs that playbook. */
  checkReference?(node: NodeOf<Config>, other: Playbook, pointer: string): readonly Problem[];
  /** Something outside has been asked for and not come to its end: nobody may take the token away from it. */
  isUnderWay?(token: Token): boolean;
  /** A person has the parked node tried again. By default it is entered again. */
  retry?(step: Step, token: Token, node: NodeOf<Config>): void;
  /** Has the effect that the token stands for undone, by a person's wish or because it is time; harmless if it is under way. */
  undo?(step: Step, token: Token, node: NodeOf<Config>, how: { readonly as: Undone; readonly by?: string }): void;
  /** What a `recall` command of the node is about. */
  undoes?(config: Config): Undoing | undefined;
  /** Names of parameters, variables and sets in `shows`, whose figures a person sees. */
  shows?(config: Config): readonly string[];
  /** Time passes here, or a person acts: a loop through it does not spin. */
  passesTime(config: Config): boolean;
  /** What lint must know beyond the schema's own fields. */
  lint?(node: NodeOf<Config>, scope: LintScope): readonly Problem[];
  /** What values of the config are, by their JSON Pointer in it: how they are said, and what a change of them is about. */
  valuesOf?(config: Config): Readonly<Record<string, ConfigValue>>;
  /** Expressions whose values its variables get, by variable, in the order in which they are computed. */
  computes?(config: Config): Readonly<Record<string, string>>;
  /** No token leaves by the outcome before this instant, or this duration after it came. */
  leavesNotBefore?(config: Config, outcome: string): string | undefined;
  /** Instants (or durations from entering) that a token must not come too late for, by their JSON Pointer in the config. */
  deadlines?(config: Config): Readonly<Record<string, string | undefined>>;
  /** Names of parameters and variables that it looks up by itself where the playbook has them. */
  looksUp?(config: Config): readonly string[];
  /** What it changes outside. */
  effect?(config: Config): PlannedEffect | undefined;
}

/** Lets a kind be written with its types inferred from its schema. */
export const defineKind = <Kind extends string, Config>(spec: KindSpec<Kind, Config>): KindSpec<Kind, Config> => spec;
