import type { Json } from '../json.ts';
import type { Problem } from '../problems/problem.ts';
import type { SimulatedTask } from './tasks.ts';

/** What became of a campaign that was played: the form that `simulate --json` prints. */
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
  /** The campaigns that its nodes started, in order. */
  readonly children: readonly SimulatedChild[];
}

export interface SimulatedChild extends Simulation {
  readonly campaign: string;
  readonly node: string;
  readonly playbook: string;
}
