import { closest } from '../problems/closest.ts';
import type { Problem, Text } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { badCsv, duplicateColumn, emptyCsv, missingColumn, wrongSeparator } from './problems.ts';

/** One record: its cells, and the line of the file on which it begins (the header is on 1). */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly TableLine[];
}

/** How CSV is split (RFC 4180, with or without a byte order mark, any line ends), as `csv-parse` is told. */
export const CSV_OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** A record as `csv-parse` gives it. */
export interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export const lineOfRecord = ({ record, info }: CsvRecord): TableLine => ({
  line: info.lines - newlinesIn(record),
  cells: record.map((cell) => cell.trim()),
});

const newlinesIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** A file whose quotes do not match cannot be split into lines, so it is refused as a whole. */
export const unsplittable = (line: number, message: string): Problem =>
  badCsv(linePlace(line), { error: `${message}.` });

/** The lines of a file as a table, whose header is the first of them. */
export function tableOf([header, ...lines]: readonly TableLine[]): Result<Table> {
  if (!header) return failed(emptyCsv(linePlace(1)));
  const found = separatorIn(header.cells);
  if (found) return failed(wrongSeparator(linePlace(1), { found }));
  const twice = header.cells.find((cell, index) => header.cells.indexOf(cell) !== index);
  if (twice !== undefined) return failed(duplicateColumn(linePlace(1, twice), { column: twice }));
  return ok({ header: header.cells, lines });
}

/** What separates columns in a file that commas do not. */
const SEPARATORS: Readonly<Record<string, Text>> = {
  ';': { en: 'semicolons', 'zh-CN': '分号' },
  '；': { en: 'semicolons', 'zh-CN': '分号' },
  '\t': { en: 'tabs', 'zh-CN': '制表符' },
  '，': { en: 'full-width commas', 'zh-CN': '全角逗号' },
};

/** Another separator than a comma, if the header looks like one column because of it. */
function separatorIn([only, ...others]: readonly string[]): Text | undefined {
  if (only === undefined || others.length > 0) return undefined;
  return Object.entries(SEPARATORS).find(([separator]) => only.includes(separator))?.[1];
}

/** The place of a line, and of a column in it, in a file of lines. */
export const linePlace = (line: number, column?: string): string =>
  `/lines/${line}${column === undefined ? '' : `/${column}`}`;

/** The problem that the header lacks a column, with the one that is likely meant. */
export function lacksColumn(header: readonly string[], column: string): Problem {
  const near = closest(column, header);
  const hint = near === undefined ? '' : ` (${near}?)`;
  return missingColumn(linePlace(1, column), { column, hint, known: header.join(', ') || '–' });
}
