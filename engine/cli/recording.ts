import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ORDER_LINE_FIELDS } from '../../rules/backtest/order-lines.ts';
import type { Recording } from '../../rules/backtest/backtest.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { readCsv } from '../data/csv.ts';
import type { ReadLines } from '../data/lines.ts';
import { readMetricsCsv } from '../data/metrics-csv.ts';
import { readRowsCsv } from '../data/rows-csv.ts';
import { decodeText, readBytes } from './files.ts';

export interface RecordingFiles {
  readonly orders?: string | undefined;
  /** `field:Header`, as for the ingest API; headers that shops commonly use are known. */
  readonly columns?: readonly string[] | undefined;
  readonly metrics?: string | undefined;
}

const badLines = defineProblem('bad-lines', {
  en: '“{file}” has lines that cannot be read, the first of them on line {line}: {why}',
  'zh-CN': '“{file}”中有无法读取的行，首个在第 {line} 行：{why}',
});
const columnsUnknown = defineProblem('order-columns-unknown', {
  en: '“{file}” has no column for {missing}. Say which it is: --columns {missing}:HEADER,… It has: {known}.',
  'zh-CN': '“{file}”中没有对应 {missing} 的列。请指明：--columns {missing}:列名,… 现有列：{known}。',
});

const brokenArchive = defineProblem('broken-archive', {
  en: '“{file}” is gzipped, but cannot be unpacked: it is damaged or incomplete.',
  'zh-CN': '“{file}” 是 gzip 压缩文件，但无法解压：文件已损坏或不完整。',
});

/** What the columns of order lines are called in exports, beside our own names. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  order: ['InvoiceNo', 'Invoice', 'order_id', 'OrderID', '订单编号', '订单号'],
  sku: ['StockCode', 'SKU', 'sku_id', '商家编码', '商品编码'],
  title: ['Description', 'Name', '商品标题', '商品名称'],
  quantity: ['Quantity', 'Qty', '购买数量', '数量'],
  at: ['InvoiceDate', 'OrderDate', 'paid_at', '付款时间', '支付时间'],
  price: ['UnitPrice', 'Price', '商品单价', '单价'],
  customer: ['CustomerID', 'Customer ID', 'customer_id', '买家会员名', '买家'],
  region: ['Country', 'Region', '收货省份', '地区'],
};
const OPTIONAL: ReadonlySet<string> = new Set(['title', 'customer', 'region']);

/** Recorded orders and metrics from CSV files, plain or gzipped. `nowMs` is real time. */
export async function readRecording(
  { orders, columns, metrics }: RecordingFiles,
  playbook: Playbook,
  nowMs: number,
): Promise<Result<Recording>> {
  const rows = orders === undefined ? ok([]) : await readOrders(orders, columns, playbook);
  if (!rows.ok) return rows;
  const points = metrics === undefined ? ok([]) : await readPoints(metrics, nowMs);
  return points.ok ? ok({ orders: rows.value, points: points.value }) : points;
}

async function readOrders(file: string, written: readonly string[] | undefined, playbook: Playbook) {
  const text = await readPlainOrZipped(file);
  if (!text.ok) return text;
  const columns = written ? ok(written) : await guessColumns(file, text.value);
  if (!columns.ok) return columns;
  const read = await readRowsCsv(text.value, {
    batch: 'line',
    columns: columns.value,
    money: ['price'],
    instants: ['at'],
    text: ['order', 'sku'],
    timeZone: playbook.timezone,
    currency: playbook.currency,
  });
  return read.ok ? allGood(file, read.value) : read;
}

async function readPoints(file: string, nowMs: number) {
  const text = await readPlainOrZipped(file);
  if (!text.ok) return text;
  const read = await readMetricsCsv(text.value, nowMs);
  return read.ok ? allGood(file, read.value) : read;
}

function allGood<T>(file: string, { good, rejected }: ReadLines<T>): Result<readonly T[]> {
  const [first] = rejected;
  return first ? failed(badLines('', { file, line: first.line, why: first.problem.message })) : ok(good);
}

async function guessColumns(file: string, text: string): Promise<Result<readonly string[]>> {
  const csv = await readCsv(text.slice(0, text.indexOf('\n') + 1) || text);
  if (!csv.ok) return csv;
  const { header } = csv.value;
  const named = ORDER_LINE_FIELDS.map((field) => ({
    field,
    name: [field, ...(HEADERS[field] ?? [])].find((name) => header.includes(name)),
  }));
  const missing = named.find(({ field, name }) => name === undefined && !OPTIONAL.has(field));
  if (missing) return failed(columnsUnknown('', { file, missing: missing.field, known: header.join(', ') }));
  return ok(named.flatMap(({ field, name }) => (name === undefined ? [] : [`${field}:${name}`])));
}

const GZIP = [0x1f, 0x8b] as const;

async function readPlainOrZipped(file: string): Promise<Result<string>> {
  const read = await readBytes(file);
  if (!read.ok) return read;
  const isZipped = GZIP.every((byte, index) => read.value[index] === byte);
  if (!isZipped) return decodeText(file, read.value);
  try {
    return decodeText(file, await promisify(gunzip)(read.value));
  } catch {
    return failed(brokenArchive('', { file }));
  }
}
