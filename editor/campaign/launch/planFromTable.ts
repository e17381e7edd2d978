import { plainFigure } from '../../i18n/format/figure.ts';
import { findMetric, metrics } from '../../../rules/metrics/catalogue.ts';
import { parseInstant } from '../../../rules/time/instant.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import { toMinor } from '../../../rules/words/numbers.ts';
import type { PlanFile } from '../../../rules/metrics/plan.ts';

export interface TableProblem {
  /** From 1; the header is line 1. */
  readonly line: number;
  readonly code: 'noTimeColumn' | 'unknownColumn' | 'badInstant' | 'badNumber' | 'noLines';
  readonly text: string;
}

export type ReadTable =
  | { readonly ok: true; readonly plan: PlanFile; readonly steps: number }
  | { readonly ok: false; readonly problems: readonly TableProblem[] };

const TIME_COLUMNS: ReadonlySet<string> = new Set(['at', 'time', '时间']);

/** A metric by its id or its title in any language, as people head their columns. */
const metricOf = (heading: string): string | undefined =>
  Object.keys(metrics).find((id) => {
    const { title } = metrics[id]!;
    return [id, title.en, title['zh-CN']].some((each) => each.toLowerCase() === heading.toLowerCase());
  });

/** A plan pasted from a spreadsheet or CSV: a time, then a metric per column; money in major units, ratios as 0.03 or 3 %. */
export function planFromTable(text: string, { currency, anchors }: Pick<Playbook, 'currency' | 'anchors'>): ReadTable {
  const isInstant = (at: string): boolean =>
    parseTimestamp(at) !== undefined || Object.hasOwn(anchors, parseInstant(at)?.anchor ?? '');
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, cells: split(line) }));
  const filled = lines.filter(({ cells }) => cells.some((each) => each !== ''));
  const [header, ...rows] = filled;
  if (!header) return refuse([{ line: 1, code: 'noLines', text: '' }]);
  const [first = '', ...headings] = header.cells;
  if (!TIME_COLUMNS.has(first.toLowerCase()))
    return refuse([{ line: header.number, code: 'noTimeColumn', text: first }]);
  const columns = headings.map(metricOf);
  const problems: TableProblem[] = headings
    .filter((_, index) => columns[index] === undefined)
    .map((heading) => ({ line: header.number, code: 'unknownColumn', text: heading }));
  if (rows.length === 0) problems.push({ line: header.number, code: 'noLines', text: '' });

  const plan: Record<string, [string, number][]> = {};
  for (const { number, cells } of rows) {
    const [at = '', ...values] = cells;
    if (!isInstant(at)) problems.push({ line: number, code: 'badInstant', text: at });
    for (const [index, cell] of values.entries()) {
      const metric = columns[index];
      if (metric === undefined || cell === '') continue;
      const value = numberOf(cell);
      if (value === undefined) problems.push({ line: number, code: 'badNumber', text: cell });
      else (plan[metric] ??= []).push([at, findMetric(metric)?.unit === 'money' ? toMinor(value, currency) : value]);
    }
  }
  return problems.length > 0 ? refuse(problems) : { ok: true, plan, steps: rows.length };
}

const refuse = (problems: readonly TableProblem[]): ReadTable => ({ ok: false, problems });

/** Tabs where there are any: a cell copied from a spreadsheet may hold a comma. */
const split = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : ',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function numberOf(cell: string): number | undefined {
  const value = Number(plainFigure(cell) ?? NaN);
  return Number.isFinite(value) ? value : undefined;
}
