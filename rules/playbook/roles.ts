import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from './schema.ts';
import { visitFields } from './visit-fields.ts';

/** The roles that a playbook asks for work or approval, each once, in the order of the file. */
export function rolesIn(playbook: Playbook): readonly string[] {
  const roles = playbook.nodes.flatMap((node) =>
    visitFields(kindOf(node).config, node.config, '').flatMap(({ meta, value }) =>
      (meta.control === 'assignee' || meta.control === 'role') && isRole(value) ? [value.role] : [],
    ),
  );
  return [...new Set(roles)];
}

const isRole = (value: unknown): value is { readonly role: string } =>
  typeof value === 'object' && value !== null && 'role' in value && typeof value.role === 'string';
