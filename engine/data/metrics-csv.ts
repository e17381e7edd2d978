import type { MetricPoint } from '../../rules/metrics/points.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { parseDecimal } from '../../rules/tables/cells.ts';
import { sortLines } from '../../rules/tables/lines.ts';
import type { ReadLines } from '../../rules/tables/lines.ts';
import { missingValue, notANumber, tooManyCells } from '../../rules/tables/problems.ts';
import { lacksColumn, linePlace } from '../../rules/tables/table.ts';
import type { TableLine } from '../../rules/tables/table.ts';
import { readCsv } from './csv.ts';
import { readPoint } from './metric-point.ts';

const REQUIRED = ['metric', 'at', 'value'] as const;
const KNOWN: readonly string[] = [...REQUIRED, 'window'];

/** Points from CSV: metric, at, value, perhaps window; every other column is a dimension (empty: not of that grain). */
export async function readMetricsCsv(text: string, nowMs: number): Promise<Result<ReadLines<MetricPoint>>> {
  const file = await readCsv(text);
  if (!file.ok) return file;
  const { header, lines } = file.value;
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length > 0) return failed(...missing.map((column) => lacksColumn(header, column)));
  return ok(sortLines(lines.map((line) => ({ line: line.line, result: readLine(line, header, nowMs) }))));
}

function readLine({ line, cells }: TableLine, header: readonly string[], nowMs: number): Result<MetricPoint> {
  if (cells.length > header.length) {
    return failed(tooManyCells(linePlace(line), { found: cells.length, expected: header.length }));
  }
  const cell = (column: string): string => cells[header.indexOf(column)] ?? '';
  const empty = REQUIRED.filter((column) => cell(column) === '');
  if (empty.length > 0) return failed(...empty.map((column) => missingValue(linePlace(line, column), { column })));
  const value = parseDecimal(cell('value'));
  if (value === undefined) return failed(notANumber(linePlace(line, 'value'), { text: cell('value') }));
  const window = cell('window');
  const where = Object.fromEntries(
    header.filter((column) => !KNOWN.includes(column) && cell(column) !== '').map((column) => [column, cell(column)]),
  );
  const point = { metric: cell('metric'), at: cell('at'), value, where, ...(window !== '' && { window }) };
  return readPoint(point, linePlace(line), nowMs);
}
