import { CsvError, parse } from 'csv-parse';
import { closest } from '../../rules/problems/closest.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { badCsv, duplicateColumn, emptyCsv, missingColumn } from './problems.ts';

/** One record: its cells, and the line of the file on which it begins (the header is on 1). */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly lines: readonly CsvLine[];
}

/** The place of a line, and of a column in it, in a file of lines. */
export const linePlace = (line: number, column?: string): string =>
  `/lines/${line}${column === undefined ? '' : `/${column}`}`;

/**
 * Reads a CSV text (RFC 4180, with or without a byte order mark, any line ends). A file whose quotes do not match
 * cannot be split into lines, so it is refused as a whole. Long files are read in pieces, so that others get their turn.
 */
export async function readCsv(text: string): Promise<Result<CsvFile>> {
  const parser = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const lines: CsvLine[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      lines.push({ line: info.lines - newlinesIn(record), cells: record.map((cell) => cell.trim()) });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(badCsv(linePlace(Number(error['lines'] ?? 1)), { error: `${error.message}.` }));
  }
  const [header, ...rest] = lines;
  if (!header) return failed(emptyCsv(linePlace(1)));
  const twice = header.cells.find((cell, index) => header.cells.indexOf(cell) !== index);
  if (twice !== undefined) return failed(duplicateColumn(linePlace(1, twice), { column: twice }));
  return ok({ header: header.cells, lines: rest });
}

const newlinesIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** The problem that the header lacks a column, with the one that is likely meant. */
export function lacksColumn(header: readonly string[], column: string): Problem {
  const near = closest(column, header);
  const hint = near === undefined ? '' : ` (${near}?)`;
  return missingColumn(linePlace(1, column), { column, hint, known: header.join(', ') || '–' });
}
