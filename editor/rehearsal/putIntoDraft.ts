import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { carryTurns, problemsOfTurns, turnKnobs } from '../../rules/rehearsal/knobs.ts';
import type { Turns } from '../../rules/rehearsal/knobs.ts';
import { fetchDraft, saveDraft } from '../playbook/draft/api.ts';
import type { SaveAnswer } from '../playbook/draft/saver.ts';

export type Put =
  | { readonly type: 'put'; readonly playbook: Playbook; readonly left: number }
  | { readonly type: 'wrong'; readonly problems: readonly Problem[] }
  | Exclude<SaveAnswer, { type: 'saved' }>;

/**
 * Writes the numbers into the draft as it is now, each by what it is about: what others have changed meanwhile stays.
 * `left` is how many of them the draft no longer has a place for.
 */
export async function putIntoDraft(id: string, rehearsed: Playbook, turns: Turns): Promise<Put> {
  const draft = await fetchDraft(id);
  const carried = carryTurns(rehearsed, draft.playbook, turns);
  const problems = problemsOfTurns(draft.playbook, carried);
  if (problems.length > 0) return { type: 'wrong', problems };
  const playbook = turnKnobs(draft.playbook, carried);
  const saved = await saveDraft(id, playbook, draft.revision);
  if (saved.type !== 'saved') return saved;
  return { type: 'put', playbook, left: Object.keys(turns).length - Object.keys(carried).length };
}
