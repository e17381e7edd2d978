import { z } from 'zod';
import type { Row } from '../feel/scope.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { parseTimestamp } from '../time/zone.ts';

/** One line of an order as shops export it. A negative quantity is a return, at the instant at which it came back. */
export interface OrderLine {
  readonly order: string;
  readonly sku: string;
  readonly title?: string;
  readonly quantity: number;
  /** The instant as it was written, and in epoch ms. */
  readonly at: string;
  readonly atMs: number;
  /** Of one unit, in minor units. */
  readonly price: number;
  /** Guests have none. */
  readonly customer?: string;
  readonly region?: string;
}

const named = z.union([z.string(), z.number()]).transform(String);

const lineSchema = z.object({
  order: named,
  sku: named,
  title: named.optional(),
  quantity: z.number(),
  at: z.string(),
  price: z.number(),
  customer: named.optional(),
  region: named.optional(),
});

/** The fields that an order line has; `title`, `customer` and `region` may be left out. */
export const ORDER_LINE_FIELDS = Object.keys(lineSchema.shape);

const noLine = defineProblem('bad-order-line', {
  en: 'The row “{id}” is no order line: {why}. It needs order, sku, quantity, at (ISO 8601) and price.',
  'zh-CN': '行“{id}”不是订单行：{why}。需要 order、sku、quantity、at（ISO 8601）与 price。',
});
const notAnInstant = { en: '“at” is not an instant', 'zh-CN': 'at 不是时间' };
const wrongField = (field: string) => ({
  en: `“${field}” is missing or of the wrong type`,
  'zh-CN': `“${field}”缺失或类型不对`,
});

const MAX_PROBLEMS = 20;

/** Order lines from rows, in order of time; the first problems, if any row is none. */
export function orderLines(rows: readonly Row[]): Result<readonly OrderLine[]> {
  const problems: Problem[] = [];
  const lines: OrderLine[] = [];
  for (const row of rows) {
    const parsed = lineSchema.safeParse(row);
    const atMs = parsed.success ? parseTimestamp(parsed.data.at) : undefined;
    if (!parsed.success || atMs === undefined) {
      const why = parsed.success ? notAnInstant : wrongField(String(parsed.error.issues[0]?.path[0] ?? ''));
      if (problems.push(noLine(`/rows/${row.id}`, { id: row.id, why })) >= MAX_PROBLEMS) break;
      continue;
    }
    lines.push({ ...parsed.data, atMs });
  }
  return problems.length > 0 ? failed(...problems) : ok(lines.sort((a, b) => a.atMs - b.atMs));
}
