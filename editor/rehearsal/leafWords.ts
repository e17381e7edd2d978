import type { Leaf } from '../../rules/conditions/schema.ts';
import { factWords, unitOf } from '../../rules/words/conditions.ts';
import type { Tale } from '../campaign/scene.ts';

/** What a condition looks at: its author's words, else the fact with its window. */
export function leafTitle(leaf: Leaf, { playbook, format }: Pick<Tale, 'playbook' | 'format'>): string {
  if (leaf.description !== undefined && leaf.description !== '') return leaf.description;
  const words = factWords(leaf, { language: format.language, playbook });
  const window = leaf.params?.['window'];
  return typeof window === 'string' ? `${words} (${format.duration(window)})` : words;
}

/** A value that a condition saw, in its own unit. */
export function leafValue(leaf: Leaf, value: number, { playbook, format }: Pick<Tale, 'playbook' | 'format'>): string {
  const unit = unitOf(leaf, { playbook });
  if (unit === 'money') return format.money(value, { digits: 'compact' });
  if (unit === 'ratio') return format.percent(value, 2);
  return format.count(value, 2);
}
