import { kindOf } from '../kinds/registry.ts';
import type { Assignee } from './fields.ts';
import { assigneeSchema } from './fields.ts';
import type { PlaybookNode } from './schema.ts';
import { visitFields } from './visit-fields.ts';

/** Who answers for a node: whom it asks for work, a decision or a yes, each once, whoever comes first in its form first. */
export function ownersOf(node: PlaybookNode): readonly Assignee[] {
  const owners = visitFields(kindOf(node).config, node.config, '').flatMap(({ meta, value }) => {
    const parsed = meta.control === 'assignee' || meta.control === 'role' ? assigneeSchema.safeParse(value) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}
