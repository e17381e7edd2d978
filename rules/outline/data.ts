import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';

/** A data set or set of rows that a playbook goes through: SKUs, customers, and what it picks of them. */
export interface OutlinedData {
  readonly name: string;
  /** The steps that go through it. */
  readonly usedBy: readonly string[];
  /** The step that makes it; none for a data set of the shop. */
  readonly madeBy?: string;
}

/** What a playbook goes through and picks, by the order in which it is named. */
export function outlineData({ nodes }: Playbook): readonly OutlinedData[] {
  const made = new Map(nodes.flatMap((node) => (kindOf(node).sets?.(node) ?? []).map((name) => [name, node.id])));
  const used = new Map<string, string[]>();
  for (const node of nodes) {
    for (const { meta, value } of visitFields(kindOf(node).config, node.config, '')) {
      if (meta.control !== 'data' || typeof value !== 'string') continue;
      used.set(value, [...(used.get(value) ?? []), node.id]);
    }
  }
  return [...new Set([...used.keys(), ...made.keys()])].map((name) => {
    const madeBy = made.get(name);
    return { name, usedBy: used.get(name) ?? [], ...(madeBy !== undefined && { madeBy }) };
  });
}
