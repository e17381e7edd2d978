import { equal } from '../../../rules/diff/equal.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';

/** Whether a draft is what was submitted: a version is kept as it was read, with what a draft leaves to defaults. */
export function isSame(draft: Playbook, content: Playbook): boolean {
  if (draft.nodes.length !== content.nodes.length || draft.edges.length !== content.edges.length) return false;
  if (equal(draft, content)) return true;
  const read = parsePlaybook(draft);
  return read.ok && equal(read.value, content);
}
