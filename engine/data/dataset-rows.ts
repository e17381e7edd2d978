import type { Row } from '../../rules/feel/scope.ts';
import type { Json } from '../../rules/json.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { isFieldName, LONGEST_ROW_ID } from '../../rules/tables/field-name.ts';
import { badFieldName, notANumber } from '../../rules/tables/problems.ts';
import { holdsNumbers } from '../../rules/words/columns.ts';
import { notARow } from './problems.ts';

/** A row of a data set as it comes in. Its id is a text; a whole number is taken for one. */
export function readRow(value: unknown, pointer: string, dataset: string): Result<Row> {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || !('id' in value))
    return failed(notARow(pointer));
  const id = Number.isSafeInteger(value.id) ? String(value.id) : value.id;
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ROW_ID) return failed(notARow(`${pointer}/id`));
  const bad = findBadName(value);
  if (bad !== undefined) return failed(badFieldName(`${pointer}/${bad}`, { field: bad }));
  const texts = Object.entries(value).filter(([name, each]) => typeof each === 'string' && holdsNumbers(dataset, name));
  if (texts.length > 0)
    return failed(...texts.map(([name, text]) => notANumber(`${pointer}/${name}`, { text: String(text) })));
  // It came out of JSON, and was looked through.
  return ok({ ...(value as Readonly<Record<string, Json>>), id });
}

function findBadName(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const isList = Array.isArray(value);
  for (const [name, each] of Object.entries(value)) {
    const bad = isList || isFieldName(name) ? findBadName(each) : name;
    if (bad !== undefined) return bad;
  }
  return undefined;
}
