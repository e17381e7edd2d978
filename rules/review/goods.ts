import { titleOf } from './input.ts';
import type { ReviewInput } from './input.ts';
import type { SectionOf } from './schema.ts';

/** The SKUs that were sold, by GMV, and how many of them make 80 % of it. */
export function buildPareto({ orders, skus }: ReviewInput): SectionOf<'pareto'> {
  const gmvBySku = new Map<string, number>();
  for (const { lines } of orders) {
    for (const { sku, amountCents } of lines) gmvBySku.set(sku, (gmvBySku.get(sku) ?? 0) + amountCents);
  }
  const rowOf = new Map(skus.map((row) => [row.id, row]));
  const sold = [...gmvBySku].sort(([a, gmvA], [b, gmvB]) => gmvB - gmvA || (a < b ? -1 : 1));
  const total = sold.reduce((sum, [, gmv]) => sum + gmv, 0);
  const share = (gmv: number): number => (total === 0 ? 0 : gmv / total);
  let [running, skusFor80] = [0, 0];
  const rows = sold.map(([sku, gmv]) => {
    if (running * 10 < total * 8) skusFor80 += 1;
    running += gmv;
    return { sku, title: titleOf(rowOf.get(sku)), gmv, share: share(gmv), cumulative: share(running) };
  });
  return { id: 'pareto', rows, skusFor80 };
}
