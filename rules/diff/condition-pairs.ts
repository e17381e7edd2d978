import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import { equal } from './equal.ts';
import type { Pair } from './pair.ts';
import { sameMeaning } from './renames.ts';
import type { Renames } from './renames.ts';

const leafOf = (conditions: Conditions): Leaf | undefined =>
  isReference(conditions) || groupOf(conditions) ? undefined : (conditions as Leaf);

const operatorOf = (conditions: Conditions) => (isReference(conditions) ? undefined : groupOf(conditions)?.operator);

/** By what two parts may be the same one, changed: the closest likeness first. */
const LIKENESSES: readonly ((a: Conditions, b: Conditions, renames: Renames) => boolean)[] = [
  sameMeaning,
  (a, b) => likeLeaf(a, b, ['fact', 'params', 'path', 'operator']),
  (a, b) => likeLeaf(a, b, ['fact', 'params', 'path']),
  (a, b) => likeLeaf(a, b, ['fact']) && equal(leafOf(a)!.params?.['id'], leafOf(b)!.params?.['id']),
  (a, b) => operatorOf(a) !== undefined && operatorOf(a) === operatorOf(b),
  (a, b) => leafOf(a) !== undefined && leafOf(b) !== undefined,
  () => true,
];

function likeLeaf(a: Conditions, b: Conditions, keys: readonly (keyof Leaf)[]): boolean {
  const [left, right] = [leafOf(a), leafOf(b)];
  return left !== undefined && right !== undefined && keys.every((key) => equal(left[key], right[key]));
}

/** Pairs the parts of two groups, each with the one that it most likely was; what is left came or went. */
export function pairMembers(
  before: readonly Conditions[],
  after: readonly Conditions[],
  renames: Renames,
): readonly Pair[] {
  const old = new Set(before.keys());
  const fresh = new Set(after.keys());
  const pairs: Pair[] = [];
  for (const alike of LIKENESSES) {
    for (const index of fresh) {
      const twin = [...old].find((each) => alike(before[each]!, after[index]!, renames));
      if (twin === undefined) continue;
      pairs.push({ before: twin, after: index });
      old.delete(twin);
      fresh.delete(index);
    }
  }
  return [
    ...pairs.toSorted((a, b) => a.after! - b.after!),
    ...[...fresh].map((index): Pair => ({ before: undefined, after: index })),
    ...[...old].map((index): Pair => ({ before: index, after: undefined })),
  ];
}
