import type { Playbook } from '../playbook/schema.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';
import type { SimulateOptions } from './simulate.ts';
import type { Simulation } from './simulation.ts';
import { summarise } from './summary.ts';

/** How a figure is distributed over the runs: quantiles by linear interpolation (Hyndman & Fan 1996, type 7). */
export interface Distribution {
  readonly mean: number;
  readonly min: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface MonteCarlo {
  readonly runs: number;
  /** The seed of the first run; each further run has the next. */
  readonly seed: number;
  /** The part of the runs that ended so. */
  readonly status: Readonly<Record<string, number>>;
  /** By `node.rule`: how often it fired. */
  readonly fired: Readonly<Record<string, Distribution>>;
  /** By action: how often it was applied. */
  readonly applied: Readonly<Record<string, Distribution>>;
  readonly money: Distribution;
  readonly tasks: Distribution;
}

export interface MonteCarloOptions extends SimulateOptions {
  readonly runs: number;
  /** Told after each run, and waited for; answers false to end with the runs so far. */
  readonly onRun?: (done: number) => boolean | Promise<boolean>;
}

/** Plays the scenario again and again, each time with another seed. Refused as one simulation would be. */
export async function monteCarlo(
  playbook: Playbook,
  scenario: Scenario,
  { runs, onRun, ...options }: MonteCarloOptions,
): Promise<Result<MonteCarlo>> {
  const figures: Figures[] = [];
  for (let run = 0; run < runs; run++) {
    const simulation = await simulate(playbook, { ...scenario, seed: scenario.seed + run }, options);
    if (!simulation.ok) return simulation;
    figures.push(figuresOf(simulation.value, playbook.timezone));
    if ((await onRun?.(run + 1)) === false) break;
  }
  const of = (read: (each: Figures) => number): Distribution => distribution(figures.map(read));
  return ok({
    runs: figures.length,
    seed: scenario.seed,
    status: shares(figures.map((each) => each.status)),
    fired: byName(figures, (each) => each.fired),
    applied: byName(figures, (each) => each.applied),
    money: of((each) => each.money),
    tasks: of((each) => each.tasks),
  });
}

interface Figures {
  readonly status: Simulation['status'];
  readonly fired: Readonly<Record<string, number>>;
  readonly applied: Readonly<Record<string, number>>;
  readonly money: number;
  readonly tasks: number;
}

function figuresOf(simulation: Simulation, timeZone: string): Figures {
  const { status, rules, actions, money } = summarise(simulation, [], timeZone);
  return {
    status,
    fired: Object.fromEntries(rules.map(({ node, rule, fired }) => [`${node}.${rule}`, fired])),
    applied: Object.fromEntries(actions.map((each) => [each.do, each.applied])),
    money,
    tasks: simulation.tasks.length,
  };
}

/** A run in which a name does not occur has none of it. */
function byName(
  figures: readonly Figures[],
  read: (each: Figures) => Readonly<Record<string, number>>,
): Readonly<Record<string, Distribution>> {
  const names = [...new Set(figures.flatMap((each) => Object.keys(read(each))))].sort();
  return Object.fromEntries(names.map((name) => [name, distribution(figures.map((each) => read(each)[name] ?? 0))]));
}

function shares(statuses: readonly string[]): Readonly<Record<string, number>> {
  const names = [...new Set(statuses)].sort();
  return Object.fromEntries(
    names.map((name) => [name, statuses.filter((each) => each === name).length / statuses.length]),
  );
}

/** Of at least one value. */
export function distribution(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (part: number): number => {
    const place = part * (sorted.length - 1);
    const below = Math.floor(place);
    const above = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (place - below) * (above - sorted[below]!);
  };
  return {
    mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length,
    min: sorted[0]!,
    p5: quantile(0.05),
    p50: quantile(0.5),
    p95: quantile(0.95),
    max: sorted.at(-1)!,
  };
}
