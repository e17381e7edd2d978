import { bareLeafRoot, bareSharedLeaf, conditionCycle, ConditionsFailed, unknownSharedCondition } from './failure.ts';
import type { AllOf, AnyOf, Conditions, NotOf, Reference, SharedConditions } from './schema.ts';

export const isReference = (conditions: Conditions): conditions is Reference => Object.hasOwn(conditions, 'condition');

export type Group =
  | { readonly operator: 'all' | 'any'; readonly members: readonly Conditions[] }
  | { readonly operator: 'not'; readonly members: readonly [Conditions] };

/** The group that conditions are, or undefined for a leaf. */
export function groupOf(conditions: Exclude<Conditions, Reference>): Group | undefined {
  if (Object.hasOwn(conditions, 'any')) return { operator: 'any', members: (conditions as AnyOf).any };
  if (Object.hasOwn(conditions, 'all')) return { operator: 'all', members: (conditions as AllOf).all };
  if (Object.hasOwn(conditions, 'not')) return { operator: 'not', members: [(conditions as NotOf).not] };
  return undefined;
}

/**
 * What a reference stands for, through references to references. `path` are the names that led here. Throws
 * `ConditionsFailed` for an unknown name and for a cycle, in which json-rules-engine would run for ever.
 */
export function dereference(
  reference: Reference,
  shared: SharedConditions,
  path: readonly string[],
): { target: Exclude<Conditions, Reference>; path: readonly string[] } {
  const name = reference.condition;
  const longer = [...path, name];
  if (path.includes(name)) throw new ConditionsFailed([conditionCycle('', { name, path: longer.join(' → ') })]);
  const target = Object.hasOwn(shared, name) ? shared[name]! : undefined;
  if (!target) {
    const known = Object.keys(shared).join(', ') || '—';
    throw new ConditionsFailed([unknownSharedCondition('', { name, known })]);
  }
  if (isReference(target)) return dereference(target, shared, longer);
  if (!groupOf(target)) throw new ConditionsFailed([bareSharedLeaf('', { name })]);
  return { target, path: longer };
}

/** Conditions start with a group or a reference, as json-rules-engine insists; throws `ConditionsFailed` otherwise. */
export function assertGroup(conditions: Conditions): void {
  if (!isReference(conditions) && !groupOf(conditions)) throw new ConditionsFailed([bareLeafRoot('')]);
}
