import type { Json } from '../json.ts';
import type { Answer, Command } from '../interpreter/messages.ts';
import type { Scenario } from './scenario.ts';

export interface SimulatedEffect {
  readonly key: string;
  readonly node: string;
  readonly do: string;
  readonly with: Readonly<Record<string, Json>>;
  readonly state: 'requested' | 'applied' | 'failed' | 'declined' | 'held' | 'confirmed' | 'notified';
  readonly atMs: number;
}

/** The failures that are still to come; all campaigns of a simulation use them up together. */
export type SimulatedFailures = { readonly do: string; times: number; readonly error: string }[];

export const failuresOf = ({ failures }: Scenario): SimulatedFailures => failures.map((failure) => ({ ...failure }));

/** The ledger of a simulation, with a world that applies everything but the failures that the scenario lists. */
export class SimulatedLedger {
  private readonly effects = new Map<string, SimulatedEffect>();
  private readonly failures: SimulatedFailures;
  private readonly resolveSets: (value: Json) => Json;

  constructor(failures: SimulatedFailures, resolveSets: (value: Json) => Json) {
    this.failures = failures;
    this.resolveSets = resolveSets;
  }

  get all(): readonly SimulatedEffect[] {
    return [...this.effects.values()];
  }

  apply(command: Extract<Command, { type: 'effect' }>): Answer {
    const failure = this.failures.find((each) => each.do === command.do && each.times > 0);
    if (failure) failure.times -= 1;
    this.write(command, failure ? 'failed' : 'applied');
    return failure ? { type: 'failed', error: failure.error, retryable: true } : { type: 'applied', result: null };
  }

  note(command: Extract<Command, { type: 'note' }>): void {
    this.write(command, command.state);
  }

  private write(
    { key, node, do: action, with: inputs, atMs }: Extract<Command, { type: 'effect' | 'note' }>,
    state: SimulatedEffect['state'],
  ): void {
    const resolved = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, this.resolveSets(value)]));
    this.effects.set(key, { key, node, do: action, with: resolved, state, atMs });
  }
}
