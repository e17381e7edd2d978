import type { Assignee } from '../../../rules/playbook/fields.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { ROLE_TITLES, roleTitle } from '../../../rules/words/roles.ts';

/** The roles that are offered to choose from. */
export const ROLES = Object.keys(ROLE_TITLES);

/** A role's name in the reader's language; one that is the playbook's own stays as it is written. */
export const roleWords = (role: string, language: Language): string => roleTitle(role)[language];

/** Who works, by name. A config that is not complete yet has nobody: an empty text. */
export function assigneeWords(
  assignee: Assignee | { readonly people: readonly string[] } | undefined,
  language: Language,
): string {
  if (!assignee) return '';
  if ('role' in assignee) return roleWords(assignee.role, language);
  if ('team' in assignee) return assignee.team;
  if ('person' in assignee) return assignee.person;
  return assignee.people?.join(language === 'en' ? ', ' : '、') ?? '';
}

/** Who answers for a node, as its card says it and as a comment names them: “@Manager”. */
export function ownerWords(assignee: Parameters<typeof assigneeWords>[0], language: Language): string {
  const words = assigneeWords(assignee, language);
  return words === '' ? '' : `@${words}`;
}
