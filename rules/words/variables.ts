import { kindOf } from '../kinds/registry.ts';
import type { ValueDefinition } from '../playbook/form.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import type { VariableFace } from './conditions.ts';

/** What a variable is called: a form's field by its title and its node's, any other by its own name; and its type, where it is checked. */
export function variableFaces({ nodes }: Pick<Playbook, 'nodes'>): (name: string) => VariableFace {
  // Most who read a playbook ask for none.
  let byId: ReadonlyMap<string, PlaybookNode> | undefined;
  return (name) => {
    const [head, field] = name.split('.', 2) as [string, string?];
    const node = field === undefined ? undefined : (byId ??= new Map(nodes.map((each) => [each.id, each]))).get(head);
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
