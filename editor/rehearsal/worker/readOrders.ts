import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { ordersOfTable } from '../../../rules/backtest/order-file.ts';
import { orderLines } from '../../../rules/backtest/order-lines.ts';
import type { OrderLine } from '../../../rules/backtest/order-lines.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import { failed, ok } from '../../../rules/problems/result.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { CSV_OPTIONS, lineOfRecord, tableOf, unsplittable } from '../../../rules/tables/table.ts';
import type { CsvRecord, Table } from '../../../rules/tables/table.ts';
import { startOfDay } from '../../../rules/time/zone.ts';
import type { OrdersFound } from './messages.ts';

const GZIP = [0x1f, 0x8b] as const;

const unreadable = defineProblem('file-unreadable', {
  en: '“{file}” cannot be read: it must be CSV in UTF-8, plain or gzipped.',
  'zh-CN': '无法读取“{file}”：应为 UTF-8 编码的 CSV，可用 gzip 压缩。',
});
const noOrders = defineProblem('no-orders', {
  en: '“{file}” has no orders in it.',
  'zh-CN': '“{file}”中没有订单。',
});

type Place = Pick<Playbook, 'timezone' | 'currency'>;

/** The rows of a shop's file of orders, plain or gzipped. */
export async function readOrders(file: File, place: Place): Promise<Result<readonly Row[]>> {
  const text = await textOf(file);
  if (!text.ok) return text;
  const table = split(text.value);
  return table.ok ? ordersOfTable(table.value, { file: file.name, ...place }) : table;
}

async function textOf(file: File): Promise<Result<string>> {
  try {
    const head = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
    const isZipped = GZIP.every((byte, index) => head[index] === byte);
    const stream = isZipped ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
    const bytes = await new Response(stream).arrayBuffer();
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failed(unreadable('', { file: file.name }));
  }
}

function split(text: string): Result<Table> {
  try {
    const records = parse(text, CSV_OPTIONS) as unknown as readonly CsvRecord[];
    return tableOf(records.map(lineOfRecord));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(unsplittable(Number(error['lines'] ?? 1), error.message));
  }
}

/** What is in the orders; the problems, if they are none. */
export function findIn(orders: readonly Row[], { timezone }: Place, file: string): Result<OrdersFound> {
  const lines = orderLines(orders);
  if (!lines.ok) return lines;
  const [first] = lines.value;
  const last = lines.value.at(-1);
  if (!first || !last) return failed(noOrders('', { file }));
  const found = { lines: lines.value.length, fromMs: first.atMs, toMs: last.atMs };
  return ok({ ...found, bestDayMs: bestDay(lines.value, timezone) });
}

function bestDay(lines: readonly OrderLine[], timeZone: string): number {
  const days = new Map<number, number>();
  let day = -Infinity;
  let dayEndMs = -Infinity;
  for (const { atMs, quantity, price } of lines) {
    if (atMs >= dayEndMs) {
      day = startOfDay(atMs, timeZone);
      dayEndMs = startOfDay(day + 36 * 3_600_000, timeZone);
    }
    days.set(day, (days.get(day) ?? 0) + Math.max(0, quantity * price));
  }
  return [...days].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
