import type { Row } from '../feel/scope.ts';
import type { MetricPoint } from '../metrics/points.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Result } from '../problems/result.ts';
import type { Recorded } from '../simulate/data.ts';
import { simulate } from '../simulate/simulate.ts';
import type { Simulation } from '../simulate/simulation.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { orderLines } from './order-lines.ts';
import { pointsOfOrders } from './order-points.ts';
import { tablesOfOrders } from './order-tables.ts';

/** What was recorded of the past: rows of order lines (`ORDER_LINE_FIELDS`), metric points, or both. */
export interface Recording {
  readonly orders: readonly Row[];
  readonly points: readonly MetricPoint[];
}

export interface Backtest {
  readonly simulation: Simulation;
  /** All the points that the playbook was played on. */
  readonly points: readonly MetricPoint[];
}

/**
 * Plays a playbook on recorded data, as if it had run then: the scenario's anchors say when, and its people, plan and
 * failures are as in any simulation. The data sets `skus` and `customers` are what the orders up to each day tell,
 * unless the scenario has its own. `playbooks` are those that it may run, by their ids.
 */
export async function backtest(
  playbook: Playbook,
  scenario: Scenario,
  recording: Recording,
  playbooks: Readonly<Record<string, Playbook>> = {},
): Promise<Result<Backtest>> {
  const recorded = recordedOf(recording, playbook.timezone);
  if (!recorded.ok) return recorded;
  const simulation = await simulate(playbook, scenario, { recorded: recorded.value, playbooks });
  if (!simulation.ok) return simulation;
  return { ok: true, value: { simulation: simulation.value, points: recorded.value.points } };
}

/** A recording as a simulation is played on it, once: its rows go with the time of that simulation. */
export function recordedOf(recording: Recording, timeZone: string): Result<Recorded> {
  const lines = orderLines(recording.orders);
  if (!lines.ok) return lines;
  const points = [...pointsOfOrders(lines.value, timeZone), ...recording.points];
  return { ok: true, value: { points, tables: tablesOfOrders(lines.value, timeZone) } };
}
