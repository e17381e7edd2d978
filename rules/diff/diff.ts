import { playbookSchema } from '../playbook/schema.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Change } from './change.ts';
import type { ComparedSide } from './comparison.ts';
import { diffEdges } from './edges.ts';
import { diffFields } from './fields.ts';
import { IMPACTS } from './impact.ts';
import { diffNamed } from './named.ts';
import { diffNodes, pairNodes, renamesOf } from './nodes.ts';
import { diffNotes } from './notes.ts';
import { NO_RENAMES } from './renames.ts';

/** What a playbook says of itself as a whole. */
const head = playbookSchema.pick({ id: true, name: true, description: true, timezone: true, currency: true });

const headOf = ({ id, name, description, timezone, currency }: Playbook) => ({
  id,
  name,
  description,
  timezone,
  currency,
});

/**
 * What differs between two playbooks in what they mean, the gravest first: not how the file is written, nor where
 * things are drawn. Nothing differs exactly if both would run alike.
 */
export function diffPlaybooks(before: Playbook, after: Playbook): readonly Change[] {
  const pairs = pairNodes(before, after);
  const renames = renamesOf(before, after, pairs);
  const sideOf = (playbook: Playbook): ComparedSide => ({ playbook, base: '', valuesOf: {} });
  const whole = { before: sideOf(before), after: sideOf(after), renames: NO_RENAMES };
  const changes = [
    ...diffFields(head, headOf(before), headOf(after), whole, { before: '', after: '', titles: [] }),
    ...diffNamed(before, after, renames),
    ...diffNodes(before, after, pairs, renames),
    ...diffEdges(before, after, renames),
    ...diffNotes(before, after),
  ];
  return changes.toSorted((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact));
}
