import type { Playbook } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { scenarioSchema } from '../simulate/scenario.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { likelyTemplate } from '../templates/index.ts';
import { translator } from '../templates/template.ts';
import { resolveAnchors } from '../time/instant.ts';
import { demandOf } from './demand-of.ts';
import { peopleOf } from './people-of.ts';
import { sampleRows } from './sample-rows.ts';
import { planOf, targetsOf } from './targets.ts';

/**
 * A scenario to begin with, for any playbook: its people answer, its targets are planned, and the metrics that its rules
 * read come about as in an ordinary shop. `anchors` are those to be given, ISO 8601 text; people answer in `language`.
 * Rows: see `withRows`.
 */
export function scenarioOf(
  playbook: Playbook,
  anchors: Readonly<Record<string, string>>,
  language: Language,
): Result<Scenario> {
  const resolved = resolveAnchors(playbook.anchors, anchors, playbook.timezone);
  if (!resolved.ok) return resolved;
  const targets = targetsOf(playbook, resolved.value);
  const answers = likelyTemplate(playbook)?.rehearsal?.answers(translator(language));
  return ok(
    scenarioSchema.parse({
      format: 'dacu/scenario@1',
      seed: 1,
      anchors,
      people: peopleOf(playbook, answers),
      plan: planOf(playbook, resolved.value, targets),
      demand: demandOf(playbook, targets),
    }),
  );
}

/** The scenario with rows for every data set that the playbook goes through and the scenario lacks. */
export function withRows(playbook: Playbook, scenario: Scenario): Scenario {
  const resolved = resolveAnchors(playbook.anchors, scenario.anchors, playbook.timezone);
  if (!resolved.ok) return scenario;
  const eventMs = eventMsOf(resolved.value);
  const rows = likelyTemplate(playbook)?.rehearsal?.datasets(eventMs) ?? sampleRows(playbook, eventMs);
  return { ...scenario, datasets: { ...(rows as Scenario['datasets']), ...scenario.datasets } };
}

const eventMsOf = (anchors: Readonly<Record<string, number>>): number =>
  anchors['T0'] ?? Math.min(...Object.values(anchors));
