import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { Text } from '../problems/problem.ts';

/** Somebody whom a playbook asks for something: an assignee as it is written, and as what, where. */
export interface OutlinedPerson {
  readonly who: unknown;
  readonly steps: readonly { readonly node: string; readonly as: Text }[];
}

/** Everybody whom a playbook asks for something, whoever has most to do first. */
export function outlinePeople({ nodes }: Playbook): readonly OutlinedPerson[] {
  const people = new Map<string, { who: unknown; steps: { node: string; as: Text }[] }>();
  for (const node of nodes) {
    for (const { meta, value } of visitFields(kindOf(node).config, node.config, '')) {
      if (meta.control !== 'assignee' && meta.control !== 'role') continue;
      const key = JSON.stringify(value);
      const person = people.get(key) ?? { who: value, steps: [] };
      people.set(key, person);
      if (!person.steps.some((step) => step.node === node.id)) person.steps.push({ node: node.id, as: meta.title });
    }
  }
  return [...people.values()].toSorted((a, b) => b.steps.length - a.steps.length);
}
