import { answerAllocate } from '../answers/allocate.ts';
import { answerEvaluate } from '../answers/evaluate.ts';
import { answerSelect } from '../answers/select.ts';
import { resolveSets } from '../answers/sets.ts';
import { advance, launch } from '../interpreter/advance.ts';
import type { Advanced } from '../interpreter/advance.ts';
import { drive } from '../interpreter/drive.ts';
import { childEnded } from '../interpreter/child-ended.ts';
import type { Act, Answer, Command, LogEntry } from '../interpreter/messages.ts';
import type { CampaignState } from '../interpreter/state.ts';
import type { Json } from '../json.ts';
import { findCycle, notGiven, refused } from '../kinds/playbook/problems.ts';
import type { Plan } from '../metrics/plan.ts';
import type { Playbook } from '../playbook/schema.ts';
import { prepare } from '../playbook/program.ts';
import type { Program } from '../playbook/program.ts';
import type { Problem } from '../problems/problem.ts';
import { ok, unreachable } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { formatInstant } from '../time/zone.ts';
import { look } from '../watch/look.ts';
import type { WatchState } from '../watch/state.ts';
import type { DataView } from '../watch/view.ts';
import { compileWatch } from '../watch/rules.ts';
import { Intervening } from './cast.ts';
import type { Cast, Intervention } from './cast.ts';
import { withPlan } from './data.ts';
import type { ScenarioData } from './data.ts';
import { SimulatedLedger } from './ledger.ts';
import type { SimulatedFailures } from './ledger.ts';
import type { SimulatedLevers } from './levers.ts';
import type { Others } from './others.ts';
import { SimulatedPeople } from './people.ts';
import { horizonMs } from './horizon.ts';
import type { Scenario } from './scenario.ts';
import type { Simulation } from './simulation.ts';
import type { Peek, Player, Stage } from './stage.ts';
import { tasksOf } from './tasks.ts';

/** What all campaigns of a simulation share. */
export interface Surroundings {
  readonly scenario: Scenario;
  readonly data: ScenarioData;
  readonly failures: SimulatedFailures;
  readonly playbooks: Readonly<Record<string, Playbook>>;
  readonly stage: Stage;
  readonly levers: SimulatedLevers;
  readonly others: Others;
}

export interface Start {
  readonly playbook: Playbook;
  readonly campaign: string;
  readonly atMs: number;
  readonly anchors: Readonly<Record<string, string | number>>;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly interventions?: readonly Intervention[];
  /** Instead of the scenario's. */
  readonly plan?: Plan;
  /** The campaign and its node that starts this one. */
  readonly parent?: { readonly world: World; readonly node: string };
}

/** All that is outside of a campaign: data, people, the ledger, the watch, and the campaigns that it starts. */
export class World implements Player {
  readonly campaign: string;
  private readonly surroundings: Surroundings;
  private readonly origin: Start;
  private readonly children: World[] = [];
  private state!: CampaignState;
  private readonly program: Program;
  private readonly data: ScenarioData;
  /** The data with the campaign's plan: a sub-campaign's is its parent's, as it stood when that one started it. */
  private readonly view: DataView;
  private readonly ledger: SimulatedLedger;
  private readonly people: Cast;
  private readonly watchProgram;
  private watch: WatchState | undefined;
  private readonly log: LogEntry[] = [];

  private constructor(surroundings: Surroundings, origin: Start) {
    const { scenario, data, failures, levers } = surroundings;
    this.surroundings = surroundings;
    this.origin = origin;
    this.campaign = origin.campaign;
    this.program = prepare(origin.playbook);
    this.data = data;
    this.view = origin.plan ? withPlan(data, origin.plan) : data;
    this.ledger = new SimulatedLedger(failures, levers, (value) => resolveSets(value, (ref) => data.storedSet(ref)));
    this.people = new Intervening(new SimulatedPeople(this.program, scenario.people), origin.interventions ?? []);
    this.watchProgram = compileWatch(this.program);
  }

  static async start(surroundings: Surroundings, origin: Start): Promise<Result<World>> {
    const { playbook, campaign, atMs, anchors, parameters, parent } = origin;
    const world = new World(surroundings, origin);
    const launched = launch(world.program, { type: 'launch', atMs, campaign, anchors, parameters });
    if (!launched.ok) return launched;
    parent?.world.children.push(world);
    surroundings.stage.add(world, horizonMs(playbook, launched.value.state.anchors, atMs));
    await world.settle(launched.value);
    return ok(world);
  }

  get isLive(): boolean {
    return this.state.status === 'running' || this.state.status === 'paused';
  }

  get nextMs(): number {
    const timers = this.state.status === 'paused' ? [] : this.state.timers;
    return Math.min(this.people.nextMs, ...timers.map((timer) => timer.dueMs));
  }

  takeActs(atMs: number): readonly Act[] {
    return this.people.takeAt(atMs, this.state);
  }

  async happen(atMs: number, acts: readonly Act[]): Promise<void> {
    this.data.nowMs = Math.max(this.data.nowMs, atMs);
    this.surroundings.others.actThrough(atMs);
    await this.settle(advance(this.program, this.state, { type: 'instant', atMs, acts }));
  }

  /** The watch goes ahead by itself up to what comes next. */
  peek(beforeMs: number): Peek {
    if (!this.watch?.entries.length) return { foundMs: undefined, commit: () => undefined };
    this.data.nowMs = Math.max(this.data.nowMs, beforeMs - 1);
    const looked = look(this.program, this.watchProgram, this.watch, this.view, {
      throughMs: beforeMs,
      beforeOrder: 0,
      presentMs: beforeMs,
    });
    return { foundMs: looked.outbox[0]?.atMs, commit: () => void (this.watch = looked) };
  }

