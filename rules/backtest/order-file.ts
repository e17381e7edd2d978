import type { Row } from '../feel/scope.ts';
import type { Playbook } from '../playbook/schema.ts';
import { defineProblem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { ReadLines } from '../tables/lines.ts';
import { rowsOfTable } from '../tables/rows.ts';
import type { Table } from '../tables/table.ts';
import { ORDER_LINE_FIELDS } from './order-lines.ts';

const badLines = defineProblem('bad-lines', {
  en: '“{file}” has lines that cannot be read, the first of them on line {line}: {why}',
  'zh-CN': '“{file}”中有无法读取的行，首个在第 {line} 行：{why}',
});
const columnsUnknown = defineProblem('order-columns-unknown', {
  en: '“{file}” has no column for {missing}. Say which it is, as {missing}:HEADER. It has: {known}.',
  'zh-CN': '“{file}”中没有对应 {missing} 的列。请以“{missing}:列名”指明。现有列：{known}。',
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

export interface OrderFile extends Pick<Playbook, 'timezone' | 'currency'> {
  /** Its name, for what is said of it. */
  readonly file: string;
  /** `field:Header`, as for the ingest API; headers that shops commonly use are known. */
  readonly columns?: readonly string[] | undefined;
}

/** A shop's exported table of orders as rows of order lines; refused with its first bad line, if it has any. */
export function ordersOfTable(
  table: Table,
  { file, columns: written, timezone, currency }: OrderFile,
): Result<readonly Row[]> {
  const columns = written ? ok(written) : guessColumns(file, table.header);
  if (!columns.ok) return columns;
  const read = rowsOfTable(table, {
    batch: 'line',
    columns: columns.value,
    money: ['price'],
    instants: ['at'],
    text: ['order', 'sku'],
    timeZone: timezone,
    currency,
  });
  return read.ok ? allGood(file, read.value) : read;
}

/** What is good, if nothing is bad. */
export function allGood<T>(file: string, { good, rejected }: ReadLines<T>): Result<readonly T[]> {
  const [first] = rejected;
  return first ? failed(badLines('', { file, line: first.line, why: first.problem.message })) : ok(good);
}

function guessColumns(file: string, header: readonly string[]): Result<readonly string[]> {
  const named = ORDER_LINE_FIELDS.map((field) => ({
    field,
    name: [field, ...(HEADERS[field] ?? [])].find((name) => header.includes(name)),
  }));
  const missing = named.find(({ field, name }) => name === undefined && !OPTIONAL.has(field));
  if (missing) return failed(columnsUnknown('', { file, missing: missing.field, known: header.join(', ') }));
  return ok(named.flatMap(({ field, name }) => (name === undefined ? [] : [`${field}:${name}`])));
}
