import type { MetricQuery } from '../metrics/read.ts';
import { pointerTo } from '../problems/pointer.ts';
import { comparedWith, metricQuery, textOf, type FactReference } from './read-fact.ts';
import type { Conditions, Leaf } from './schema.ts';
import { groupOf, isReference } from './shared.ts';

/** One thing that conditions name, and the JSON Pointer of the text that names it. */
export type Use =
  | { readonly is: 'param' | 'var' | 'set' | 'shared'; readonly name: string; readonly pointer: string }
  | { readonly is: 'expr'; readonly expression: string; readonly pointer: string }
  /** `path` is a JSONPath into the row. */
  | { readonly is: 'row'; readonly path: string; readonly pointer: string }
  /** `pointer` is that of the query. */
  | { readonly is: 'metric'; readonly query: MetricQuery; readonly pointer: string };

/** All that conditions name, in the order of the text. What shared conditions name is theirs, and is not in it. */
export function usesIn(conditions: Conditions, pointer: string): readonly Use[] {
  const uses: Use[] = [];
  collect(conditions, pointer, uses);
  return uses;
}

function collect(each: Conditions, pointer: string, uses: Use[]): void {
  if (isReference(each)) {
    uses.push({ is: 'shared', name: each.condition, pointer: `${pointer}/condition` });
    return;
  }
  const group = groupOf(each);
  if (!group) return collectLeaf(each as Leaf, pointer, uses);
  for (const [index, member] of group.members.entries()) {
    const below = `${pointer}/${group.operator}`;
    collect(member, group.operator === 'not' ? below : pointerTo(below, index), uses);
  }
}

function collectLeaf(leaf: Leaf, pointer: string, uses: Use[]): void {
  collectFact(leaf, pointer, uses);
  const compared = comparedWith(leaf.value);
  if ('fact' in compared) {
    const isShort = typeof leaf.value === 'object' && leaf.value !== null && Object.hasOwn(leaf.value, 'expr');
    if (isShort) uses.push({ is: 'expr', expression: textOf(compared.params?.expr), pointer: `${pointer}/value/expr` });
    else collectFact(compared, `${pointer}/value`, uses);
  } else if (/(^|:)inSet$/.test(leaf.operator) && typeof compared.constant === 'string')
    uses.push({ is: 'set', name: compared.constant, pointer: `${pointer}/value` });
}

function collectFact({ fact, params = {}, path = '$' }: FactReference, pointer: string, uses: Use[]): void {
  if (fact === 'param' || fact === 'var' || fact === 'set')
    uses.push({ is: fact, name: textOf(params.id), pointer: `${pointer}/params/id` });
  else if (fact === 'metric') uses.push({ is: 'metric', query: metricQuery(params), pointer: `${pointer}/params` });
  else if (fact === 'row') uses.push({ is: 'row', path, pointer: `${pointer}/path` });
  else if (fact === 'expr')
    uses.push({ is: 'expr', expression: textOf(params.expr), pointer: `${pointer}/params/expr` });
}
