import type { Playbook } from '../playbook/schema.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { Intervention } from './cast.ts';
import { fixedTables } from './data.ts';
import type { Recorded } from './data.ts';
import { failuresOf } from './ledger.ts';
import { SimulatedLevers } from './levers.ts';
import { Others } from './others.ts';
import type { Scenario } from './scenario.ts';
import { readSetting } from './setting.ts';
import type { Setting } from './setting.ts';
import type { Simulation } from './simulation.ts';
import { Stage } from './stage.ts';
import { World } from './world.ts';

export interface SimulateOptions {
  readonly playbooks?: Readonly<Record<string, Playbook>>;
  readonly recorded?: Recorded;
  /** The id under which it runs: keys, refs and what is drawn by lot come from it. */
  readonly campaign?: string;
  /** Told of every instant (epoch ms) at which something happens, before it does. */
  readonly onInstant?: (atMs: number) => void;
  /** What people do in it of their own accord, beside what they are asked. */
  readonly interventions?: readonly Intervention[];
}

const NOTHING_RECORDED: Recorded = { points: [], tables: fixedTables({}) };

export const SIMULATED_CAMPAIGN = 'simulation';

/**
 * Plays a whole campaign in memory on a virtual clock, on the scenario's data and on recorded ones, if any; refused if
 * the scenario does not fit the playbook. `playbooks` are those that it may run, by their ids, and count as approved.
 */
export async function simulate(
  playbook: Playbook,
  scenario: Scenario,
  { recorded = NOTHING_RECORDED, ...options }: SimulateOptions = {},
): Promise<Result<Simulation>> {
  const setting = readSetting(playbook, scenario, recorded);
  return setting.ok ? await simulateIn(setting.value, playbook, scenario, options) : setting;
}

/** Plays a campaign in a setting that was read for it, and is used up by that. */
export async function simulateIn(
  { startMs, data, others }: Setting,
  playbook: Playbook,
  scenario: Scenario,
  {
    playbooks = {},
    campaign = SIMULATED_CAMPAIGN,
    interventions = [],
    onInstant,
  }: Omit<SimulateOptions, 'recorded'> = {},
): Promise<Result<Simulation>> {
  const levers = new SimulatedLevers((dataset, id) => data.row(dataset, id));
  const surroundings = {
    scenario,
    data,
    failures: failuresOf(scenario),
    playbooks,
    stage: new Stage(data, onInstant),
    levers,
    others: new Others(others, levers),
  };
  const started = await World.start(surroundings, {
    playbook,
    campaign,
    atMs: startMs,
    anchors: scenario.anchors,
    parameters: scenario.parameters,
    interventions,
  });
  if (!started.ok) return started;
  await surroundings.stage.play();
  return ok(started.value.result());
}
