import { checkFeel } from '../../../rules/feel/evaluate.ts';
import { decideTable } from '../../../rules/kinds/table/decide.ts';
import type { TableDecision } from '../../../rules/kinds/table/decide.ts';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { asValue } from './cells.ts';

/**
 * What the table decides where its inputs have the sample values, written as FEEL or as people write them; cells may
 * use parameters, which have their defaults. Undefined while a sample is missing.
 */
export function decideSample(
  table: TableConfig,
  samples: readonly string[],
  { parameters, timezone }: Pick<Playbook, 'parameters' | 'timezone'>,
): Result<TableDecision> | undefined {
  if (table.inputs.some((_, index) => (samples[index] ?? '').trim() === '')) return undefined;
  const names = new Set(Object.keys(parameters));
  const inputs = table.inputs.map(({ title, expression }, index) => ({
    title: title || expression,
    expression: sampleValue(samples[index]!, names),
  }));
  const values = Object.fromEntries(Object.entries(parameters).map(([id, each]) => [id, each.default ?? null]));
  return decideTable({ ...table, inputs }, { values, instants: {}, nowMs: 0, timeZone: timezone }, (pointer) => ({
    pointer,
  }));
}

/** A bare word that names nothing is a text. */
const sampleValue = (text: string, names: ReadonlySet<string>): string => {
  const value = asValue(text, 'number', names);
  return /^\p{L}[\p{L}\s]*$/u.test(value) && checkFeel(value, { pointer: '' }, names).length > 0
    ? JSON.stringify(value)
    : value;
};
