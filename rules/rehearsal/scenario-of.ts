import type { Playbook } from '../playbook/schema.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { scenarioSchema } from '../simulate/scenario.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { likelyTemplate } from '../templates/index.ts';
import { resolveAnchors } from '../time/instant.ts';
import { demandOf } from './demand-of.ts';
import { peopleOf } from './people-of.ts';
import { sampleRows } from './sample-rows.ts';
import { planOf, targetsOf } from './targets.ts';

/**
 * A scenario to begin with, for any playbook: its people answer, its targets are planned, and the metrics and rows that
 * its rules read come about as in an ordinary shop. `anchors` are those to be given, ISO 8601 text.
 */
export function scenarioOf(playbook: Playbook, anchors: Readonly<Record<string, string>>): Result<Scenario> {
  const resolved = resolveAnchors(playbook.anchors, anchors, playbook.timezone);
  if (!resolved.ok) return resolved;
  const targets = targetsOf(playbook, resolved.value);
  const eventMs = resolved.value['T0'] ?? Math.min(...Object.values(resolved.value));
  const own = likelyTemplate(playbook)?.rehearsal?.(eventMs);
  return ok(
    scenarioSchema.parse({
      format: 'dacu/scenario@1',
      seed: 1,
      anchors,
      people: peopleOf(playbook, own?.answers),
      plan: planOf(playbook, resolved.value, targets),
      demand: demandOf(playbook, targets),
      datasets: own?.datasets ?? sampleRows(playbook, eventMs),
    }),
  );
}
