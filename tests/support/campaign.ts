import { answerAllocate } from '../../rules/answers/allocate.ts';
import { answerEvaluate } from '../../rules/answers/evaluate.ts';
import { answerSelect } from '../../rules/answers/select.ts';
import type { Row } from '../../rules/feel/scope.ts';
import { advance, launch } from '../../rules/interpreter/advance.ts';
import type { Advanced } from '../../rules/interpreter/advance.ts';
import type { Act, Answer, Command, LogEntry } from '../../rules/interpreter/messages.ts';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import type { Json } from '../../rules/json.ts';
import { NO_CHOICES } from '../../rules/migration/choices.ts';
import type { MigrationChoices } from '../../rules/migration/choices.ts';
import { applyMigration, planMigration } from '../../rules/migration/migrate.ts';
import type { MetricPoint } from '../../rules/metrics/points.ts';
import { prepare } from '../../rules/playbook/program.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Program } from '../../rules/playbook/program.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { fixedPlan } from '../../rules/metrics/plan.ts';
import { ScenarioData } from '../../rules/simulate/data.ts';
import { look } from '../../rules/watch/look.ts';
import { compileWatch } from '../../rules/watch/rules.ts';
import type { WatchState } from '../../rules/watch/state.ts';
import { shift } from '../../rules/time/duration.ts';
import { playbookOf, T0, T0_MS } from './playbooks.ts';
import type { WrittenPlaybook } from './playbooks.ts';

/** A metric's points: the offset from T0 as a duration, the value, and dimensions. */
export type Points = Readonly<
  Record<string, readonly (readonly [after: string, value: number, where?: Readonly<Record<string, string>>])[]>
>;

export interface Surroundings {
  readonly points?: Points;
  readonly datasets?: Readonly<Record<string, readonly Row[]>>;
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly launchedBy?: string;
  readonly anchors?: Readonly<Record<string, string | number>>;
  /** Answers of the connector, in order; what comes after them is applied. */
  readonly calls?: readonly Answer[];
  readonly refusals?: readonly Answer[];
  /** Answers to what undoing takes, in order; after them nothing was changed meanwhile. */
  readonly recalled?: readonly Answer[];
  /** What reading back finds, in order; after them what is expected. */
  readonly readings?: readonly Answer[];
  /** Whether the state goes through JSON between any two events, as it does by default. */
  readonly persistent?: boolean;
  /** Offset from T0 at which it is launched, as a duration before T0. */
  readonly launchedBefore?: string;
}

/** Epoch ms of an offset from T0: `PT1H`, `-P1D`. */
export const t = (offset: string): number =>
  offset.startsWith('-') ? shift(T0_MS, offset.slice(1), 'Asia/Shanghai', -1) : shift(T0_MS, offset, 'Asia/Shanghai');

const pointsOf = (points: Points): readonly MetricPoint[] =>
  Object.entries(points).flatMap(([metric, series]) =>
    series.map(([after, value, where]) => ({ metric, atMs: t(after), value, ...(where && { where }) })),
  );

type EffectCommand = Extract<Command, { type: 'effect' }>;
type NoteCommand = Extract<Command, { type: 'note' }>;

/**
 * A campaign that a test leads through time by hand. Between any two steps the state goes through JSON, as it does
 * wherever campaigns really run.
 */
export class TestCampaign {
  program: Program;
  readonly data: ScenarioData;
  readonly log: LogEntry[] = [];
  /** Where tokens were about to enter when it last migrated. */
  carried: readonly string[] = [];
  readonly calls: EffectCommand[] = [];
  readonly notes: NoteCommand[] = [];
  readonly children: Extract<Command, { type: 'launchChild' }>[] = [];
  readonly told: Extract<Command, { type: 'tellChild' }>[] = [];
  /** What launches of children are answered with, in order; those after them are launched. */
  readonly refusals: Answer[];
  readonly recalls: Extract<Command, { type: 'recall' }>[] = [];
  private readonly recalled: Answer[];
  private readonly readings: Answer[];
  state!: CampaignState;
  private watchProgram;
  private readonly answers: Answer[];
  private readonly persistent: boolean;
  private watch: WatchState | undefined;

