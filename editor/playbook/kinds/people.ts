import type { Assignee } from '../../../rules/playbook/fields.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { playbook as catalogue } from '../i18n.ts';

type RoleKey = Extract<keyof (typeof catalogue)['en'], `role_${string}`>;

export const ROLES = [
  'planner',
  'manager',
  'operator',
  'analyst',
  'buyer',
  'designer',
  'service',
  'logistics',
  'finance',
  'tech',
  'legal',
] as const;

const roleKey = (role: string): RoleKey | undefined => {
  const key = `role_${role}`;
  return Object.hasOwn(catalogue.en, key) ? (key as RoleKey) : undefined;
};

/** A role's name in the reader's language; one that is the playbook's own stays as it is written. */
export function roleWords(role: string, language: Language): string {
  const key = roleKey(role);
  return key ? catalogue[language][key] : role;
}

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
