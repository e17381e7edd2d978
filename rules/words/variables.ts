import { kindOf } from '../kinds/registry.ts';
import type { ValueDefinition } from '../playbook/form.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import type { VariableFace } from './conditions.ts';

/** What a variable is called: a form's field by its title and its node's, any other by its own name; and its type, where it is checked. */
export const variableFace = (name: string, playbook: Pick<Playbook, 'nodes'>): VariableFace =>
  variableFaces(playbook)(name);

/** The same for one who asks for many. */
export function variableFaces({ nodes }: Pick<Playbook, 'nodes'>): (name: string) => VariableFace {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (name) => {
    const [head, field] = name.split('.', 2) as [string, string?];
    const node = field === undefined ? undefined : byId.get(head);
    if (!node) return { title: name };
    const { title, type } = definitionOf(node, name) ?? {};
    return { title: `${node.title || head} · ${title || field}`, ...(type && { type }) };
  };
}

function definitionOf(node: PlaybookNode, name: string): ValueDefinition | undefined {
  try {
    return kindOf(node).variableTypes?.(node)[name];
  } catch {
    // A form that is half filled in.
    return undefined;
  }
}
