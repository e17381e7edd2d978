import type { Language, Params, Problem } from '../problems/problem.ts';
import { retell } from '../problems/problem.ts';
import { formatMoney, formatPercent } from './numbers.ts';

const BOUNDS: ReadonlySet<string> = new Set(['min', 'max', 'value']);

/** A bound, or a value beyond it, as people write it: money in the currency, a ratio in percent. */
export function boundWords(
  param: string,
  text: string,
  { valueType }: Params,
  currency: string,
  language: Language,
): string | undefined {
  const value = Number(text);
  if (!BOUNDS.has(param) || Number.isNaN(value)) return undefined;
  if (valueType === 'money') return formatMoney(value, currency, language);
  return valueType === 'ratio' ? formatPercent(value, language, 4) : undefined;
}

/** The sentence about a value that was entered where money is in the currency. */
export const tellValue = (problem: Problem, currency: string, language: Language): string =>
  retell(problem, language, (param, text, params) => boundWords(param, text, params, currency, language));
