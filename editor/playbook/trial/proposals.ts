import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { Why } from '../../../rules/conditions/why.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { sampleRows } from '../../../rules/rehearsal/sample-rows.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import { proposeFromRun } from '../../../rules/trial/propose.ts';
import type { Sample } from '../../../rules/trial/sample.ts';
import { explanationsOf, isRuling } from '../../campaign/why/decisions.ts';
import type { Run } from '../../rehearsal/kept.ts';

/**
 * What the node saw when it last decided something in a rehearsal, and what the rehearsal ended with. A watch that never
 * fired has looked all the same: then what it saw last.
 */
export function fromRehearsal({ rehearsal, setup }: Run, node: string, needs: readonly Need[]): Sample {
  const { log, variables, sets } = rehearsal.simulation;
  const watched = rehearsal.curves
    .filter((curve) => curve.node === node)
    .flatMap(({ leaf, points }): Why[] => {
      const last = points.findLast(([, value]) => value !== null);
      return last ? [{ ...leaf, factValue: last[1], result: false }] : [];
    });
  const decided = log
    .filter((entry) => entry['node'] === node && isRuling(entry))
    .flatMap((entry) => explanationsOf(entry as LogEntryWire).flatMap(({ why }) => why ?? []));
  return proposeFromRun(needs, {
    whys: [...watched, ...decided],
    variables,
    sets,
    parameters: setup.scenario.parameters as Record<string, Json>,
  });
}

/** The rows that a rehearsal makes up for a data set; none for a playbook that cannot be gone through yet. */
export function madeUpRows(playbook: Playbook, dataset: string, aroundMs: number): readonly Row[] {
  try {
    return sampleRows(playbook, aroundMs)[dataset] ?? [];
  } catch {
    return [];
  }
}
