import { answerEvaluate } from '../answers/evaluate.ts';
import { answerSelect } from '../answers/select.ts';
import { resolveSets } from '../answers/sets.ts';
import { advance, launch } from '../interpreter/advance.ts';
import type { Advanced } from '../interpreter/advance.ts';
import { drive } from '../interpreter/drive.ts';
import type { Answer, Command, LogEntry } from '../interpreter/messages.ts';
import type { CampaignState } from '../interpreter/state.ts';
import type { Json } from '../json.ts';
import { resolvePlan } from '../metrics/plan.ts';
import type { Playbook } from '../playbook/schema.ts';
import { prepare } from '../playbook/program.ts';
import type { Program } from '../playbook/program.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok, unreachable } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { parseInstant, resolveAnchors, resolveInstant } from '../time/instant.ts';
import { badInstant, unknownAnchor } from '../time/problems.ts';
import { formatInstant, parseTimestamp } from '../time/zone.ts';
import { look } from '../watch/look.ts';
import type { WatchState } from '../watch/state.ts';
import { compileWatch } from '../watch/rules.ts';
import { ScenarioData } from './data.ts';
import { SimulatedLedger } from './ledger.ts';
import { SimulatedLevers } from './levers.ts';
import { readOthers } from './others.ts';
import type { OthersChange } from './others.ts';
import { SimulatedPeople } from './people.ts';
import { firstStartMs, horizonMs } from './horizon.ts';
import type { Scenario } from './scenario.ts';
import { tasksOf } from './tasks.ts';
import type { SimulatedTask } from './tasks.ts';

export interface Simulation {
  readonly status: 'completed' | 'stopped' | 'attention' | 'waiting';
  readonly startedAt: string;
  readonly endedAt: string;
  readonly log: readonly ({ readonly seq: number; readonly at: string; readonly type: string } & Readonly<
    Record<string, unknown>
  >)[];
  readonly effects: readonly Readonly<Record<string, unknown>>[];
  readonly tasks: readonly SimulatedTask[];
  readonly variables: Readonly<Record<string, Json>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly Problem[];
}

export const SIMULATED_CAMPAIGN = 'simulation';

/** Plays a whole campaign in memory on a virtual clock; refused if the scenario does not fit the playbook. */
export async function simulate(playbook: Playbook, scenario: Scenario): Promise<Result<Simulation>> {
  const { timezone } = playbook;
  const anchors = resolveAnchors(playbook.anchors, scenario.anchors, timezone);
  if (!anchors.ok) return anchors;
  const instant = (text: string): Result<number> => {
    const absolute = parseTimestamp(text);
    if (absolute !== undefined) return ok(absolute);
    const expression = parseInstant(text);
    if (!expression) return failed(badInstant('/scenario', { text }));
    if (anchors.value[expression.anchor] === undefined) {
      return failed(
        unknownAnchor('/scenario', { anchor: expression.anchor, known: Object.keys(anchors.value).join(', ') }),
      );
    }
    return ok(resolveInstant(text, { anchors: anchors.value, timeZone: timezone, nowMs: NaN }));
  };
  const data = readData(scenario, instant);
  if (!data.ok) return data;
  const start = scenario.launch === undefined ? ok(firstStartMs(playbook, anchors.value)) : instant(scenario.launch);
  if (!start.ok) return failed(...placed(start.problems, () => '/launch'));

  const program = prepare(playbook);
  const others = readOthers(scenario.others, instant);
  if (!others.ok) return others;
  const world = new World(program, scenario, data.value, others.value);
  const launched = launch(program, {
    type: 'launch',
    atMs: start.value,
    campaign: SIMULATED_CAMPAIGN,
    anchors: scenario.anchors,
    parameters: scenario.parameters,
  });
  if (!launched.ok) return launched;
  const state = await world.run(launched.value, horizonMs(playbook, anchors.value, start.value));
  return ok(world.result(state, start.value));
}

const placed = (problems: readonly Problem[], place: (pointer: string) => string): Problem[] =>
  problems.map((problem) => ({ ...problem, place: { pointer: place(problem.place.pointer) } }));

