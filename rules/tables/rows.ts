import type { Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { holdsNumbers } from '../words/columns.ts';
import { guessValue, minorDigitsOf, parseDecimal, parseLocalInstant, parseMoney } from './cells.ts';
import { isFieldName, LONGEST_ROW_ID } from './field-name.ts';
import { sortLines } from './lines.ts';
import type { ReadLines } from './lines.ts';
import {
  badColumnMapping,
  badFieldName,
  badLocalInstant,
  badMoney,
  longRowId,
  missingValue,
  notANumber,
  tooManyCells,
  unknownMappedField,
} from './problems.ts';
import { lacksColumn, linePlace } from './table.ts';
import type { Table, TableLine } from './table.ts';

export interface RowsOptions {
  readonly batch: string;
  /** The data set that the rows are of: its usual columns of numbers take nothing else. */
  readonly dataset?: string | undefined;
  /** `field:Header`; all columns under their own names, without any. */
  readonly columns?: readonly string[] | undefined;
  readonly money?: readonly string[] | undefined;
  readonly instants?: readonly string[] | undefined;
  /** Fields that stay text whatever they look like. */
  readonly text?: readonly string[] | undefined;
  readonly timeZone: string;
  readonly currency: string;
}

interface Column {
  readonly field: string;
  readonly index: number;
  readonly parse: (text: string, pointer: string) => Result<Json>;
}

/** The rows of a table. An empty cell gives no field; without an `id` column a row's id is BATCH:LINE. */
export function rowsOfTable({ header, lines }: Table, options: RowsOptions): Result<ReadLines<Row>> {
  const columns = columnsOf(header, options);
  if (!columns.ok) return columns;
  const read = (line: TableLine) => ({
    line: line.line,
    result: readLine(line, header.length, columns.value, options.batch),
  });
  return ok(sortLines(lines.map(read)));
}

function columnsOf(header: readonly string[], options: RowsOptions): Result<readonly Column[]> {
  const problems: Problem[] = [];
  const pairs = options.columns?.map((each) => splitMapping(each)) ?? header.map((each) => [each, each] as const);
  const columns = pairs.flatMap((pair, position): Column[] => {
    if (!pair) {
      problems.push(badColumnMapping('/columns', { text: options.columns?.[position] ?? '' }));
      return [];
    }
    const [field, name] = pair;
    const index = header.indexOf(name);
    if (index === -1) problems.push(lacksColumn(header, name));
    if (!isFieldName(field)) problems.push(badFieldName(linePlace(1, field), { field }));
    return [{ field, index, parse: parserOf(field, options) }];
  });
  const known = columns.map((column) => column.field);
  for (const option of ['money', 'instants', 'text'] as const) {
    for (const field of options[option] ?? []) {
      if (!known.includes(field))
        problems.push(unknownMappedField(`/${option}`, { option, field, known: known.join(', ') }));
    }
  }
  return problems.length > 0 ? failed(...problems) : ok(columns);
}

function splitMapping(text: string): readonly [field: string, header: string] | undefined {
  const colon = text.indexOf(':');
  if (colon === -1) return [text, text];
  return colon === 0 || colon === text.length - 1
    ? undefined
    : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

function parserOf(field: string, options: RowsOptions): Column['parse'] {
  const { dataset, money, instants, text: texts, timeZone, currency } = options;
  if (money?.includes(field)) {
    const digits = minorDigitsOf(currency);
    return (text, pointer) => {
      const amount = parseMoney(text, digits);
      return amount === undefined ? failed(badMoney(pointer, { text })) : ok(amount);
    };
  }
  if (instants?.includes(field)) {
    return (text, pointer) => {
      const instant = parseLocalInstant(text, timeZone);
      return instant === undefined ? failed(badLocalInstant(pointer, { text })) : ok(instant);
    };
  }
  if (field === 'id') return readId;
  if (texts?.includes(field)) return (text) => ok(text);
  return dataset !== undefined && holdsNumbers(dataset, field) ? readNumber : (text) => ok(guessValue(text));
}

const readId: Column['parse'] = (text, pointer) =>
  text.length <= LONGEST_ROW_ID
    ? ok(text)
    : failed(longRowId(pointer, { length: text.length, longest: LONGEST_ROW_ID }));

const readNumber: Column['parse'] = (text, pointer) => {
  const value = parseDecimal(text);
  return value === undefined ? failed(notANumber(pointer, { text })) : ok(value);
};

function readLine({ line, cells }: TableLine, width: number, columns: readonly Column[], batch: string): Result<Row> {
  if (cells.length > width) return failed(tooManyCells(linePlace(line), { found: cells.length, expected: width }));
  const problems: Problem[] = [];
  const fields: Record<string, Json> = {};
  for (const { field, index, parse } of columns) {
    const text = cells[index] ?? '';
    if (text === '') {
      if (field === 'id') problems.push(missingValue(linePlace(line, field), { column: field }));
      continue;
    }
    const value = parse(text, linePlace(line, field));
    if (value.ok) fields[field] = value.value;
    else problems.push(...value.problems);
  }
  if (problems.length > 0) return failed(...problems);
  return ok({ ...fields, id: typeof fields['id'] === 'string' ? fields['id'] : `${batch}:${line}` });
}