  private constructor(
    playbook: Playbook,
    {
      points = {},
      datasets = {},
      calls = [],
      refusals = [],
      recalled = [],
      readings = [],
      persistent = true,
    }: Surroundings,
  ) {
    this.program = prepare(playbook);
    this.watchProgram = compileWatch(this.program);
    this.data = new ScenarioData(pointsOf(points), fixedPlan({}), datasets);
    this.answers = [...calls];
    this.refusals = [...refusals];
    this.recalled = [...recalled];
    this.readings = [...readings];
    this.persistent = persistent;
  }

  static async launch(written: WrittenPlaybook | Playbook, surroundings: Surroundings = {}): Promise<TestCampaign> {
    const campaign = new TestCampaign('format' in written ? written : playbookOf(written), surroundings);
    const { parameters = {}, launchedBy, anchors = { T0 }, launchedBefore = 'PT0S' } = surroundings;
    const launched = launch(campaign.program, {
      type: 'launch',
      atMs: t(`-${launchedBefore}`),
      campaign: 'c1',
      anchors,
      parameters,
      ...(launchedBy !== undefined && { by: launchedBy }),
    });
    if (!launched.ok) throw new Error(launched.problems.map((each) => each.message.en).join('\n'));
    await campaign.settle(launched.value);
    return campaign;
  }

  /** Lets time come to the offset from T0; what people do then. The problems of acts that were refused. */
  async at(offset: string, ...acts: readonly Act[]): Promise<readonly Problem[]> {
    return this.atMs(t(offset), ...acts);
  }

  /** Like `at`, for an instant in epoch ms. */
  async atMs(atMs: number, ...acts: readonly Act[]): Promise<readonly Problem[]> {
    this.data.nowMs = Math.max(this.data.nowMs, atMs);
    return this.settle(advance(this.program, this.state, { type: 'instant', atMs, acts }));
  }

  /** Goes on under another playbook, as of the present; what stands in the way, if it cannot. */
  async migrate(written: WrittenPlaybook, choices: MigrationChoices = NO_CHOICES): Promise<readonly Problem[]> {
    const next = prepare(playbookOf(written));
    const migration = { by, version: 2, contentHash: 'h2', choices };
    const migrated = applyMigration(this.program, next, this.state, migration);
    if (!migrated.ok) return migrated.problems;
    const kept = planMigration(this.program, next, this.state, choices).tokens;
    this.carried = kept.flatMap(({ fate, state, node }) => (fate === 'kept' && state === 'ready' ? [node] : []));
    this.program = next;
    this.watchProgram = compileWatch(next);
    await this.settle(migrated.value);
    return [];
  }

  /** Goes on as another process would: from what was saved, and the playbook prepared anew. */
  reload(): void {
    this.program = prepare(JSON.parse(JSON.stringify(this.program.playbook)) as Playbook);
    this.watchProgram = compileWatch(this.program);
    this.state = JSON.parse(JSON.stringify(this.state)) as CampaignState;
    this.watch = this.watch && (JSON.parse(JSON.stringify(this.watch)) as WatchState);
  }

