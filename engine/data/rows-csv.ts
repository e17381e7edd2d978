import type { Row } from '../../rules/feel/scope.ts';
import type { Result } from '../../rules/problems/result.ts';
import type { ReadLines } from '../../rules/tables/lines.ts';
import { rowsOfTable } from '../../rules/tables/rows.ts';
import type { RowsOptions } from '../../rules/tables/rows.ts';
import { readCsv } from './csv.ts';

export async function readRowsCsv(text: string, options: RowsOptions): Promise<Result<ReadLines<Row>>> {
  const table = await readCsv(text);
  return table.ok ? rowsOfTable(table.value, options) : table;
}
