import { compileFact, comparedWith } from '../conditions/read-fact.ts';
import type { ReadFact } from '../conditions/read-fact.ts';
import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Context } from '../interpreter/messages.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import { resolveParameters } from '../playbook/parameters.ts';
import { shift } from '../time/duration.ts';
import { resolveInstant } from '../time/instant.ts';
import { parseTimestamp } from '../time/zone.ts';
import { factsAt } from '../watch/view.ts';
import type { Scenario } from '../simulate/scenario.ts';
import type { Setting } from '../simulate/setting.ts';
import type { Simulation } from '../simulate/simulation.ts';

/** What one condition of a rule saw while it was watched, and what that was compared with. */
export interface Curve {
  readonly node: string;
  readonly rule: string;
  readonly leaf: Leaf;
  readonly points: readonly CurvePoint[];
}

/** null: there was nothing to see. */
export type CurvePoint = readonly [atMs: number, value: number | null, threshold: number | null];

/** More than a chart has pixels for would only cost time. */
const MOST_POINTS = 360;

/** The curves of all conditions about metrics, of the rules that watch over figures, as the run would have seen them. */
export function curvesOf(
  playbook: Playbook,
  scenario: Scenario,
  setting: Setting,
  simulation: Simulation,
): readonly Curve[] {
  const { timezone } = playbook;
  const scope = { anchors: setting.anchors, timeZone: timezone, nowMs: NaN };
  const parameters = resolveParameters(playbook, scenario.parameters);
  const context: Context = {
    nowMs: setting.startMs,
    phase: '',
    parameters: parameters.ok ? parameters.value : {},
    variables: simulation.variables,
    anchors: setting.anchors,
    sets: {},
  };
  return playbook.nodes.flatMap((node) => {
    const watch = kindOf(node).watch?.(node.config);
    const enteredMs = firstEntered(simulation, node.id);
    if (!watch || watch.forEach !== undefined || enteredMs === undefined) return [];
    const { window } = watch;
    const fromMs = Math.max(
      enteredMs,
      window ? resolveInstant(window.from, { ...scope, nowMs: enteredMs }) : enteredMs,
    );
    const untilMs = parseTimestamp(simulation.endedAt) ?? fromMs;
    const toMs = window ? Math.min(untilMs, resolveInstant(window.to, { ...scope, nowMs: enteredMs })) : untilMs;
    const instants = instantsBetween(fromMs, toMs, watch.every, timezone);
    return watch.rules.flatMap((rule) =>
      leavesOf(rule.conditions, playbook)
        .filter((leaf) => leaf.fact === 'metric')
        .map((leaf): Curve => {
          const read = readerOf(leaf);
          const points = instants.map((atMs): CurvePoint => {
            const facts = factsAt(setting.data, { ...context, phase: node.phase }, atMs, timezone);
            return [atMs, numberOf(read.value, facts), numberOf(read.compared, facts)];
          });
          return { node: node.id, rule: rule.id, leaf, points };
        }),
    );
  });
}

function firstEntered({ log }: Simulation, node: string): number | undefined {
  const entry = log.find((each) => each.type === 'nodeEntered' && each['node'] === node);
  return entry && parseTimestamp(entry.at);
}

/** The instants at which the node looked, or as many of them as there is room for. */
function instantsBetween(fromMs: number, toMs: number, every: string | undefined, timeZone: string): readonly number[] {
  const stepMs = every === undefined ? 0 : shift(fromMs, every, timeZone) - fromMs;
  const times = Math.max(1, Math.ceil((toMs - fromMs) / MOST_POINTS / Math.max(stepMs, 1)));
  const everyMs = Math.max(60_000, stepMs > 0 ? stepMs * times : (toMs - fromMs) / MOST_POINTS);
  const instants: number[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += everyMs) instants.push(atMs);
  return instants;
}

function readerOf(leaf: Leaf): { readonly value: ReadFact; readonly compared: ReadFact } {
  const compared = comparedWith(leaf.value);
  return {
    value: compileFact(leaf),
    compared: 'constant' in compared ? () => compared.constant : compileFact(compared),
  };
}

function numberOf(read: ReadFact, facts: Parameters<ReadFact>[0]): number | null {
  try {
    const value = read(facts);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  } catch {
    // An expression that has nothing to compute with has no value; the log says so where it mattered.
    return null;
  }
}

function leavesOf(conditions: Conditions, playbook: Playbook): readonly Leaf[] {
  if (isReference(conditions)) {
    const target = playbook.conditions?.[conditions.condition];
    return target && !isReference(target) ? leavesOf(target, playbook) : [];
  }
  const group = groupOf(conditions);
  return group ? group.members.flatMap((each) => leavesOf(each, playbook)) : [conditions as Leaf];
}
