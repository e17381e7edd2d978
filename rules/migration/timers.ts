import type { Timer, Token } from '../interpreter/state.ts';
import type { PlaybookNode } from '../playbook/schema.ts';
import { kindOf } from '../kinds/registry.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import { parseInstant } from '../time/instant.ts';

/**
 * A timer of a token that stays: what counts from an instant follows that instant in the new version's config; what
 * counts from when the node was entered keeps its remaining time.
 */
export function timerUnder(timer: Timer, _token: Token, before: PlaybookNode, after: PlaybookNode): Timer {
  const { expression } = timer;
  if (expression === undefined) return timer;
  const field = visitFields(kindOf(before).config, before.config, '').find(({ value }) => value === expression);
  const now =
    field &&
    visitFields(kindOf(after).config, after.config, '').find(({ pointer }) => pointer === field.pointer)?.value;
  return typeof now === 'string' && parseInstant(now) !== undefined ? { ...timer, expression: now } : timer;
}
