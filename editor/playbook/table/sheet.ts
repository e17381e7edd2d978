import { parse } from 'csv-parse/browser/esm/sync';

/** The cells of what a spreadsheet puts on the clipboard: tabs between cells, quotes around those with line breaks. */
export function readSheet(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/(\r?\n)+$/, '');
  const rows: readonly string[][] = parse(lines, {
    delimiter: '\t',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    bom: true,
  });
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Cells as spreadsheets take them from the clipboard. */
export const writeSheet = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n');
