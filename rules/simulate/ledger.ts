import { answerRecall } from '../answers/recall.ts';
import { AFTERWARDS, DONE } from '../effects/ledger-states.ts';
import type { Afterwards, LedgerReason, LedgerState } from '../effects/ledger-states.ts';
import { compareReading } from '../effects/reading.ts';
import type { Reading } from '../effects/reading.ts';
import type { Json } from '../json.ts';
import type { Undoing } from '../actions/catalogue.ts';
import type { Answer, Command } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import type { SimulatedLevers } from './levers.ts';
import type { Scenario } from './scenario.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

export interface SimulatedEffect {
  readonly key: string;
  readonly node: string;
  readonly do: string;
  readonly with: Readonly<Record<string, Json>>;
  readonly state: LedgerState;
  readonly atMs: number;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: LedgerReason;
}

/** The failures that are still to come; all campaigns of a simulation use them up together. */
export type SimulatedFailures = { readonly do: string; times: number; readonly error: string }[];

export const failuresOf = ({ failures }: Scenario): SimulatedFailures => failures.map((failure) => ({ ...failure }));

/** The ledger of a simulation, with a world that applies everything but the failures that the scenario lists. */
export class SimulatedLedger {
  private readonly effects = new Map<string, SimulatedEffect>();
  private readonly failures: SimulatedFailures;
  private readonly levers: SimulatedLevers;
  private readonly resolveSets: (value: Json) => Json;

  constructor(failures: SimulatedFailures, levers: SimulatedLevers, resolve: (value: Json) => Json) {
    this.failures = failures;
    this.levers = levers;
    this.resolveSets = resolve;
  }

  get all(): readonly SimulatedEffect[] {
    return [...this.effects.values()];
  }

  apply(command: CommandOf<'effect'>): Answer {
    const failure = this.failures.find((each) => each.do === command.do && each.times > 0);
    if (failure) {
      failure.times -= 1;
      this.write(command, { state: 'failed' });
      return { type: 'failed', error: failure.error, retryable: true };
    }
    const turned = this.levers.turn(command.do, this.resolved(command.with));
    this.write(command, { state: 'applied', ...turned, ...(command.unchecked && { reason: 'unchecked' }) });
    if (command.undoes) this.conclude(command.undoes.key, command.undoes.as);
    return { type: 'applied', result: null };
  }

  note(command: CommandOf<'note'>): void {
    const { state, reason, present, undoes } = command;
    if (state === 'failed' && command.by === undefined) return this.conclude(command.key, 'failed');
    // What a person did by hand has changed the world as well.
    const turned = state === 'confirmed' ? this.levers.turn(command.do, this.resolved(command.with)) : {};
    this.write(command, {
      state,
      ...turned,
      ...(reason && { reason }),
      ...(present !== undefined && { before: present }),
    });
    if (undoes) this.conclude(undoes.key, undoes.as);
  }

  recall(program: Program, undoing: Undoing, command: CommandOf<'recall'>): Answer {
    const effect = this.effects.get(command.of)!;
    return answerRecall(program, undoing, command, effect, this.readingOf(effect));
  }

  readBack({ key }: CommandOf<'readBack'>): Answer {
    const effect = this.effects.get(key)!;
    const answer = compareReading(effect.after, this.readingOf(effect));
    if (answer.found === 'same') this.conclude(key, 'verified');
    return answer;
  }

  private readingOf({ do: action, with: inputs }: SimulatedEffect): Reading {
    return { readable: true, value: this.levers.read(action, inputs) };
  }

  private conclude(key: string, state: Afterwards): void {
    const effect = this.effects.get(key);
    if (effect && (AFTERWARDS[state] as readonly LedgerState[]).includes(effect.state))
      this.effects.set(key, { ...effect, state });
  }

  private resolved(inputs: Readonly<Record<string, Json>>): Record<string, Json> {
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, this.resolveSets(value)]));
  }

  private write(
    { key, node, do: action, with: inputs, atMs }: CommandOf<'effect' | 'note'>,
    what: Pick<SimulatedEffect, 'state' | 'before' | 'after' | 'reason'>,
  ): void {
    const known = this.effects.get(key);
    if (known && (DONE as readonly LedgerState[]).includes(known.state)) return;
    this.effects.set(key, { key, node, do: action, with: this.resolved(inputs), atMs, ...what });
  }
}
