import { operatorFace } from '../../../rules/conditions/operator-faces.ts';
import type { WhyLeaf } from '../../../rules/conditions/why.ts';
import type { Json } from '../../../rules/json.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { columnOf, dataWords } from '../../../rules/words/columns.ts';
import { factWords, fieldOf, unitOf } from '../../../rules/words/conditions.ts';
import type { Reading } from '../../../rules/words/conditions.ts';
import { expressionWords } from '../../../rules/words/expressions.ts';
import type { Names } from '../names.ts';
import type { Tale } from '../scene.ts';

/** What the values in an explanation are told with. */
export interface WhyScene extends Pick<Tale, 'playbook' | 'format' | 'say'> {
  readonly names: Pick<Names, 'figure' | 'set'>;
}

export const readingOf = ({ playbook, format, names }: Omit<WhyScene, 'say'>): Reading => ({
  language: format.language,
  playbook,
  variable: names.figure,
  set: names.set,
});

/** What a condition looked at, with its window. */
export function seenText(seen: Pick<WhyLeaf, 'fact' | 'params' | 'path'>, scene: WhyScene): string {
  const { format } = scene;
  const words = factWords(seen, readingOf(scene));
  const window = seen.params?.['window'];
  return typeof window === 'string' ? words + inBrackets(format.duration(window), format.language) : words;
}

/**
 * What a condition asks: its operator and what that compared with, in brackets what this was computed from. What came
 * to no figure has only its name; `nothing` stands for what has neither.
 */
export function wantedText(leaf: WhyLeaf, compared: Json | undefined, scene: WhyScene, nothing = ''): string {
  const { language } = scene.format;
  const operator = operatorFace(leaf.operator)?.title[language] ?? leaf.operator;
  const figure = comparedFigure(leaf, compared, scene);
  const from = computedFrom(leaf, scene);
  if (figure === undefined || from === '') return `${operator} ${figure ?? (from || nothing)}`;
  return `${operator} ${figure}${inBrackets(from, language)}`;
}

function comparedFigure(leaf: WhyLeaf, value: Json | undefined, scene: WhyScene): string | undefined {
  const isSet = operatorFace(leaf.operator)?.valueType === 'set' && typeof value === 'string';
  return isSet ? dataWords(value, readingOf(scene)) : leafFigure(leaf, value, scene);
}

/** What the compared value was computed from, where it was. */
function computedFrom({ value }: WhyLeaf, scene: WhyScene): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const written: Readonly<Record<string, Json>> = value as Readonly<Record<string, Json>>;
  if (typeof written['expr'] === 'string') return expressionWords(written['expr'], readingOf(scene));
  const fact = written['fact'];
  const params = written['params'];
  if (typeof fact !== 'string') return '';
  const known =
    typeof params === 'object' && params !== null && !Array.isArray(params)
      ? (params as Readonly<Record<string, Json>>)
      : undefined;
  return factWords({ fact, params: known }, readingOf(scene));
}

const inBrackets = (words: string, language: Language): string =>
  language === 'zh-CN' ? `（${words}）` : ` (${words})`;

/** A value that a condition saw or was compared with, in its own unit. */
export function leafFigure(leaf: WhyLeaf, value: Json | undefined, scene: WhyScene): string | undefined {
  const { format, say } = scene;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return say.of(fieldOf(leaf), value, undefined);
  const column = leaf.fact === 'row' ? columnOf(leaf.path) : undefined;
  if (column !== undefined) return say.field(column, value);
  const unit = unitOf(leaf, readingOf(scene));
  // A click costs less than the smallest note: its price has its cents.
  if (unit === 'money') return format.money(value, { digits: Math.abs(value) < 10_000 ? 'auto' : 'whole' });
  if (unit === 'ratio') return format.percent(value, 2);
  return format.count(value, 4);
}
