import { effectsSchema } from '../../../rules/api/campaigns.ts';
import { tasksSchema } from '../../../rules/api/tasks.ts';
import type { Simulation } from '../../../rules/simulate/simulation.ts';
import { campaignOf, logOf } from '../engine.ts';
import type { Performance } from './performance.ts';
import type { Stage } from './stage.ts';

/** What must be the same on both sides. */
export interface Outcome {
  readonly log: readonly unknown[];
  readonly effects: readonly unknown[];
  readonly tasks: readonly unknown[];
  readonly variables: unknown;
  readonly sets: unknown;
  /** The logs of the campaigns that it started. */
  readonly children: unknown;
}

/** Of a simulation, with the people's user ids in place of the names that the scenario gives them. */
export function simulatedOutcome(simulation: Simulation, users: Readonly<Record<string, string>>): Outcome {
  const { log, effects, tasks, variables, sets } = simulation;
  const children = Object.fromEntries(simulation.children.map((child) => [child.campaign, child.log]));
  const outcome = { log, effects, tasks, variables, sets, children };
  const named = JSON.parse(JSON.stringify(outcome), (field, value: unknown) =>
    field === 'by' && typeof value === 'string' ? (users[value] ?? value) : value,
  ) as Outcome;
  return inOrder(named);
}

/** Of a campaign that was performed, as the API shows it. */
export async function performedOutcome(stage: Stage, { id, state, backstage }: Performance): Promise<Outcome> {
  const { programs } = stage.engine;
  const children: Record<string, unknown> = {};
  for (const child of backstage.children.keys()) children[child] = await nobodysLog(stage, child);
  const { effects } = await programs.get(`/campaigns/${id}/effects`, effectsSchema);
  const tasks = await programs.get(`/tasks?campaign=${id}`, tasksSchema);
  const { variables } = await campaignOf(programs, id);
  const view = await stage.ports.data.view(id);
  const outcome = {
    log: await nobodysLog(stage, id),
    children,
    effects: effects.map(({ key, node, do: action, with: inputs, state: is, at }) => ({
      key,
      node,
      do: action,
      with: inputs,
      state: is,
      at,
    })),
    tasks: tasks.map((task) => ({
      node: task.node,
      assignee: task.assignee,
      openedAt: task.openedAt,
      due: task.due ?? null,
      doneAt: task.outcome && ANSWERED.has(task.outcome) ? (task.doneAt ?? null) : null,
    })),
    variables,
    sets: Object.fromEntries(
      Object.entries(state.sets).map(([name, { $set }]) => [name, view.storedSet($set)?.ids ?? []]),
    ),
  };
  return inOrder(JSON.parse(JSON.stringify(outcome)) as Outcome);
}

/** Nobody launches a simulation, but a person a campaign. */
async function nobodysLog(stage: Stage, campaign: string): Promise<unknown[]> {
  const [{ by: _, ...started } = { by: '' }, ...rest] = await logOf(stage.engine.programs, campaign);
  return [started, ...rest];
}

const ANSWERED: ReadonlySet<string> = new Set(['done', 'approved', 'rejected']);
/** Effects and tasks, which the API gives in an order of its own, in one that is the same on both sides. */
const inOrder = (outcome: Outcome): Outcome => ({
  ...outcome,
  effects: outcome.effects.map(canonical).toSorted(),
  tasks: outcome.tasks.map(canonical).toSorted(),
});

const canonical = (record: unknown): string =>
  JSON.stringify(Object.entries(record as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
