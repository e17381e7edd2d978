import type { Row } from '../feel/scope.ts';
import type { LogEntry } from '../interpreter/messages.ts';
import { kindOf } from '../kinds/registry.ts';
import { dataSetOf } from '../outline/data-behind.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Text } from '../problems/problem.ts';
import { titleOf } from '../review/input.ts';

export interface StockAlert {
  readonly row: string;
  readonly title: string | Text | null;
  readonly stock: number | null;
  readonly daysLeft: number | null;
  readonly node: string;
  readonly rule: string;
  readonly sinceMs: number;
}

/** By node, the data set whose rows it watches one by one, all of them or a set of them, if those rows have a stock. */
export function stockWatches(
  playbook: Pick<Playbook, 'nodes'>,
  rows: (dataset: string) => readonly Row[] | undefined,
): ReadonlyMap<string, string> {
  const watches = playbook.nodes.flatMap((node): [string, string][] => {
    const isByRow = kindOf(node).watch?.(node.config).forEach !== undefined;
    const dataset = isByRow ? dataSetOf(node, playbook) : undefined;
    const goods = dataset === undefined ? undefined : rows(dataset);
    return dataset !== undefined && goods?.some((row) => typeof row['stock'] === 'number') ? [[node.id, dataset]] : [];
  });
  return new Map(watches);
}

const idsIn = (rows: unknown): readonly string[] =>
  Array.isArray(rows) ? rows.filter((each) => typeof each === 'string') : [];

/**
 * The goods for which a rule has fired and not recovered, from the log's entries of those watches in order; the one
 * that runs out first is first.
 */
export function stockAlerts(
  entries: readonly LogEntry[],
  watches: ReadonlyMap<string, string>,
  find: (dataset: string, id: string) => Row | undefined,
): readonly StockAlert[] {
  const open = new Map<
    string,
    { readonly node: string; readonly rule: string; readonly row: string; sinceMs: number }
  >();
  for (const entry of entries) {
    const { node, type, atMs } = entry;
    if (node === undefined || !watches.has(node)) continue;
    // A watch that is over says nothing more of its goods.
    if (type === 'nodeLeft') for (const [key, each] of open) if (each.node === node) open.delete(key);
    for (const row of idsIn(entry['rows'])) {
      const rule = String(entry['rule']);
      const key = JSON.stringify([node, rule, row]);
      if (type === 'ruleFired') open.set(key, { node, rule, row, sinceMs: atMs });
      if (type === 'ruleRecovered') open.delete(key);
    }
  }
  return [...open.values()]
    .map(({ node, rule, row, sinceMs }) => {
      const found = find(watches.get(node)!, row);
      const stock = numberOf(found?.['stock']);
      const sales7d = numberOf(found?.['sales7d']);
      const daysLeft = stock === null || !sales7d ? null : (stock * 7) / sales7d;
      return { row, title: titleOf(found), stock, daysLeft, node, rule, sinceMs };
    })
    .sort(
      (a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || (a.stock ?? Infinity) - (b.stock ?? Infinity),
    );
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
