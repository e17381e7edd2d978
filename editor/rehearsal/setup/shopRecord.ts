import { datasetPageSchema, datasetsSchema, metricsPageSchema } from '../../../rules/api/ingest.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import { sourceMetrics } from '../../../rules/metrics/catalogue.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { metricsIn } from '../../../rules/rehearsal/metrics-in.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { request } from '../../api/request.ts';
import { instantMs } from '../../i18n/format/times.ts';

const POINTS = 10_000;
const ROWS = 1_000;
/** More rows tell a rehearsal no more, and a page should not fetch a shop's whole history. */
const MOST_ROWS = 3_000;
const MOST_POINTS = 100_000;
const SHOWN_ANYWAY = ['gmv', 'uv', 'buyers', 'orders'];

export interface ShopRecord {
  readonly points: readonly MetricPoint[];
  readonly datasets: Readonly<Record<string, readonly Row[]>>;
}

/** What a shop has recorded that a playbook reads, between two instants (epoch ms). */
export async function fetchShopRecord(
  shop: string,
  playbook: Playbook,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<ShopRecord> {
  const read = metricsIn(playbook).flatMap(({ id }) => [...sourceMetrics(id)]);
  const metrics = [...new Set([...SHOWN_ANYWAY, ...read])];
  const points: MetricPoint[] = [];
  for (const metric of metrics) points.push(...(await fetchPoints(shop, metric, playbook.timezone, fromMs, toMs)));
  const listed = await request(datasetsSchema, `/shops/${shop}/datasets`);
  const datasets: Record<string, readonly Row[]> = {};
  for (const { id } of listed) datasets[id] = await fetchRows(shop, id);
  return { points, datasets };
}

/** The newest come first: older ones are asked for until all are there. */
async function fetchPoints(
  shop: string,
  metric: string,
  timeZone: string,
  fromMs: number,
  toMs: number,
): Promise<readonly MetricPoint[]> {
  const from = formatInstant(fromMs, timeZone);
  const found: MetricPoint[] = [];
  let untilMs = toMs;
  for (;;) {
    const query = { metric, from, to: formatInstant(untilMs, timeZone), limit: POINTS };
    const page = await request(metricsPageSchema, `/shops/${shop}/metrics`, { query });
    const points = page.points.map(
      ({ at, ...point }): MetricPoint => ({ ...point, atMs: instantMs(at) }) as MetricPoint,
    );
    found.unshift(...points);
    const [oldest] = points;
    if (points.length < POINTS || !oldest || oldest.atMs <= fromMs || found.length >= MOST_POINTS) return found;
    untilMs = oldest.atMs - 1;
  }
}

async function fetchRows(shop: string, dataset: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const query = { limit: ROWS, skip: rows.length };
    const page = await request(datasetPageSchema, `/shops/${shop}/datasets/${dataset}`, { query });
    rows.push(...page.rows.flatMap((row) => (typeof row['id'] === 'string' ? [{ ...row, id: row['id'] }] : [])));
    if (page.rows.length < ROWS || rows.length >= Math.min(page.total, MOST_ROWS)) return rows;
  }
}