  /** As `drive` does it, with the state going through JSON before every event. */
  private async settle(first: Advanced): Promise<readonly Problem[]> {
    this.take(first);
    const refused = [...first.refused];
    const start = (command: Command) => ({ command, answer: this.carryOut(command) });
    const queue = first.commands.map(start);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { id, atMs } = next.command;
      const answer = await next.answer;
      const advanced = advance(this.program, this.state, { type: 'answer', atMs, command: id, answer });
      this.take(advanced);
      refused.push(...advanced.refused);
      queue.push(...advanced.commands.map(start));
    }
    return refused.flatMap((each) => each.problems);
  }

  private take({ state, log }: Advanced): void {
    this.state = this.throughJson(state);
    this.log.push(...log);
  }

  private throughJson<T>(value: T): T {
    return this.persistent ? (JSON.parse(JSON.stringify(value)) as T) : value;
  }

  private async carryOut(command: Command): Promise<Answer> {
    const spec = 'node' in command ? this.program.kindOf(command.node) : undefined;
    const config = 'node' in command ? this.program.nodes.get(command.node)!.config : undefined;
    switch (command.type) {
      case 'evaluate':
        return answerEvaluate(this.program, spec!.evaluates!(config), command, this.data);
      case 'select': {
        const { answer, set } = answerSelect(this.program, spec!.selects!(config), command, this.data);
        if (set) this.data.storeSet(command.ref, set);
        return answer;
      }
      case 'allocate': {
        const { answer, sets } = answerAllocate(spec!.allocates!(config), command, this.data);
        for (const { ref, set } of sets) this.data.storeSet(ref, set);
        return answer;
      }
      case 'storeSet':
        this.data.storeSet(command.ref, { dataset: spec!.watch!(config).forEach!, ids: command.rows });
        return { type: 'stored' };
      case 'launchChild':
        this.children.push(command);
        return this.refusals.shift() ?? { type: 'launched', child: command.child };
      case 'tellChild':
        this.told.push(command);
        return { type: 'stored' };
      case 'effect':
        this.calls.push(command);
        return this.answers.shift() ?? { type: 'applied', result: { ok: true } };
      case 'recall': {
        this.recalls.push(command);
        const undoing = spec!.undoes!(config)!;
        return this.recalled.shift() ?? { type: 'recalled', do: undoing.do, with: { of: command.of } };
      }
      case 'readBack':
        return this.readings.shift() ?? { type: 'read', found: 'same' };
      case 'note':
        this.notes.push(command);
        return { type: 'stored' };
      case 'review':
        return { type: 'reviewed' };
      case 'watch': {
        this.data.nowMs = Math.max(this.data.nowMs, command.throughMs);
        this.watch = this.throughJson(
          look(this.program, this.watchProgram, this.watch, this.data, { ...command, presentMs: command.throughMs }),
        );
        const { outbox: transitions, lookedMs, lookedOrder } = this.watch;
        return { type: 'watched', transitions, lookedMs, lookedOrder };
      }
    }
  }

  /** The log as lines to compare: `+01:00 ruleFired mon hot`. Hours and minutes since T0. */
  lines(...types: readonly string[]): readonly string[] {
    return this.log.filter((entry) => types.includes(entry.type)).map(describeEntry);
  }

  /** `node` for each entry of the type, in order. */
  nodes(type: string): readonly (string | undefined)[] {
    return this.log.filter((entry) => entry.type === type).map((entry) => entry.node);
  }

  /** Where tokens are: `node:state`, in order. */
  get tokens(): readonly string[] {
    return this.state.tokens.map((token) => `${token.node}:${token.state}`);
  }
}

const SHOWN = [
  'rule',
  'reason',
  'outcome',
  'rows',
  'decision',
  'name',
  'value',
  'status',
  'attempt',
  'final',
  'what',
] as const;

function describeEntry(entry: LogEntry): string {
  const details = SHOWN.flatMap((field) => (entry[field] === undefined ? [] : [describeValue(entry[field])]));
  return [sinceT0(entry.atMs), entry.type, ...(entry.node === undefined ? [] : [entry.node]), ...details].join(' ');
}

const describeValue = (value: unknown): string =>
  Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value);

/** Hours and minutes (and seconds, if there are any) since T0. */
export function sinceT0(atMs: number): string {
  const seconds = Math.round((atMs - T0_MS) / 1000);
  const abs = Math.abs(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = abs % 60;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(abs / 3600))}:${two(Math.floor(abs / 60) % 60)}${rest ? `:${two(rest)}` : ''}`;
}

export const by = 'someone';
export const completeTask = (
  task: string,
  values: Readonly<Record<string, Json>> = {},
  proof: { readonly checklist?: readonly string[]; readonly evidence?: string } = {},
): Act => ({
  type: 'completeTask',
  by,
  task,
  values,
  ...proof,
});
export const decide = (task: string, decision: 'approve' | 'reject', who = by): Act => ({
  type: 'decide',
  by: who,
  task,
  decision,
});
