import type { Playbook } from '../playbook/schema.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { fixedTables } from '../simulate/data.ts';
import type { Recorded } from '../simulate/data.ts';
import { horizonMs, spanMs } from '../simulate/horizon.ts';
import { readSetting } from '../simulate/setting.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { simulateIn } from '../simulate/simulate.ts';
import type { Simulation } from '../simulate/simulation.ts';
import { summarise } from '../simulate/summary.ts';
import type { Summary } from '../simulate/summary.ts';
import { parseTimestamp } from '../time/zone.ts';
import { curvesOf } from './curves.ts';
import type { Curve } from './curves.ts';

/** Everything that a rehearsal has to show. */
export interface Rehearsal {
  readonly simulation: Simulation;
  readonly summary: Summary;
  readonly curves: readonly Curve[];
  /** All anchors, epoch ms. */
  readonly anchors: Readonly<Record<string, number>>;
  readonly startMs: number;
  readonly endMs: number;
}

export interface RehearseOptions {
  readonly recorded?: Recorded;
  readonly playbooks?: Readonly<Record<string, Playbook>>;
  /** How far the virtual clock has come, 0–1. */
  readonly onProgress?: (share: number) => void;
}

/** Plays a playbook once and puts together what a planner wants to see of it. */
export async function rehearse(
  playbook: Playbook,
  scenario: Scenario,
  { recorded = { points: [], tables: fixedTables({}) }, playbooks = {}, onProgress }: RehearseOptions = {},
): Promise<Result<Rehearsal>> {
  const setting = readSetting(playbook, scenario, recorded);
  if (!setting.ok) return setting;
  const { anchors, startMs, points } = setting.value;
  const { toMs } = spanMs(playbook, anchors, startMs);
  const lastMs = toMs > startMs ? toMs : horizonMs(playbook, anchors, startMs);
  const simulation = await simulateIn(setting.value, playbook, scenario, {
    playbooks,
    onInstant: (atMs) => onProgress?.(Math.min(1, Math.max(0, (atMs - startMs) / (lastMs - startMs)))),
  });
  if (!simulation.ok) return simulation;
  const endMs = parseTimestamp(simulation.value.endedAt) ?? startMs;
  return ok({
    simulation: simulation.value,
    summary: summarise(
      simulation.value,
      points.filter((each) => each.atMs >= startMs && each.atMs <= endMs),
      playbook.timezone,
    ),
    curves: curvesOf(playbook, scenario, setting.value, simulation.value),
    anchors,
    startMs,
    endMs,
  });
}