  private async settle(advanced: Advanced): Promise<void> {
    this.state = advanced.state;
    this.people.hear(advanced.log);
    const driven = await drive(this.program, advanced, (command) => this.carryOut(command));
    this.people.hear(driven.log.slice(advanced.log.length));
    this.log.push(...driven.log);
    this.state = driven.state;
    this.tellParent(driven.log);
  }

  private tellParent(log: readonly LogEntry[]): void {
    const { parent } = this.origin;
    const ended = log.find((entry) => entry.type === 'campaignEnded');
    if (parent && ended)
      this.surroundings.stage.send({
        to: parent.world.campaign,
        atMs: ended.atMs,
        act: childEnded(this.campaign, this.state),
      });
  }

  private async launchChild(command: Extract<Command, { type: 'launchChild' }>): Promise<Answer> {
    const { ref, child, node, atMs, anchors, parameters, parentAnchors } = command;
    const playbook = this.surroundings.playbooks[ref];
    const circular = findCycle('', ref, this.ancestors());
    if (circular || !playbook) return answerOf(circular ?? notGiven('', { ref }));
    const parent = { world: this, node };
    const started = await World.start(this.surroundings, {
      playbook,
      campaign: child,
      atMs,
      anchors,
      parameters,
      plan: this.view.planUnder(parentAnchors),
      parent,
    });
    return started.ok ? { type: 'launched', child } : answerOf(refused('', ref, started.problems));
  }

  /** The playbooks from the first campaign down to this one. */
  private ancestors(): readonly string[] {
    const { playbook, parent } = this.origin;
    return [...(parent ? parent.world.ancestors() : []), playbook.id];
  }

  private async tellChild({ child, acts, atMs }: Extract<Command, { type: 'tellChild' }>): Promise<Answer> {
    const told = this.surroundings.stage.find(child);
    if (told?.isLive)
      await told.happen(
        atMs,
        acts.map((act) => ({ by: this.campaign, ...act })),
      );
    return { type: 'stored' };
  }

  private async carryOut(command: Command): Promise<Answer> {
    switch (command.type) {
      case 'evaluate':
        return answerEvaluate(
          this.program,
          this.spec(command.node).evaluates!(this.config(command.node)),
          command,
          this.view,
        );
      case 'select': {
        const { answer, set } = answerSelect(
          this.program,
          this.spec(command.node).selects!(this.config(command.node)),
          command,
          this.view,
        );
        if (set) this.data.storeSet(command.ref, set);
        return answer;
      }
      case 'allocate': {
        const allocation = this.spec(command.node).allocates!(this.config(command.node));
        const { answer, sets } = answerAllocate(allocation, command, this.view);
        for (const { ref, set } of sets) this.data.storeSet(ref, set);
        return answer;
      }
      case 'storeSet': {
        const { forEach } = this.spec(command.node).watch!(this.config(command.node));
        const stored = this.watch && this.data.storedSet(this.watch.context.sets[forEach ?? '']?.$set ?? '');
        this.data.storeSet(command.ref, { dataset: stored?.dataset ?? forEach ?? '', ids: command.rows });
        return { type: 'stored' };
      }
      case 'launchChild':
        return this.launchChild(command);
      case 'tellChild':
        return this.tellChild(command);
      case 'effect':
        return this.ledger.apply(command);
      case 'recall':
        return this.ledger.recall(this.program, this.spec(command.node).undoes!(this.config(command.node))!, command);
      case 'readBack':
        return this.ledger.readBack(command);
      case 'note':
        this.ledger.note(command);
        return { type: 'stored' };
      case 'review':
        return { type: 'reviewed' };
      case 'watch': {
        this.data.nowMs = Math.max(this.data.nowMs, command.throughMs);
        this.watch = look(this.program, this.watchProgram, this.watch, this.view, {
          ...command,
          presentMs: command.throughMs,
        });
        const { outbox: transitions, lookedMs, lookedOrder } = this.watch;
        return { type: 'watched', transitions, lookedMs, lookedOrder };
      }
      default:
        return unreachable(command);
    }
  }

  private spec(node: string) {
    return this.program.kindOf(node);
  }
  private config(node: string): unknown {
    return this.program.nodes.get(node)!.config;
  }

  result(): Simulation {
    const { state } = this;
    const { atMs: startMs } = this.origin;
    const { timezone } = this.program.playbook;
    const at = (ms: number) => formatInstant(ms, timezone);
    const parked = state.tokens.filter((token) => token.state === 'parked');
    const ended = state.status === 'completed' || state.status === 'stopped';
    return {
      status: ended ? state.status : parked.length > 0 ? 'attention' : 'waiting',
      startedAt: at(startMs),
      endedAt: at(this.log.at(-1)?.atMs ?? startMs),
      log: this.log.map(({ seq, atMs, type, ...rest }) => ({ seq, at: at(atMs), type, ...rest })),
      effects: this.ledger.all.map(({ key, node, do: action, with: inputs, state: itsState, atMs }) => ({
        key,
        node,
        do: action,
        with: inputs,
        state: itsState,
        at: at(atMs),
      })),
      tasks: tasksOf(this.log, at),
      variables: state.variables,
      sets: Object.fromEntries(
        Object.entries(state.sets).map(([name, { $set }]) => [name, this.data.storedSet($set)?.ids ?? []]),
      ),
      problems: parked.flatMap((token) => token.problem ?? []),
      children: this.children.map((child) => ({
        campaign: child.campaign,
        node: child.origin.parent!.node,
        playbook: child.origin.playbook.id,
        ...child.result(),
      })),
    };
  }
}

const answerOf = ({ code, message }: Problem): Answer => ({ type: 'problem', code, message });
