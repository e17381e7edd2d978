import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import { dataWords } from '../words/columns.ts';
import { titlesIn } from '../words/titles.ts';
import { visitFields } from '../playbook/visit-fields.ts';

/** A data set or set of rows that a playbook goes through: SKUs, customers, and what it picks of them. */
export interface OutlinedData {
  readonly name: string;
  /** What it is called. */
  readonly title: string;
  /** The steps that go through it. */
  readonly usedBy: readonly string[];
  /** Made by a step; else it is a data set of the shop. */
  readonly isMade: boolean;
}

/** What a playbook goes through and picks, by the order in which it is named. */
export function outlineData({ nodes }: Playbook, language: Language): readonly OutlinedData[] {
  const made = new Set(nodes.flatMap((node) => kindOf(node).sets?.(node) ?? []));
  const reading = { language, ...titlesIn({ nodes }, language) };
  const used = new Map<string, string[]>();
  for (const node of nodes) {
    for (const { meta, value } of visitFields(kindOf(node).config, node.config, '')) {
      if (meta.control !== 'data' || typeof value !== 'string') continue;
      used.set(value, [...(used.get(value) ?? []), node.id]);
    }
  }
  return [...new Set([...used.keys(), ...made])].map((name) => ({
    name,
    title: dataWords(name, reading),
    usedBy: used.get(name) ?? [],
    isMade: made.has(name),
  }));
}