function readData(scenario: Scenario, read: (text: string) => Result<number>): Result<ScenarioData> {
  // The series of a scenario mostly have their instants in common.
  const known = new Map<string, Result<number>>();
  const instant = (text: string): Result<number> => {
    let result = known.get(text);
    if (!result) known.set(text, (result = read(text)));
    return result;
  };
  const plan = resolvePlan(scenario.plan, instant);
  const problems: Problem[] = plan.ok ? [] : placed(plan.problems, (pointer) => `/plan${pointer}`);
  const points = Object.entries(scenario.metrics).flatMap(([metric, series]) =>
    series.flatMap(([at, value, where], index) => {
      const atMs = instant(at);
      if (!atMs.ok) problems.push(...placed(atMs.problems, () => `/metrics/${metric}/${index}/0`));
      return atMs.ok ? [{ metric, atMs: atMs.value, value, ...(where && { where }) }] : [];
    }),
  );
  return problems.length > 0 || !plan.ok
    ? failed(...problems)
    : ok(new ScenarioData(points, plan.value, scenario.datasets));
}

/** All that is outside of the campaign: data, people, the ledger, the watch, and the clock that goes from event to event. */
class World {
  private readonly program: Program;
  private readonly data: ScenarioData;
  private readonly ledger: SimulatedLedger;
  private readonly levers: SimulatedLevers;
  private readonly people: SimulatedPeople;
  private others: readonly OthersChange[];
  private readonly watchProgram;
  private watch: WatchState | undefined;
  private readonly log: LogEntry[] = [];

  constructor(program: Program, scenario: Scenario, data: ScenarioData, others: readonly OthersChange[]) {
    this.program = program;
    this.data = data;
    this.others = others;
    this.levers = new SimulatedLevers((dataset, id) => data.row(dataset, id));
    this.ledger = new SimulatedLedger(scenario.failures, this.levers, (value) =>
      resolveSets(value, (ref) => data.storedSet(ref)),
    );
    this.people = new SimulatedPeople(program, scenario.people);
    this.watchProgram = compileWatch(program);
  }

  async run(first: Advanced, untilMs: number): Promise<CampaignState> {
    let state = await this.settle(first);
    while (state.status === 'running' || state.status === 'paused') {
      const nextMs = Math.min(this.people.nextMs, ...state.timers.map((timer) => timer.dueMs));
      const happenedMs = this.lookBefore(Math.min(nextMs, untilMs + 1));
      const atMs = happenedMs ?? nextMs;
      if (atMs > untilMs) break;
      const acts = happenedMs === undefined ? this.people.takeAt(atMs) : [];
      this.data.nowMs = Math.max(this.data.nowMs, atMs);
      this.letOthersAct(atMs);
      state = await this.settle(advance(this.program, state, { type: 'instant', atMs, acts }));
    }
    return state;
  }

  /** What others change on the platform by that instant has happened before the campaign looks. */
  private letOthersAct(untilMs: number): void {
    for (const { do: action, with: inputs } of this.others.filter((each) => each.atMs <= untilMs))
      this.levers.turn(action, inputs);
    this.others = this.others.filter((each) => each.atMs > untilMs);
  }

  /** The watch goes ahead by itself up to what comes next; the instant at which it found something, if it did. */
  private lookBefore(nextMs: number): number | undefined {
    if (!this.watch?.entries.length) return undefined;
    this.data.nowMs = Math.max(this.data.nowMs, nextMs - 1);
    this.watch = look(this.program, this.watchProgram, this.watch, this.data, {
      throughMs: nextMs,
      beforeOrder: 0,
      presentMs: nextMs,
    });
    return this.watch.outbox[0]?.atMs;
  }

  private async settle(advanced: Advanced): Promise<CampaignState> {
    this.people.hear(advanced.log);
    const driven = await drive(this.program, advanced, (command) => this.carryOut(command));
    this.people.hear(driven.log.slice(advanced.log.length));
    this.log.push(...driven.log);
    return driven.state;
  }

  private async carryOut(command: Command): Promise<Answer> {
    switch (command.type) {
      case 'evaluate':
        return answerEvaluate(
          this.program,
          this.spec(command.node).evaluates!(this.config(command.node)),
          command,
          this.data,
        );
      case 'select': {
        const { answer, set } = answerSelect(
          this.program,
          this.spec(command.node).selects!(this.config(command.node)),
          command,
          this.data,
        );
        if (set) this.data.storeSet(command.ref, set);
        return answer;
      }
      case 'storeSet': {
        const { forEach } = this.spec(command.node).watch!(this.config(command.node));
        const stored = this.watch && this.data.storedSet(this.watch.context.sets[forEach ?? '']?.$set ?? '');
        this.data.storeSet(command.ref, { dataset: stored?.dataset ?? forEach ?? '', ids: command.rows });
        return { type: 'stored' };
      }
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
        this.watch = look(this.program, this.watchProgram, this.watch, this.data, {
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

  result(state: CampaignState, startMs: number): Simulation {
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
    };
  }
}
