import type { MetricPoint } from '../../../rules/metrics/points.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { firstStartMs, horizonMs } from '../../../rules/simulate/horizon.ts';
import { Intervening } from '../../../rules/simulate/cast.ts';
import type { Cast, Intervention } from '../../../rules/simulate/cast.ts';
import { SimulatedPeople } from '../../../rules/simulate/people.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import type { Simulation } from '../../../rules/simulate/simulation.ts';
import { resolveAnchors, resolveInstant } from '../../../rules/time/instant.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import type { ConnectorAnswer } from '../../../workflows/ports.ts';
import type { Play } from './play.ts';

/** Which user plays a person of the scenario, by the name under which that one acts in a simulation. */
export type Users = Readonly<Record<string, string>>;

/** What has to be played on the engine for the same to come about as in the simulation of the scenario. */
export function playOf(
  playbook: Playbook,
  scenario: Scenario,
  simulation: Simulation,
  users: Users,
  playbooks: Play['playbooks'] = {},
  interventions: readonly Intervention[] = [],
): Play {
  const resolved = resolveAnchors(playbook.anchors, scenario.anchors, playbook.timezone);
  if (!resolved.ok) throw new Error(resolved.problems.map((each) => each.message.en).join('\n'));
  const anchors = resolved.value;
  const instant = (text: string): number =>
    parseTimestamp(text) ?? resolveInstant(text, { anchors, timeZone: playbook.timezone, nowMs: NaN });
  const startMs = scenario.launch === undefined ? firstStartMs(playbook, anchors) : instant(scenario.launch);
  return {
    playbook,
    playbooks,
    anchors: scenario.anchors,
    parameters: scenario.parameters,
    startMs,
    untilMs: horizonMs(playbook, anchors, startMs),
    plan: scenario.plan,
    points: Object.entries(scenario.metrics).flatMap(([metric, series]) =>
      series.map(([at, value, where]): MetricPoint => ({ metric, atMs: instant(at), value, ...(where && { where }) })),
    ),
    datasets: scenario.datasets,
    roles: rolesOf(users),
    cast: castOf(new Intervening(new SimulatedPeople(prepare(playbook), scenario.people), interventions), users),
    answers: failuresIn(simulation.log),
  };
}

/** A role is whoever answers for it: `x`, and where more voices are needed `x-2`, `x-3` … */
function rolesOf(users: Users): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const [name, user] of Object.entries(users)) (roles[name.replace(/-\d+$/, '')] ??= []).push(user);
  return roles;
}

const castOf = (people: Cast, users: Users): Cast => ({
  hear: (entries) => people.hear(entries),
  get nextMs() {
    return people.nextMs;
  },
  takeAt: (atMs, state) => people.takeAt(atMs, state).map((act) => ({ ...act, by: users[act.by] ?? act.by })),
});

/** The calls that failed, by node and entering, in order; final ones that a person did not have tried again last. */
export function failuresIn(log: Simulation['log']): Record<string, ConnectorAnswer[]> {
  const failures: Record<string, ConnectorAnswer[]> = {};
  for (const { type, key, error } of log) {
    if (type !== 'effectFailed' || typeof key !== 'string' || typeof error !== 'string') continue;
    const effect = key.slice(key.indexOf('/') + 1);
    (failures[effect] ??= []).push({ applied: false, error, retryable: true });
  }
  return failures;
}
