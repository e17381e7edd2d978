import { outcomesOf } from '../playbook/edit/outcomes.ts';
import type { Language } from '../../rules/problems/problem.ts';
import type { EdgeData } from './mappers.ts';

/** Outcomes that only say “and then”: a word on every such edge would be noise. */
const PLAIN: ReadonlySet<string> = new Set(['started', 'done', 'branch', 'joined']);

/** Side of the button that inserts a node, in pixels. */
export const BUTTON = 18;
const MOST = 150;
const PADDING = 15;
const WIDE = 11;
const NARROW = 7;
/** Room for “ ×99”. */
const COUNT = 26;

/** The outcome that an edge leaves by, in words. */
export const outcomeTitle = ({ edge, source }: Pick<EdgeData, 'edge' | 'source'>, language: Language): string =>
  outcomesOf(source).find((each) => each.id === edge.outcome)?.title[language] ?? edge.outcome;

/** What an edge says of its outcome; nothing where it goes without saying. */
export const outcomeLabel = (data: Pick<EdgeData, 'edge' | 'source'>, language: Language): string | undefined =>
  PLAIN.has(data.edge.outcome) ? undefined : outcomeTitle(data, language);

/**
 * About how many pixels the words need on an edge, nothing being measured before it is drawn. Where a campaign runs,
 * the count of passages is allowed for, so that a label stays where it is when the count appears.
 */
export function labelWidth(words: string | undefined, running: boolean): number {
  if (words === undefined && !running) return 0;
  const letters = Array.from(words ?? '').reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE : NARROW), 0);
  return Math.min(MOST, Math.ceil(letters) + PADDING + (running ? COUNT : 0));
}
