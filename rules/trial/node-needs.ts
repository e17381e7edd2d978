import type { Conditions } from '../conditions/schema.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import { needsOf, referencesIn, referencesOfExpression } from './needs.ts';
import type { Given, Need } from './needs.ts';

/** All that the conditions and expressions of a node read, each thing once; what is half filled in reads nothing yet. */
export function needsOfNode(
  node: PlaybookNode,
  playbook: Pick<Playbook, 'conditions'> & Omit<Given, 'variables'>,
  variables: Iterable<string>,
): readonly Need[] {
  const given: Given = { ...playbook, variables };
  const needs = fieldsOf(node).flatMap(({ meta, value }): readonly Need[] => {
    try {
      if (meta.control === 'conditions')
        return needsOf(referencesIn(value as Conditions, playbook.conditions ?? {}), given);
      // What is only there once the effect is done (`input`, `before`) is not read by the node.
      if (meta.control === 'feel' && meta.names === undefined)
        return needsOf(referencesOfExpression(String(value)), given);
    } catch {
      // A condition without its fact.
    }
    return [];
  });
  return [...new Map(needs.map((need) => [need.key, need])).values()];
}

function fieldsOf(node: PlaybookNode): ReturnType<typeof visitFields> {
  try {
    return visitFields(kindOf(node).config, node.config, '');
  } catch {
    return [];
  }
}
