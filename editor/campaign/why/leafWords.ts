import type { WhyLeaf } from '../../../rules/conditions/why.ts';
import type { Json } from '../../../rules/json.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { columnOf } from '../../../rules/words/columns.ts';
import { factWords, unitOf } from '../../../rules/words/conditions.ts';
import type { Reading } from '../../../rules/words/conditions.ts';
import { variableFaces } from '../../../rules/words/variables.ts';
import type { Tale } from '../scene.ts';

/** What the values in an explanation are told with. */
export type WhyScene = Pick<Tale, 'playbook' | 'format' | 'say'>;

const readingOf = ({ playbook, format }: WhyScene): Reading => ({
  language: format.language,
  playbook,
  variable: variableFaces(playbook),
});

/** What a condition looked at, with its window. */
export function seenText(leaf: WhyLeaf, scene: WhyScene): string {
  const { format } = scene;
  const words = factWords(leaf, readingOf(scene));
  const window = leaf.params?.['window'];
  return typeof window === 'string' ? `${words} (${format.duration(window)})` : words;
}

/** What the compared value was computed from, where it was. */
export function computedFrom({ value }: WhyLeaf, scene: WhyScene): string {
  const { language } = scene.format;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const written: Readonly<Record<string, Json>> = value as Readonly<Record<string, Json>>;
  if (typeof written['expr'] === 'string') return inBrackets(written['expr'], language);
  const fact = written['fact'];
  const params = written['params'];
  if (typeof fact !== 'string') return '';
  const known =
    typeof params === 'object' && params !== null && !Array.isArray(params)
      ? (params as Readonly<Record<string, Json>>)
      : undefined;
  return inBrackets(factWords({ fact, params: known }, readingOf(scene)), language);
}

const inBrackets = (words: string, language: Language): string =>
  language === 'zh-CN' ? `（${words}）` : ` (${words})`;

/** A value that a condition saw or was compared with, in its own unit. */
export function leafFigure(leaf: WhyLeaf, value: Json | undefined, scene: WhyScene): string | undefined {
  const { format, say } = scene;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return say(value);
  const column = leaf.fact === 'row' ? columnOf(leaf.path) : undefined;
  if (column !== undefined) return say.field(column, value);
  const unit = unitOf(leaf, readingOf(scene));
  // A click costs less than the smallest note: its price has its cents.
  if (unit === 'money') return format.money(value, { digits: Math.abs(value) < 10_000 ? 'auto' : 'whole' });
  if (unit === 'ratio') return format.percent(value, 2);
  return format.count(value, 4);
}
