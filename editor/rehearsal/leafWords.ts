import type { Leaf } from '../../rules/conditions/schema.ts';
import { unitOf } from '../../rules/words/conditions.ts';
import type { Tale } from '../campaign/scene.ts';
import { readingOf, seenText } from '../campaign/why/leafWords.ts';

/** What a condition looks at: its author's words, else the fact with its window. */
export const leafTitle = (leaf: Leaf, tale: Tale): string => leaf.description || seenText(leaf, tale);

/** A value that a condition saw, in its own unit. */
export function leafValue(leaf: Leaf, value: number, tale: Pick<Tale, 'playbook' | 'format' | 'names'>): string {
  const { format } = tale;
  const unit = unitOf(leaf, readingOf(tale));
  if (unit === 'money') return format.money(value, { digits: 'compact' });
  if (unit === 'ratio') return format.percent(value, 2);
  return format.count(value, 2);
}
