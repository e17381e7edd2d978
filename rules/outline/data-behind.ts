import { kindOf } from '../kinds/registry.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';

/**
 * The data set whose rows a name stands for: itself or, of a set, that which the set's maker goes through; undefined
 * where they lead back to where they began.
 */
export function dataSetBehind<Maker>(
  name: string | undefined,
  makers: ReadonlyMap<string, Maker>,
  goesThrough: (maker: Maker) => string | undefined,
): string | undefined {
  const seen = new Set<string>();
  let found = name;
  while (found !== undefined) {
    const maker = makers.get(found);
    if (maker === undefined) return found;
    if (seen.has(found)) return undefined;
    seen.add(found);
    found = goesThrough(maker);
  }
  return undefined;
}

/** The data set whose rows a node goes through; undefined for a node without rows, or with a config half filled in. */
export function dataSetOf(node: PlaybookNode, { nodes }: Pick<Playbook, 'nodes'>): string | undefined {
  const name = dataNamedBy(node);
  if (name === undefined) return undefined;
  const makers = new Map(nodes.flatMap((each) => setsOf(each).map((set) => [set, each] as const)));
  return dataSetBehind(name, makers, dataNamedBy);
}

function setsOf(node: PlaybookNode): readonly string[] {
  try {
    return kindOf(node).sets?.(node) ?? [];
  } catch {
    return [];
  }
}

function dataNamedBy(node: PlaybookNode): string | undefined {
  try {
    const field = visitFields(kindOf(node).config, node.config, '').find(({ meta }) => meta.control === 'data');
    return typeof field?.value === 'string' && field.value !== '' ? field.value : undefined;
  } catch {
    return undefined;
  }
}
