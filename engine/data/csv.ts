import { CsvError, parse } from 'csv-parse';
import { failed } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { CSV_OPTIONS, lineOfRecord, tableOf, unsplittable } from '../../rules/tables/table.ts';
import type { CsvRecord, Table, TableLine } from '../../rules/tables/table.ts';

/** Reads a CSV text. Long files are read in pieces, so that others get their turn. */
export async function readCsv(text: string): Promise<Result<Table>> {
  const parser = parse(text, CSV_OPTIONS);
  const lines: TableLine[] = [];
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) lines.push(lineOfRecord(record));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(unsplittable(Number(error['lines'] ?? 1), error.message));
  }
  return tableOf(lines);
}
